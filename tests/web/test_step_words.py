"""No page and no list calls a step by its word in playbooks: a newcomer meets sentences."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.stories.told import FILES, playbook, story
from tests.web.reading import text
from whoelse.cli.playbook_in_words import agenda_in_words, as_pages_do
from whoelse.loop import debriefing, introducing, searching, steps
from whoelse.method.agenda.steps import STEPS, Step
from whoelse.method.agenda.steps_in_words import step_in_short, step_in_words
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.story import Story
from whoelse.method.playbook.trying import run
from whoelse.today.queries import agenda
from whoelse.web.pages.steps import SAID_DONE, Around, rules_of, shown

#: What a newcomer asked about, and other words that only playbooks use.
JARGON = re.compile(
    r"\b(?:choose person|let rest|drop|direct ask|indirect ask|ask what they know|soft touch|set list aside"
    r"|write to introduced|report to introducer|thank introducer|send update|weekly review|score target\b|debrief)\b",
    re.IGNORECASE,
)


@cache
def met() -> list[tuple[Story, Playbook, Step]]:
    """Every step that some told story comes to."""
    found = []
    for told in map(story, FILES):
        followed = playbook(told)
        plan = run(told, followed)
        every = (*plan.steps, *plan.coming, *(held.step for held in plan.held_back))
        found += [(told, followed, step) for step in every]
    return found


def test_the_stories_meet_nearly_every_step() -> None:
    assert set(STEPS) - {step.do for _, _, step in met()} <= {"give"}


def said_of(step: Step, told: Story, followed: Playbook) -> Iterator[str]:
    around = Around(told.situation.people, rules_of(followed), told.today, (), told.situation.organisations)
    seen = shown(step, around, place="1")
    yield from (seen.kicker, seen.heading, seen.say_done, seen.act.words if seen.act else "", seen.smaller)


def test_no_step_is_shown_by_its_word_in_playbooks() -> None:
    wrong = {words for told, followed, step in met() for words in said_of(step, told, followed) if JARGON.search(words)}
    assert wrong == set()


def test_a_heading_names_whom_it_is_about() -> None:
    for told, followed, step in met():
        if step.person is not None:
            around = Around(told.situation.people, rules_of(followed), told.today)
            assert around.name(step.person) in shown(step, around, place="1").heading, step.do


@pytest.mark.parametrize("do", STEPS)
def test_every_step_has_words_of_its_own(do: str) -> None:
    assert not JARGON.search(step_in_short(do))
    assert not JARGON.search(step_in_words(do, name="Maria", about="Tom"))
    assert " them" not in step_in_short(do), "no pronoun for anybody"
    assert "they" not in step_in_words(do, name="Maria").split(), "no pronoun for anybody"
    assert step_in_short(do)[0].isupper()


def test_the_command_line_says_the_same() -> None:
    for told in map(story, FILES):
        followed = playbook(told)
        plan = run(told, followed)
        lines = list(agenda_in_words(told, plan, as_pages_do(told, followed)))
        assert [line for line in lines if line.startswith("- ") and JARGON.search(line)] == []


@pytest.fixture
def much(people: Cast) -> Cast:
    """Maria was talked to and introduced Tom; one step was left out, another put off."""
    searching.follow_playbook(people.nadia, "Kelley", today=date(2026, 1, 5))
    day = date(2026, 1, 12)
    debriefing.write_debrief(people.nadia, person=people.maria, today=day, rapport=5, comfort="easy")
    introducing.note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="made", today=day)
    for step in agenda(people.nadia, TODAY).steps[:2]:
        if step.owed:
            steps.decline(people.nadia, step.key, today=TODAY)
        else:
            steps.snooze(people.nadia, step.key, until=TODAY + timedelta(days=3), today=TODAY)
    return people


def test_a_story_says_what_was_left_out_as_a_sentence(nadia: Client, much: Cast) -> None:
    pages = text(nadia, reverse("person", args=[much.maria])) + text(nadia, reverse("person", args=[much.tom]))
    told = re.findall(r"You left out: “([^”]*)”", pages)
    assert told
    assert all("Maria" in words or "Tom" in words for words in told)
    assert not re.search(r"(?:left out|put off[^:]*): (?!“)", pages)


def test_lists_say_steps_in_plain_words(nadia: Client, much: Cast) -> None:
    for address in (reverse("today"), reverse("people"), reverse("introductions")):
        page = text(nadia, address)
        kickers = re.findall(r'class="kicker">([^<]*)<', page) + re.findall(r'class="soft small">([^<]*)<', page)
        assert [words for words in kickers if JARGON.search(words)] == []


def test_buttons_that_close_say_so_plainly() -> None:
    assert not any(JARGON.search(words) for words in SAID_DONE.values())
