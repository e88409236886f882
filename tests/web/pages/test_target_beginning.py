"""Whom to begin with at a target: under Dalton two people, chosen in one act, written to one after the other."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.journal.queries import acts_of_day, facts
from whoelse.loop import playbooks
from whoelse.loop.choosing import add_target
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.replying import note_reply
from whoelse.loop.searching import follow_playbook
from whoelse.loop.targets import score_targets
from whoelse.loop.undoing import undo
from whoelse.loop.writing import mark_sent
from whoelse.method.playbook import editing
from whoelse.playbooks.queries import own_playbooks
from whoelse.today.queries import agenda

EARLIER = TODAY - timedelta(days=9)  # a Monday
TWO = "Two people to begin with"
CHOSEN = "person chosen"


@pytest.fixture
def acme(people: Cast) -> str:
    """Acme, a target of Nadia's under Dalton, with scores."""
    follow_playbook(people.nadia, "Dalton", today=EARLIER)
    place = add_target(people.nadia, "Acme", today=EARLIER).organisation
    assert place is not None
    score_targets(people.nadia, {place: {"motivation": 3, "posting": 3, "advocacy": True}}, today=EARLIER)
    return place


@pytest.fixture
def there(people: Cast, acme: str) -> dict[str, str]:
    """Zoe, whom Nadia knows, Ben, slightly known, and Ana, all at Acme."""
    told = {"Zoe Lund": "known", "Ben Carver": "slightly", "Ana Ruiz": "", "Piotr Zaremba": ""}
    made = {}
    for name, closeness in told.items():
        made[name.split()[0]] = str(
            add_person(people.nadia, NewPerson(name, at="Acme", closeness=closeness), today=EARLIER).person
        )
    return made


def chosen(people: Cast) -> list[str | None]:
    return [fact.person for fact in facts(people.nadia) if fact.kind == CHOSEN]


def invited(people: Cast, day: date) -> list[tuple[str | None, str | None]]:
    return [(step.person, step.silent) for step in agenda(people.nadia, day).steps if step.do == "invite"]


def begin(nadia: Client, acme: str, *who: str, step: str = "", token: str = "one") -> str:
    answer = nadia.post(reverse("begin at a target", args=[acme]), {"person": who, "step": step, "token": token})
    return str(answer["Location"])


def test_the_step_of_the_day_leads_to_the_target(nadia: Client, acme: str, there: dict[str, str]) -> None:
    page = text(nadia, reverse("today"))
    assert "Choose whom to begin with at Acme" in page
    assert "See whom you know there" in page


def test_the_first_two_by_whom_first_are_ticked(nadia: Client, acme: str, there: dict[str, str]) -> None:
    html = nadia.get(reverse("target", args=[acme])).content.decode()
    assert TWO in html
    assert "where no answer is noted after 3 business days" in html
    ticked = [who for who, person in there.items() if f'value="{person}" checked' in html]
    assert ticked == ["Zoe", "Ben"]


def test_both_are_chosen_in_one_act_and_the_first_is_written_to(
    nadia: Client, people: Cast, acme: str, there: dict[str, str]
) -> None:
    step = next(step for step in agenda(people.nadia, TODAY).steps if step.do == "choose person")
    to = begin(nadia, acme, there["Zoe"], there["Ben"], step=step.key)
    assert to.startswith(reverse("message", args=["invitation", there["Zoe"]]))
    assert chosen(people) == [there["Zoe"], there["Ben"]]
    assert invited(people, TODAY) == [(there["Zoe"], None)]
    mark_sent(people.nadia, kind="invitation", person=there["Zoe"], today=TODAY)  # on Wednesday
    assert invited(people, TODAY + timedelta(days=2)) == []
    assert invited(people, TODAY + timedelta(days=5)) == [(there["Ben"], there["Zoe"])]
    choosing = next(act for act in acts_of_day(people.nadia, TODAY) if act.kind == CHOSEN)
    undo(people.nadia, choosing.id, today=TODAY)
    assert chosen(people) == []


def test_the_page_asks_whether_the_first_has_answered(
    nadia: Client, people: Cast, acme: str, there: dict[str, str]
) -> None:
    begin(nadia, acme, there["Zoe"], there["Ben"])
    mark_sent(people.nadia, kind="invitation", person=there["Zoe"], today=TODAY)
    with time_machine.travel("2026-01-19T08:45:00Z"):
        page = text(nadia, reverse("today"))
    assert "Invite Ben Carver" in page
    assert "Has Zoe answered somewhere?" in page
    assert "Acme has other people, and Ben is next." in page


