"""What is noted about a person."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import advice, gives, kept, leads, notes, promises
from whoelse.journal.queries import facts
from whoelse.loop.people import NewPerson, add_person


def note(client: Client, person: str, what: str, **said: Any) -> Any:
    """The answer to noting something."""
    return client.post(reverse("note about a person", args=[person, what]), {"token": "one", **said})


def test_everything_that_can_be_noted_is_offered(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("note something", args=[people.maria]))
    for name in ("reply", "debrief", "new introduction"):
        assert reverse(name, args=[people.maria]) in page
    for what in ("note", "promise", "given", "advice", "opening", "comfort"):
        address = reverse("note about a person", args=[people.maria, what])
        assert address in page
        assert text(nadia, address)


def test_a_note_is_kept_and_nothing_follows(nadia: Client, people: Cast) -> None:
    note(nadia, people.maria, "note", words="Likes concrete cases.")
    assert [each.words for each in notes(people.nadia, people.maria)] == ["Likes concrete cases."]
    assert not facts(people.nadia)
    assert "Likes concrete cases." in text(nadia, reverse("person", args=[people.maria]))


@pytest.mark.parametrize(
    ("what", "kind", "read"),
    [("given", "given", gives), ("advice", "advice given", advice), ("opening", "lead heard", leads)],
)
def test_what_goes_between_them_is_noted_on_its_day(
    nadia: Client, people: Cast, what: str, kind: str, read: Any
) -> None:
    note(nadia, people.maria, what, words="The list of suppliers", on="2026-01-12")
    (fact,) = facts(people.nadia)
    assert (fact.kind, fact.on) == (kind, date(2026, 1, 12))
    assert [each.words for each in read(people.nadia, people.maria)] == ["The list of suppliers"]
    page = text(nadia, reverse("person", args=[people.maria]))
    assert "Monday 12 January" in page
    assert "Written down today." in page


def test_a_promise_stands_open_until_it_is_kept(nadia: Client, people: Cast) -> None:
    note(nadia, people.maria, "promise", by="me", words="Send the paper", until="2026-01-23")
    (promise,) = promises(people.nadia, people.maria)
    assert promise.until == date(2026, 1, 23)
    kept_at = reverse("promise kept", args=[people.maria, promise.id])
    assert kept_at in text(nadia, reverse("person", args=[people.maria]))
    nadia.post(kept_at, {"token": "two"})
    assert facts(people.nadia)[-1].kind == "promise kept"
    assert kept_at not in text(nadia, reverse("person", args=[people.maria]))


def test_advice_stands_open_until_it_is_followed(nadia: Client, people: Cast) -> None:
    note(nadia, people.maria, "advice", words="Visit a depot")
    followed_at = reverse("advice followed", args=[people.maria, advice(people.nadia, people.maria)[0].id])
    assert followed_at in text(nadia, reverse("person", args=[people.maria]))
    nadia.post(followed_at, {"token": "two"})
    assert facts(people.nadia)[-1].kind == "advice followed"
    assert followed_at not in text(nadia, reverse("person", args=[people.maria]))


def test_a_hesitation_holds_until_it_is_lifted(nadia: Client, people: Cast) -> None:
    note(nadia, people.maria, "comfort", comfort="hesitant")
    page = text(nadia, reverse("person", args=[people.maria]))
    assert "Comfort: hesitant" in page
    assert "until you lift it" in page
    nadia.post(reverse("lift for", args=[people.maria]), {"token": "two"})
    assert facts(people.nadia)[-1].kind == "comfort lifted"
    assert "Lift it" not in text(nadia, reverse("person", args=[people.maria]))


def test_not_now_ends_with_its_day(nadia: Client, people: Cast) -> None:
    note(nadia, people.maria, "comfort", comfort="not now", until="2026-03-02")
    assert facts(people.nadia)[-1].until == date(2026, 3, 2)
    assert "until Monday 2 March" in text(nadia, reverse("person", args=[people.maria]))


def test_sent_twice_it_is_noted_once(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        assert note(nadia, people.maria, "given", words="A list").status_code == 302
    assert len(facts(people.nadia)) == 1


def test_words_typed_and_not_saved_are_found_again_and_go_once_noted(nadia: Client, people: Cast) -> None:
    form = f"note:advice:{people.maria}"
    keep(people.nadia, form, {"words": ["Visit a de"]}, revision=0, person=people.maria)
    assert "Visit a de" in text(nadia, reverse("note about a person", args=[people.maria, "advice"]))
    note(nadia, people.maria, "advice", words="Visit a depot", keep=form)
    assert kept(people.nadia, form) is None


@pytest.mark.parametrize(
    ("what", "said", "sentence"),
    [
        ("note", {"words": " "}, "A few words, please."),
        ("given", {"words": "A list", "on": "2026-02-01"}, "That day has not come yet."),
        ("given", {"words": "A list", "on": "soon"}, "This is no day."),
        ("promise", {"words": "Send it"}, "Choose who promised."),
        ("promise", {"by": "me", "words": "Send it", "until": "2026-01-02"}, "Name a day that is not before it."),
        ("comfort", {}, "Choose what comes nearest."),
        ("comfort", {"comfort": "not now", "until": "2026-01-14"}, "Name a day after today."),
        ("comfort", {"comfort": "hesitant", "until": "2026-03-02"}, "A day goes with “not now”."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    nadia: Client, people: Cast, what: str, said: dict[str, str], sentence: str
) -> None:
    answer = note(nadia, people.maria, what, **said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not facts(people.nadia)


def test_there_is_nothing_of_another_kind_to_note(nadia: Client, people: Cast) -> None:
    assert nadia.get(reverse("note about a person", args=[people.maria, "rumour"])).status_code == 404


@pytest.mark.parametrize("what", ["note", "comfort"])
def test_a_strangers_person_is_not_there(nadia: Client, people: Cast, what: str) -> None:
    theirs = add_person(stranger(), NewPerson(name="Somebody"), today=TODAY).person or ""
    assert nadia.get(reverse("note something", args=[theirs])).status_code == 404
    assert note(nadia, theirs, what, words="Mine", comfort="easy").status_code == 404


def test_a_promise_to_a_strangers_person_is_not_there(nadia: Client, people: Cast) -> None:
    assert nadia.post(reverse("promise kept", args=[people.maria, "none"]), {"token": "x"}).status_code == 404
