"""Writing to somebody: the draft, its checks, the ways it goes, and marking it as sent."""

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept, messages
from whoelse.journal.queries import facts
from whoelse.loop import choosing, comforting, debriefing, introducing, replying, searching, writing
from whoelse.loop.people import NewPerson, add_person
from whoelse.searches.access import Viewer
from whoelse.searches.actions import change
from whoelse.searches.queries import search
from whoelse.today.queries import agenda
from whoelse.web.pages.message.kinds import KINDS
from whoelse.web.pages.message.ways import profile_address

WEEK_BEFORE = date(2026, 1, 7)


def draft(client: Client, kind: str, person: str, about: str = "", **more: str) -> str:
    answer = client.get(address(kind, person, about), more)
    assert answer.status_code == 200
    return answer.content.decode()


def address(kind: str, person: str, about: str = "") -> str:
    return reverse("message about", args=[kind, person, about]) if about else reverse("message", args=[kind, person])


def body(html: str) -> str:
    return html.split('id="id_body">')[1].split("</textarea>", maxsplit=1)[0].strip()


def sent(**more: str) -> dict[str, str]:
    return {"subject": "A question", "body": "Dear Maria,", "channel": "e-mail", "by": "e-mail", "token": "one", **more}


def key_of(viewer: Viewer, do: str) -> str:
    return next(step.key for step in agenda(viewer, TODAY).steps if step.do == do)


@pytest.fixture
def introduced(people: Cast) -> Cast:
    """Maria has introduced Nadia to Tom today."""
    introducing.note_introduction(
        people.nadia,
        introducer=people.maria,
        state="made",
        person=people.tom,
        known_words="old colleagues",
        today=TODAY,
    )
    return people


def test_a_first_wording_without_holes_and_its_checks_beside_it(nadia: Client, people: Cast) -> None:
    html = draft(nadia, "invitation", people.maria)
    assert body(html).startswith("Dear Maria,")
    assert body(html).endswith("Nadia Rahimi")
    assert "{" not in body(html)
    assert "of at most 125 words" in html
    assert "Nothing is sent from here. You send it yourself." in html


def test_marked_as_sent_it_is_noted_and_can_be_undone(nadia: Client, people: Cast) -> None:
    choosing.choose_person(people.nadia, people.maria, today=TODAY)
    key = f"message:invitation:{people.maria}"
    keep(people.nadia, key, {"body": ["Dear Maria, as typed"]}, revision=0, person=people.maria)
    step = key_of(people.nadia, "invite")
    answer = nadia.post(address("invitation", people.maria), sent(step=step, on="2026-01-13", keep=key), follow=True)
    html = answer.content.decode()
    assert answer.redirect_chain == [("/", 302)]
    assert "Your invitation to Maria is noted." in html
    assert f'data-forget="{key}"' in html
    last = facts(people.nadia)[-1]
    assert (last.kind, last.on) == ("invitation sent", date(2026, 1, 13))
    (message,) = messages(people.nadia, people.maria)
    assert (message.subject, message.body, message.channel) == ("A question", "Dear Maria,", "e-mail")
    assert kept(people.nadia, key) is None
    act = html.split('name="undoes" value="')[1].split('"')[0]
    nadia.post(reverse("undo"), {"undoes": act, "back": "/"})
    assert "as typed" in draft(nadia, "invitation", people.maria), "the draft is back"


def test_without_a_day_it_was_today_and_without_words_it_was_said(nadia: Client, people: Cast) -> None:
    nadia.post(address("thank-you", people.maria), {"token": "one", "by": "in person"})
    assert (facts(people.nadia)[-1].kind, facts(people.nadia)[-1].on) == ("thank-you sent", TODAY)
    assert messages(people.nadia, people.maria) == ()


@pytest.mark.parametrize(
    ("typed", "sentence"), [("2026-01-15", "That day has not come yet."), ("soon", "This is no day.")]
)
def test_a_day_that_cannot_be_is_said_beside_the_field(nadia: Client, people: Cast, typed: str, sentence: str) -> None:
    answer = nadia.post(address("invitation", people.maria), sent(on=typed))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert 'id="id_on_error"' in html
    assert "Dear Maria," in body(html), "what was typed stays"
    assert 'id="sent" popover' not in html, "the question stands open"
    assert facts(people.nadia) == []


