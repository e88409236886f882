"""What does not hold together in a playbook whose words are all right."""

import pytest

from whoelse.method.playbook import NotSound, read

HEAD = "format: 1\nname: Mine\n"


def rules(*written: str) -> str:
    """A playbook of these rules, one line each."""
    return HEAD + "rules:\n" + "".join(f"  - {{id: rule-{at}, because: x, {one}}}\n" for at, one in enumerate(written))


def told(text: str) -> str:
    """The first finding."""
    with pytest.raises(NotSound) as refused:
        read(text)
    return refused.value.findings[0].message


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("when: invitation sent, do: follow up", "A follow-up needs an end."),
        ("when: conversation held, do: the same ask", "“the same ask” cannot follow from “conversation held”."),
        ("when: every day, do: invite", "“invite” cannot follow from “every day”."),
        ("when: person chosen, wait: 1 day, within: 2 days, do: invite", "“wait” and “within” stand in one rule."),
        ("when: person chosen, before: 1 day, do: invite", "“before” counts back from a day agreed"),
        ("when: person chosen, wait: 'the day named, else 1 week', do: invite", "“person chosen” names no day."),
        ("when: person chosen, unless: reply received, do: invite", "“unless: reply received” has no meaning"),
        ("when: person chosen, rests after: 2 days, do: invite", "“rests after” goes with “soft touch”"),
        ("when: person chosen, after: indirect ask, do: invite", "“after” goes with “direct ask”"),
        ("when: conversation near its end, after: indirect ask, do: direct ask", "This rule can never speak up"),
        (
            "when: conversation held, do: thank, if: {rapport at least: 4, rapport at most: 2}",
            "This can never be: rapport of 4 or more, and of 2 or less.",
        ),
        (
            "when: last contact, do: keep in touch, if: {unanswered notes at least: 3, unanswered notes at most: 1}",
            "This can never be: unanswered notes of 3 or more, and of 1 or less.",
        ),
        ("when: person chosen, do: invite, if: {answer: yes}", "“answer” cannot be known when “person chosen”."),
        ("when: person chosen, do: invite, if: {rapport at least: 3}", "“rapport at least” cannot be known when"),
        ("when: every day, do: choose person, if: {active people: fewer than the pace}", "There is no pace yet."),
        ("when: every day, do: choose person, if: {style: open}", "“style” is about a person"),
    ],
)
def test_a_rule_that_does_not_hold_together(rule: str, sentence: str) -> None:
    assert told(rules(rule)).startswith(sentence)


@pytest.mark.parametrize(
    ("because", "sentence"),
    [
        ("Hello {persn}", "Nothing fills {persn}. Did you mean {person}?"),
        ("Hello {person", "A brace is opened or closed alone here."),
        ("{count} days", "{count} is the number of business days waited"),
        ("Of {about}", "{about} is somebody of an introduction, and “person chosen” is none."),
        ("{notes} notes", "{notes} counts notes without an answer"),
    ],
)
def test_a_slot_that_nothing_fills(because: str, sentence: str) -> None:
    text = HEAD + f'rules:\n  - {{id: a, when: person chosen, do: invite, because: "{because}"}}\n'

    assert told(text).startswith(sentence)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("asks:\n  - {id: a, kind: direct, scope: anyone, words: Who else?}\n", "A direct ask needs an easy way out."),
        ("asks:\n  - {id: a, kind: indirect, scope: anyone, words: Who?}\n", "An indirect ask is for “resources”"),
        ("asks:\n  - {id: a, kind: indirect, scope: resources, words: 'At {compny}?'}\n", "Nothing fills {compny}."),
        ("messages:\n  - {kind: update, body: 'Dear {frend}'}\n", "Nothing fills {frend}."),
        ("messages:\n  - {kind: update, body: a}\n  - {kind: update, body: b}\n", "The kind “update” stands here a"),
        ("never:\n  - {id: a, because: x}\n", "A never has one of “do”"),
        ("never:\n  - {id: a, do: thank, behave: Never., because: x}\n", "A never has one of “do”"),
        ("never:\n  - {id: a, say: [job], in: invitatoin, because: x}\n", "“invitatoin” is not a kind of message."),
        ("never:\n  - {id: a, behave: Never., if: {style: open}, because: x}\n", "“if” goes with “do”"),
        ("questions: {most: 1, offer: [{words: a}, {words: b}]}\n", "2 questions are offered, and the list holds 1"),
        (
            "pace: {active people: 3}\nlimits:\n  - {id: a, of: active people, at most: 5, because: x}\n",
            "The pace says 3 active people",
        ),
        (
            "limits:\n  - {id: a, of: active people, at most: 5, per: person, because: x}\n",
            "Active people are counted for the whole search.",
        ),
    ],
)
def test_a_part_that_does_not_hold_together(part: str, sentence: str) -> None:
    assert told(HEAD + part).startswith(sentence)


def test_two_rules_of_one_id() -> None:
    text = rules("when: person chosen, do: invite", "when: conversation held, do: thank").replace("rule-1", "rule-0")

    assert told(text) == "The id “rule-0” stands here a second time. Give each its own."


def test_the_place_of_a_flaw() -> None:
    with pytest.raises(NotSound) as refused:
        read(HEAD + "rules:\n  - id: a\n    when: every day\n    do: invite\n    because: x\n")

    [finding] = refused.value.findings
    assert (finding.line, finding.column, finding.length) == (6, 9, 6)


RANKED = "ranking:\n  columns: [{id: wish, words: My wish}]\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (rules("when: every week, do: weekly review"), "“every week” goes with “on”"),
        (rules("when: person chosen, on: Friday, do: invite"), "“every week” goes with “on”"),
        (rules("when: every day, do: score targets, if: {a target: without a score}"), "There is no ranking yet."),
        (
            rules("when: every day, do: choose person, if: {active targets: fewer than the pace}"),
            "There is no pace yet.",
        ),
        (
            rules("when: person chosen, do: invite, if: {follow-ups at least: 1}"),
            "“follow-ups at least” cannot be known",
        ),
        (HEAD + RANKED + "  order: [wosh]\n", "“wosh” is not a column. Did you mean “wish”?"),
        (HEAD + "ranking:\n  columns: [{id: a, words: A, from: 3, to: 3}]\n", "The score goes from 3 upwards."),
        (HEAD + "ranking:\n  columns: [{id: a, words: A, values: [no]}]\n", "“values” names each score once"),
        (HEAD + "limits:\n  - {id: a, of: people at a target, at most: 3, because: x}\n", "“people at a target” and"),
    ],
)
def test_what_is_said_of_targets_and_weeks(text: str, sentence: str) -> None:
    assert told(text).startswith(sentence)


def test_a_ranking_that_holds_together() -> None:
    scored = rules("when: every day, do: score targets, if: {a target: without a score}")

    assert read(scored + RANKED + "  order: [wish]\n").ranking is not None


@pytest.mark.parametrize(("wrong", "right"), [("dya", "day"), ("ady", "day"), ("persn", "person")])
def test_a_short_slot_misspelt(wrong: str, right: str) -> None:
    text = HEAD + f'rules:\n  - {{id: a, when: person chosen, do: invite, because: "On {{{wrong}}}"}}\n'

    assert told(text) == f"Nothing fills {{{wrong}}}. Did you mean {{{right}}}?"
