from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from whoelse.method.agenda.steps import Agenda, HeldBack, Reason, Step
from whoelse.method.asking import fitting, may_ask
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook
from whoelse.method.situation import PersonSeen, Situation, TargetSeen
from whoelse.method.verdict import Allowed, Refused

TODAY = date(2026, 1, 13)
CAST = Situation(
    {
        "maria": PersonSeen("maria", "Maria Lindqvist", "Maria", "brannock"),
        "tom": PersonSeen("tom", "Tom Okafor", "Tom"),
    },
    {"halden": TargetSeen("halden", "Halden Ferries")},
    {"brannock": "St. Brannock Hospital"},
)
OUT = "If nobody comes to mind, that is quite all right."


def ask(scope: str, words: str, kind: str = "direct", **more: Any) -> dict[str, Any]:
    return {"id": scope.replace(" ", "-"), "kind": kind, "scope": scope, "words": words, "out": OUT, **more}


FOLLOWED = Playbook.model_validate(
    {
        "format": 1,
        "name": "Test",
        "asks": [
            ask("anyone", "Anybody else I should talk to?"),
            ask("industry", "Anybody in {industry}?"),
            ask("company", "Anybody at {company}?", whose="Jason Alba", basis="sourced"),
            ask("job title", "Do you know a {job_title} at {company}?"),
            ask("resources", "What else should I look into?", "indirect"),
            {**ask("anyone", "In writing: anybody else?"), "id": "written", "channel": "written"},
        ],
        "limits": [
            {"id": "G11", "of": "direct ask", "at most": 1, "per": "conversation", "because": "One is enough."},
            {
                "id": "G11-year",
                "of": "direct ask",
                "at most": 3,
                "per": "person and year",
                "because": "{person} has had three.",
            },
        ],
        "never": [
            {
                "id": "low",
                "do": "direct ask",
                "if": {"rapport at most": 2},
                "because": "Too little rapport with {person}.",
            }
        ],
    }
)
REASON = Reason("K8", "Thea Kelley", "sourced", "There is enough rapport.")


def step(do: str, person: str = "maria") -> Step:
    return Step(do, f"{do}·{person}", TODAY, (REASON,), person)


def fact(kind: str, day: date = TODAY, **fields: Any) -> Fact:
    return Fact(f"{kind} {day} {sorted(fields.items())}", kind, day, day, "maria", **fields)


def test_the_narrowest_words_come_first() -> None:
    now = fitting(
        Agenda(TODAY, (step("direct ask"),)), FOLLOWED, CAST, "maria", industry="ferries", job_titles=("planner",)
    )
    assert [offer.scope for offer in now.asks] == ["job title", "company", "industry", "anyone"]
    assert now.first is not None
    assert now.first.words == "Do you know a planner at St. Brannock Hospital?"
    assert now.first.out == OUT
    assert now.first.step.reason.rule == "K8"
    assert [offer.first for offer in now.asks] == [True, False, False, False]


def test_words_with_an_unknown_slot_are_not_offered() -> None:
    now = fitting(Agenda(TODAY, (step("direct ask", "tom"),)), FOLLOWED, CAST, "tom")
    assert [offer.scope for offer in now.asks] == ["anyone"]


def test_the_words_say_whose_they_are() -> None:
    now = fitting(Agenda(TODAY, (step("direct ask"),)), FOLLOWED, CAST, "maria", company="Halden Ferries")
    assert now.first is not None
    assert (now.first.words, now.first.whose, now.first.basis) == (
        "Anybody at Halden Ferries?",
        "Jason Alba",
        "sourced",
    )


def test_the_indirect_ask_comes_first_where_both_are_open() -> None:
    now = fitting(Agenda(TODAY, (step("indirect ask"), step("direct ask"))), FOLLOWED, CAST, "maria")
    assert now.first is not None
    assert now.first.kind == "indirect"
    assert sum(offer.first for offer in now.asks) == 1


def test_a_wider_wording_follows_what_has_been_tried() -> None:
    agenda = Agenda(TODAY, (step("direct ask"),))
    now = fitting(agenda, FOLLOWED, CAST, "maria", job_titles=("planner",), tried={"job title", "company"})
    assert now.first is not None
    assert now.first.scope == "anyone"


def test_a_written_ask_prefers_written_words() -> None:
    now = fitting(Agenda(TODAY, (step("direct ask"),)), FOLLOWED, CAST, "maria", moment="written")
    assert [offer.words for offer in now.asks] == ["In writing: anybody else?"]