def test_sent_twice_it_is_noted_once(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        assert nadia.post(address("invitation", people.maria), sent()).status_code == 302
    assert [fact.kind for fact in facts(people.nadia)] == ["invitation sent"]


def test_a_step_that_is_gone_says_what_changed_and_keeps_the_words(nadia: Client, people: Cast) -> None:
    choosing.choose_person(people.nadia, people.maria, today=TODAY)
    step = key_of(people.nadia, "invite")
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=TODAY)
    html = draft(nadia, "invitation", people.maria, step=step)
    assert "since then you noted “invitation sent” today. Here is the draft all the same." in html
    assert "Last noted: invitation sent, today." in html
    answer = nadia.post(address("invitation", people.maria), sent(step=step))
    assert answer.status_code == 409
    assert "Dear Maria," in body(answer.content.decode())
    assert len(facts(people.nadia)) == 2


def test_what_was_kept_is_what_stands_there(nadia: Client, people: Cast) -> None:
    key = f"message:invitation:{people.maria}"
    fields = {"subject": ["My own"], "body": ["Own words"], "on": ["2020-01-01"], "channel": ["text message"]}
    keep(people.nadia, key, fields, revision=0, person=people.maria)
    html = draft(nadia, "invitation", people.maria)
    assert body(html) == "Own words"
    assert 'value="My own"' in html
    assert 'name="on" value="2026-01-14"' in html, "the day is never an old one"
    assert "Kept, 8:45" in html
    assert "Begin again from the first wording" in html


def test_begin_again(nadia: Client, people: Cast) -> None:
    key = f"message:invitation:{people.maria}"
    keep(people.nadia, key, {"body": ["Own words"]}, revision=0, person=people.maria)
    again = reverse("begin a message again", args=["invitation", people.maria])
    answer = nadia.post(again, {"keep": key}, follow=True)
    assert body(answer.content.decode()).startswith("Dear Maria,")
    assert nadia.get(again).status_code == 405


def test_the_purpose_is_asked_once_with_the_first_invitation(nadia: Client, people: Cast) -> None:
    change(people.nadia, purpose="", signed="")
    html = draft(nadia, "invitation", people.maria)
    assert "What would you like <mark>to learn?</mark>" in html
    assert "How you sign" in html
    said = {"purpose": "how ferries plan", "signed": "Nadia R."}
    answer = nadia.post(address("invitation", people.maria), said, follow=True)
    assert "I would like to learn how ferries plan" in body(answer.content.decode())
    assert search(people.nadia).signed == "Nadia R."
    assert facts(people.nadia) == []


def test_the_purpose_may_wait(nadia: Client, people: Cast) -> None:
    change(people.nadia, purpose="")
    assert "I would like to learn" not in body(draft(nadia, "invitation", people.maria, purpose="later"))
    empty = nadia.post(address("invitation", people.maria), {"purpose": ""})
    assert empty.status_code == 422
    assert "A few words are enough." in empty.content.decode()
    assert "Thank Maria Lindqvist" in draft(nadia, "thank-you", people.maria), "other messages do not ask"


def test_introduced_by_name_and_through_them(nadia: Client, introduced: Cast) -> None:
    html = draft(nadia, "introduced-invitation", introduced.tom)
    assert "Introduced by Maria Lindqvist today" in html
    assert "Maria Lindqvist introduced us" in body(html)
    nadia.post(address("introduced-invitation", introduced.tom), sent())
    assert facts(introduced.nadia)[-1].through == introduced.maria


def test_named_is_not_permission(nadia: Client, people: Cast) -> None:
    introducing.note_introduction(people.nadia, introducer=people.maria, state="named", person=people.tom, today=TODAY)
    choosing.choose_person(people.nadia, people.tom, today=TODAY)
    html = draft(nadia, "invitation", people.tom)
    assert "Maria" not in body(html)
    assert "You may write on your own account; it is not proposed." in html
    check = reverse("check a message", args=["invitation", people.tom])
    found = nadia.post(check, {"body": "Dear Tom,\n\nMaria Lindqvist told me about you.\n\nNadia"}).content.decode()
    assert "Leave out Maria’s name." in found


def test_thanks_to_the_introducer_name_whom_they_are_about(nadia: Client, introduced: Cast) -> None:
    html = draft(nadia, "introducer-thanks", introduced.maria, introduced.tom)
    assert "Thank Maria Lindqvist for introducing you to Tom Okafor" in html
    nadia.post(address("introducer-thanks", introduced.maria, introduced.tom), sent())
    last = facts(introduced.nadia)[-1]
    assert (last.kind, last.about) == ("introducer thanked", introduced.tom)


def test_the_report_brings_what_the_introduced_person_said(nadia: Client, introduced: Cast) -> None:
    debriefing.write_debrief(introduced.nadia, person=introduced.tom, learned="Charging decides.", today=TODAY)
    html = draft(nadia, "introducer-report", introduced.maria, introduced.tom)
    assert "<q>Charging decides.</q>" in html
    assert "What helped me most: [what helped]." in body(html), "notes are the user's own until they are put in"