def test_one_is_enough_and_a_second_can_be_had_ready_later(
    nadia: Client, people: Cast, acme: str, there: dict[str, str]
) -> None:
    begin(nadia, acme, there["Zoe"])
    mark_sent(people.nadia, kind="invitation", person=there["Zoe"], today=TODAY)
    page = text(nadia, reverse("target", args=[acme]))
    assert "One more to have ready" in page
    assert "Written to: Zoe." in page
    assert begin(nadia, acme, there["Ana"], token="two") == reverse("target", args=[acme])
    page = text(nadia, reverse("target", args=[acme]))
    assert "Next: Ana." in page
    assert "Chosen to begin with" in page
    assert "Have this one ready" not in page


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ((), "Nobody is chosen yet. One is enough."),
        (("Zoe", "Ben", "Ana"), "Your playbook begins with two people at Acme."),
    ],
)
def test_nobody_or_more_than_two_are_refused(
    nadia: Client, people: Cast, acme: str, there: dict[str, str], who: tuple[str, ...], said: str
) -> None:
    to = begin(nadia, acme, *(there[one] for one in who))
    assert said in text(nadia, to)
    assert chosen(people) == []


def test_a_third_is_refused_while_two_are_chosen(nadia: Client, people: Cast, acme: str, there: dict[str, str]) -> None:
    begin(nadia, acme, there["Zoe"], there["Ben"])
    to = begin(nadia, acme, there["Ana"], token="two")
    assert "two are chosen, so that is all for now" in text(nadia, to)
    assert chosen(people) == [there["Zoe"], there["Ben"]]


def test_whoever_is_chosen_already_is_not_chosen_twice(
    nadia: Client, people: Cast, acme: str, there: dict[str, str]
) -> None:
    begin(nadia, acme, there["Zoe"])
    to = begin(nadia, acme, there["Zoe"], token="two")
    assert "That is chosen at Acme already." in text(nadia, to)
    assert chosen(people) == [there["Zoe"]]


def test_where_the_rule_is_forbidden_nothing_is_said_of_it(
    nadia: Client, people: Cast, acme: str, there: dict[str, str]
) -> None:
    playbooks.copy_playbook(people.nadia, "Dalton", called="Mine", today=TODAY)
    own = own_playbooks(people.nadia)[0]
    text_without = editing.forbid(own.text, "D4", "I choose one by one.")
    playbooks.keep_version(people.nadia, own.id, text_without, follow=True, today=TODAY)
    assert TWO not in nadia.get(reverse("target", args=[acme])).content.decode()


def test_somebody_who_works_elsewhere_is_refused(nadia: Client, people: Cast, acme: str) -> None:
    to = begin(nadia, acme, people.tom)
    assert "does not work at Acme" in text(nadia, to)
    assert chosen(people) == []


def test_where_nobody_is_known_one_can_be_added_for_that_place(nadia: Client, acme: str) -> None:
    page = nadia.get(reverse("target", args=[acme])).content.decode()
    assert "You know nobody else there yet." in page
    assert f"{reverse('add a person')}?at=Acme" in page
    assert 'value="Acme"' in nadia.get(f"{reverse('add a person')}?at=Acme").content.decode()


def test_under_another_playbook_people_are_written_to_as_before(nadia: Client, people: Cast) -> None:
    place = add_target(people.nadia, "Acme", today=TODAY).organisation
    add_person(people.nadia, NewPerson("Zoe Lund", at="Acme", closeness="known"), today=TODAY)
    page = text(nadia, reverse("target", args=[place]))
    assert TWO not in page
    assert "Write to Zoe" in page


def test_once_somebody_there_will_talk_nobody_is_chosen_ahead(
    nadia: Client, people: Cast, acme: str, there: dict[str, str]
) -> None:
    begin(nadia, acme, there["Zoe"])
    mark_sent(people.nadia, kind="invitation", person=there["Zoe"], today=TODAY)
    note_reply(people.nadia, person=there["Zoe"], answer="yes", today=TODAY)
    page = text(nadia, reverse("target", args=[acme]))
    assert TWO not in page
    assert "to have ready" not in page