def test_a_playbook_without_words_still_finds_some() -> None:
    empty = Playbook(format=1, name="Empty")
    now = fitting(Agenda(TODAY, (step("direct ask"),)), empty, CAST, "maria")
    assert now.first is not None
    assert now.first.words == "Is there anybody else I should talk to?"
    assert now.first.out


def test_what_is_held_back_says_why() -> None:
    held = HeldBack(
        step("direct ask"), "comfort", "You noted that Maria hesitated, so it waits until you lift that.", "G1"
    )
    other = HeldBack(step("direct ask", "tom"), "limit", "Not now.")
    now = fitting(Agenda(TODAY, (step("thank"),), (held, other)), FOLLOWED, CAST, "maria")
    assert (now.asks, now.held, now.why_not) == ((), (held,), held.reason)


def test_where_nothing_is_called_for_nothing_is_asked() -> None:
    assert fitting(Agenda(TODAY), FOLLOWED, CAST, "maria").why_not == "Nothing is to be asked for just now."


def test_an_ask_of_ones_own_is_allowed_where_nothing_speaks_against_it() -> None:
    assert may_ask(FOLLOWED, CAST, [fact("debrief written", rapport=4)], "maria", "direct", TODAY) == Allowed()


@pytest.mark.parametrize(
    ("facts", "by", "rule"),
    [
        ([fact("comfort noted", comfort="hesitant")], "comfort", "G1"),
        ([fact("conversation held"), fact("debrief written", rapport=2)], "never", "low"),
        ([fact("ask made", ask="direct", channel="spoken", answer="nobody")], "limit", "G11"),
        (
            [fact("ask made", date(2025, month, 2), ask="direct", answer="nobody") for month in (3, 6, 9)],
            "limit",
            "G11-year",
        ),
        ([fact("ask made", date(2026, 1, 5), ask="direct", answer="will check")], "checking", "G2"),
        ([fact("ask made", date(2026, 1, 5), ask="direct", answer="no")], "limit", "G1"),
        ([fact("ask made", date(2026, 1, 5), ask="indirect", answer="later")], "limit", "G3"),
    ],
)
def test_an_ask_of_ones_own_is_refused_with_its_reason(facts: list[Fact], by: str, rule: str) -> None:
    verdict = may_ask(FOLLOWED, CAST, facts, "maria", "direct", TODAY)
    assert isinstance(verdict, Refused)
    assert (verdict.by, verdict.rule) == (by, rule)
    assert verdict.reason


def test_an_indirect_ask_is_free_of_the_limits_of_direct_ones() -> None:
    facts = [fact("ask made", ask="direct", channel="spoken", answer="nobody")]
    assert may_ask(FOLLOWED, CAST, facts, "maria", "indirect", TODAY) == Allowed()


def test_words_for_a_rule_go_before_words_for_any():
    own = FOLLOWED.model_copy(
        update={
            "asks": (
                *FOLLOWED.asks,
                FOLLOWED.asks[0].model_copy(update={"id": "own", "for_": ("P5",), "words": "Anybody at {target}?"}),
            )
        }
    )
    called = replace(DIRECT, target="halden", reasons=(Reason("P5", "ours", "ours", "Because."),))

    assert words_of(own, called) == ["Anybody at Halden Ferries?"]
    assert "Anybody at Halden Ferries?" not in words_of(own, DIRECT)


def test_softer_words_at_low_rapport():
    own = FOLLOWED.model_copy(
        update={
            "asks": (
                *FOLLOWED.asks,
                FOLLOWED.asks[0].model_copy(update={"id": "soft", "rapport_at_most": 2, "words": "If anybody should?"}),
            )
        }
    )

    assert words_of(own, replace(DIRECT, rapport=2)) == ["If anybody should?"]
    for rapport in (3, None):
        assert "If anybody should?" not in words_of(own, replace(DIRECT, rapport=rapport))


DIRECT = Step("direct ask", "key", TODAY, (Reason("K8", "ours", "ours", "Because."),), "maria")


def words_of(followed: Playbook, step: Step) -> list[str]:
    """The words in which an open step may be asked."""
    now = fitting(Agenda(TODAY, (step,)), followed, CAST, "maria", industry="health", job_titles=["nurse"])
    return [offer.words for offer in now.asks]