def test_a_follow_up_knows_when_one_wrote(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=WEEK_BEFORE)
    assert "on Wednesday 7 January" in body(draft(nadia, "follow-up", people.maria))


def test_a_written_ask_needs_to_say_which(nadia: Client, people: Cast) -> None:
    debriefing.write_debrief(people.nadia, person=people.maria, rapport=5, today=date(2025, 12, 1))
    answer = nadia.post(address("ask", people.maria), sent(ask=""))
    assert answer.status_code == 422
    assert "Say which, so that it is not asked twice." in answer.content.decode()
    nadia.post(address("ask", people.maria), sent(ask="direct"))
    last = facts(people.nadia)[-1]
    assert (last.kind, last.ask, last.channel) == ("ask made", "direct", "written")


def test_the_ask_that_is_due_comes_with_its_words_and_its_way_out(nadia: Client, people: Cast) -> None:
    searching.follow_playbook(people.nadia, "Kelley", today=date(2025, 11, 30))
    debriefing.write_debrief(people.nadia, person=people.maria, rapport=5, comfort="easy", today=date(2025, 12, 1))
    html = draft(nadia, "ask", people.maria)
    assert "Is there somebody you would feel comfortable introducing me to?" in body(html)
    assert "that is quite all right" in body(html)
    assert 'value="direct" ' in html.split("checked")[0]


def test_where_comfort_holds_no_draft_is_offered(nadia: Client, people: Cast) -> None:
    comforting.note_comfort(people.nadia, person=people.maria, comfort="not now", today=TODAY)
    for kind in ("invitation", "follow-up", "ask", "check-in"):
        html = draft(nadia, kind, people.maria)
        assert "id_body" not in html
        assert "That has changed" in html
        assert 'class="care"' in html
    assert "id_body" in draft(nadia, "thank-you", people.maria), "what is owed goes on"


def test_what_a_never_forbids_is_not_offered(nadia: Client, people: Cast) -> None:
    searching.follow_playbook(people.nadia, "Kelley", today=TODAY)
    debriefing.write_debrief(
        people.nadia, person=people.maria, rapport=1, asked="indirect", answer="no", today=date(2025, 12, 1)
    )
    html = draft(nadia, "ask", people.maria)
    assert "id_body" not in html
    assert "Go to Today" in html


def test_the_checks_see_the_words_as_they_stand(nadia: Client, people: Cast) -> None:
    check = reverse("check a message", args=["invitation", people.maria])
    said = {"subject": "", "body": "Dear Maria,\r\n\r\nMy résumé is attached. {hole}", "channel": "linkedin note"}
    found = nadia.post(check, said).content.decode()
    assert found.index('class="stop"') < found.index('class="look"') < found.index('class="ok"')
    assert "Fill in “{hole}”, or take it out." in found
    hole = "Dear Maria,\n\nMy résumé is attached. {hole}".index("{hole}")
    assert f'data-start="{hole}"' in found, "line ends count once"
    assert 'id="checks-summary"' in found


def test_the_summary_is_told_again_only_where_it_has_changed(nadia: Client, people: Cast) -> None:
    check = reverse("check a message", args=["invitation", people.maria])
    first = nadia.post(check, {"body": "Dear Maria,"}).content.decode()
    summary = first.split('name="summary" id="checks-said" value="')[1].split('"')[0]
    assert 'id="checks-summary"' in first
    assert 'id="checks-summary"' not in nadia.post(check, {"body": "Dear Maria,", "summary": summary}).content.decode()


def test_too_long_for_the_way_it_goes(nadia: Client, people: Cast) -> None:
    check = reverse("check a message", args=["check-in", people.maria])
    found = nadia.post(check, {"body": "Dear Maria, " + "long " * 80, "channel": "linkedin note"}).content.decode()
    assert "Too long for a linkedin note." in found


def test_the_likeliest_way_comes_first(nadia: Client, people: Cast) -> None:
    assert "Copy and open Maria’s profile" in draft(nadia, "invitation", people.maria)
    written = add_person(people.nadia, NewPerson("Aiko Tanabe", email="aiko@orrery.example"), today=TODAY).person
    assert written is not None
    html = draft(nadia, "invitation", written)
    assert 'class="btn main" data-compose="mailto:aiko@orrery.example?' in html
    assert "https://mail.google.com/mail/?view=cm" in html
    phoned = add_person(people.nadia, NewPerson("Samuel Price", phone="+44 20 7946 0991"), today=TODAY).person
    assert phoned is not None
    assert 'class="btn main" data-compose="sms:+442079460991?' in draft(nadia, "invitation", phoned)
    assert 'href="tel:+442079460991"' in draft(nadia, "invitation", phoned)


