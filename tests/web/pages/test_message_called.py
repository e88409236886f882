"""What the user calls somebody: asked with the first invitation and beside every draft, until it is known."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.interchange.test_importing import THREE
from tests.web.pages.test_message import address, body, draft
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept
from whoelse.interchange.importing import read_files
from whoelse.loop.importing import bring_in
from whoelse.loop.people import NewPerson, add_person, edit_person
from whoelse.loop.undoing import undo
from whoelse.people import queries
from whoelse.searches.actions import change

ASKED = "You call <bdi>Priya Nair</bdi>"


@pytest.fixture
def priya(people: Cast) -> str:
    """Somebody of whom nothing says what Nadia calls them."""
    person = add_person(people.nadia, NewPerson("Priya Nair", email="priya@kestrel.example"), today=TODAY).person
    assert person is not None
    edit_person(people.nadia, person, called="", today=TODAY)
    return person


def use(client: Client, person: str, called: str, **more: str) -> str:
    first = draft(client, "invitation", person)
    sent = {"subject": first.split('name="subject" value="')[1].split('"')[0], "body": body(first), "channel": "e-mail"}
    sent |= {"keep": key_of(person), "revision": "0", "use": "called", "called": called, "token": "one", **more}
    return client.post(address("invitation", person), sent, follow=True).content.decode()


def key_of(person: str) -> str:
    return f"message:invitation:{person}"


def test_beside_the_greeting_while_it_is_not_known(nadia: Client, people: Cast, priya: str) -> None:
    html = draft(nadia, "thank-you", priya)
    assert ASKED in html
    assert 'name="called" value="Priya"' in html
    assert "You call <bdi>" not in draft(nadia, "thank-you", people.maria)


def test_used_it_stands_in_the_draft_and_can_be_undone(nadia: Client, people: Cast, priya: str) -> None:
    html = use(nadia, priya, " Priya ")
    assert body(html).startswith("Dear Priya,")
    assert ASKED not in html
    assert "Priya Nair is Priya in every draft." in html
    assert kept(people.nadia, key_of(priya)) is None
    act = html.split('name="undoes" value="')[1].split('"')[0]
    undo(people.nadia, act, today=TODAY)
    assert queries.person(people.nadia, priya).called == ""
    assert body(draft(nadia, "invitation", priya)).startswith("Dear Priya Nair,")


def test_a_changed_draft_stays_as_typed(nadia: Client, people: Cast, priya: str) -> None:
    html = use(nadia, priya, "Priya", body="Dear Ms. Nair,\r\n\r\nMy own words.")
    assert body(html) == "Dear Ms. Nair,\n\nMy own words."
    assert queries.person(people.nadia, priya).called == "Priya"


def test_a_draft_that_was_kept_as_first_worded_is_worded_anew(nadia: Client, people: Cast, priya: str) -> None:
    html = use(nadia, priya, "Priya", subject="My own subject")
    assert body(html).startswith("Dear Priya,")
    assert 'value="My own subject"' in html


def test_words_kept_elsewhere_meanwhile_are_not_overwritten(nadia: Client, people: Cast, priya: str) -> None:
    keep(people.nadia, key_of(priya), {"body": ["From the phone."]}, revision=0, person=priya)
    html = use(nadia, priya, "Priya", body="From the desk.")
    assert body(html) == "From the phone."
    assert "was changed somewhere else meanwhile" in html
    assert f'data-forget="{key_of(priya)}"' not in html


@pytest.mark.parametrize(
    ("called", "sentence"), [("  ", "Write what you call Priya Nair."), ("x" * 101, "At most 100")]
)
def test_a_name_that_cannot_be_changes_nothing(
    nadia: Client, people: Cast, priya: str, called: str, sentence: str
) -> None:
    html = use(nadia, priya, called, body="My own words.")
    assert sentence in html
    assert body(html) == "My own words."
    assert queries.person(people.nadia, priya).called == ""


def test_another_user_s_person_is_404(nadia: Client, people: Cast) -> None:
    other = add_person(stranger(), NewPerson("Somebody"), today=TODAY).person
    assert (
        nadia.post(reverse("message", args=["invitation", other]), {"use": "called", "called": "X"}).status_code == 404
    )


def test_asked_with_the_first_invitation(nadia: Client, people: Cast, priya: str) -> None:
    change(people.nadia, purpose="", signed="")
    html = draft(nadia, "invitation", priya)
    assert "What do you call Priya Nair?" in html
    assert 'name="called" value="Priya"' in html
    said = {"purpose": "how ferries plan", "signed": "Nadia R.", "called": "Pri", "token": "two"}
    answer = nadia.post(address("invitation", priya), said, follow=True).content.decode()
    assert body(answer).startswith("Dear Pri,")
    assert "Undo" in answer
    change(people.nadia, purpose="", signed="")
    assert "What do you call" not in draft(nadia, "invitation", people.maria)


def test_any_part_of_the_name_greets_while_it_is_not_known(nadia: Client, people: Cast, priya: str) -> None:
    at = reverse("check a message", args=["invitation", priya])

    def found(words: str) -> str:
        return nadia.post(at, {"subject": "", "body": f"{words},\n\nMay I ask?", "channel": "e-mail"}).content.decode()

    for words in ("Dear Priya", "Dear Ms. Nair", "Dear Priya Nair"):
        assert "Does it greet" not in found(words)
    assert "Does it greet Priya Nair?" in found("Dear Prue")


def test_a_greeting_by_the_whole_name_is_not_nearly_sent(nadia: Client, people: Cast, priya: str) -> None:
    html = draft(nadia, "thank-you", priya)
    assert body(html).startswith("Dear Priya Nair,")
    assert "Do you greet Priya Nair by the whole name?" in html
    assert "Nothing to mend." not in html
    edit_person(people.nadia, priya, called="Priya Nair", today=TODAY)
    assert "by the whole name?" not in draft(nadia, "thank-you", priya), "where that is what Nadia calls her"


def test_how_one_signs_is_offered_as_the_export_names_its_owner(nadia: Client, people: Cast) -> None:
    change(people.nadia, purpose="", signed="")
    profile = b"First Name,Last Name,Maiden Name,Headline,Summary,Industry\nNadia,Rahimi,,Planner,,Ferries\n"
    files = [("Connections.csv", THREE.encode()), ("Profile.csv", profile)]
    brought = bring_in(people.nadia, read_files(files), today=TODAY)
    assert 'name="signed" value="Nadia Rahimi"' in draft(nadia, "invitation", people.maria)
    assert brought.act is not None
    undo(people.nadia, brought.act.act, today=TODAY)
    assert 'name="signed" value=' not in draft(nadia, "invitation", people.maria)


def test_used_before_the_purpose_is_told_it_leads_back_to_the_draft(nadia: Client, people: Cast, priya: str) -> None:
    change(people.nadia, purpose="")
    sent = {
        "body": "My own words.",
        "keep": key_of(priya),
        "revision": "0",
        "use": "called",
        "called": "Priya",
        "token": "a",
    }
    html = nadia.post(address("invitation", priya), sent, follow=True).content.decode()
    assert body(html) == "My own words."