def mains(html: str) -> dict[str, str]:
    """The main buttons by the channels they are for; those that are shown without scripts are marked with a star."""
    button = r'<(?:a|button) (class="btn main"[^>]*data-for="([^"]*)"[^>]*)>(?:<svg.*?</svg>)?([^<]*)<'
    found = re.findall(button, html, re.DOTALL)
    return {channels: words.strip() + ("" if " hidden" in tag else " *") for tag, channels, words in found}


def test_the_main_button_follows_how_it_goes(nadia: Client, people: Cast) -> None:
    key = f"message:invitation:{people.maria}"
    buttons = {
        "linkedin message|linkedin note": "Copy and open Maria’s profile *",
        "e-mail": "Open in my mail program",
        "text message|phone|in person": "Copy the words",
    }
    assert mains(draft(nadia, "invitation", people.maria)) == buttons
    keep(people.nadia, key, {"channel": ["e-mail"]}, revision=0, person=people.maria)
    buttons["linkedin message|linkedin note"] = "Copy and open Maria’s profile"
    buttons["e-mail"] = "Open in my mail program *"
    assert mains(draft(nadia, "invitation", people.maria)) == buttons


def test_where_no_address_is_known_the_main_button_copies(nadia: Client, people: Cast) -> None:
    assert mains(draft(nadia, "invitation", people.tom))["e-mail"] == "Copy the letter"
    phoned = add_person(people.nadia, NewPerson("Samuel Price", phone="+44 20 7946 0991"), today=TODAY).person
    assert phoned is not None
    assert mains(draft(nadia, "invitation", phoned)) == {
        "linkedin message|linkedin note|in person": "Copy the words",
        "e-mail": "Copy the letter",
        "text message": "Open in my messages *",
        "phone": "Call +44 20 7946 0991",
    }


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://www.linkedin.com/in/tom", "https://www.linkedin.com/in/tom"),
        ("linkedin.com/in/tom", "https://linkedin.com/in/tom"),
        ("javascript:alert(1)", ""),
        ("data://text", ""),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_a_profile_is_an_address_of_the_web_or_none(url: str, leads_to: str) -> None:
    assert profile_address(url) == leads_to


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page_and_can_be_marked_as_sent(nadia: Client, introduced: Cast, kind: str) -> None:
    assert "Nothing is sent from here." in draft(nadia, kind, introduced.tom)
    answer = nadia.post(address(kind, introduced.tom), sent(ask="indirect"), follow=True)
    assert "noted." in answer.content.decode() or "been told" in answer.content.decode()


def test_thanks_for_a_no(nadia: Client, people: Cast) -> None:
    replying.note_reply(people.nadia, person=people.maria, answer="no", today=TODAY)
    page = nadia.get("/").content.decode()
    assert "Thank Maria Lindqvist for the answer" in page
    assert address("thanks-for-a-no", people.maria) in page


def test_no_such_kind_is_404(nadia: Client, people: Cast) -> None:
    assert nadia.get(address("love-letter", people.maria)).status_code == 404


def test_another_user_s_person_is_404(nadia: Client, people: Cast) -> None:
    olga = add_person(stranger(), NewPerson("Olga Stern"), today=TODAY).person
    assert olga is not None
    for method in (nadia.get, nadia.post):
        assert method(address("invitation", olga)).status_code == 404
        assert method(address("introducer-thanks", people.maria, olga)).status_code == 404
    assert nadia.post(reverse("check a message", args=["invitation", olga])).status_code == 404
    assert nadia.post(reverse("begin a message again", args=["invitation", olga])).status_code == 404


def test_names_are_never_read_as_markup(nadia: Client, people: Cast) -> None:
    odd = add_person(people.nadia, NewPerson("<b>Bo</b> & Co", called="<i>Bo</i>"), today=TODAY).person
    assert odd is not None
    html = draft(nadia, "invitation", odd)
    assert "<i>Bo" not in html
    assert "<b>Bo" not in html
    assert quote("<i>Bo</i>", safe="") in html, "in the address of the mail program it is encoded"


def test_the_way_it_went_is_the_way_chosen_unless_another_is_said(nadia: Client, people: Cast) -> None:
    html = draft(nadia, "thank-you", people.maria)
    assert '<option value="" selected>The way chosen above</option>' in html
    nadia.post(address("thank-you", people.maria), sent(channel="text message", by=""))
    assert messages(people.nadia, people.maria)[0].channel == "text message"


def test_the_subject_can_be_copied_where_it_goes_by_e_mail(nadia: Client, people: Cast) -> None:
    html = draft(nadia, "thank-you", people.maria)
    assert 'data-for="e-mail" data-copy="#id_subject" hidden>Copy the subject' in html
