"""What is wrong with a playbook's text is told with line and column, and what would be right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.playbook import Finding, NotSound, read
from whoelse.playbooks.built_in import library

SOUND = """\
format: 1
name: My own
rules:
  - id: first-note
    when: invitation sent
    unless: reply received
    wait: 3 business days
    do: follow up
    at most: 1
    because: "You wrote to {person} on {day}, {count} business days ago; no answer is noted."
"""


def told(text: str) -> list[tuple[int, int, str, str | None]]:
    """The findings of a text: line, column, sentence, remedy."""
    with pytest.raises(NotSound) as refused:
        read(text)
    return [(one.line, one.column, one.message, one.remedy) for one in refused.value.findings]


def test_a_sound_playbook() -> None:
    playbook = read(SOUND)

    assert playbook.name == "My own"
    assert str(playbook.rules[0].wait) == "3 business days"
    assert playbook.rules[0].at_most == 1


def test_the_words_yes_no_and_on_are_plain() -> None:
    playbook = read(SOUND + "common: no\nabout: on\n")

    assert playbook.common is False
    assert playbook.about == "on"


@pytest.mark.parametrize(
    ("wrong", "right", "line", "column", "sentence"),
    [
        (
            "3 busness days",
            "3 business days",
            7,
            11,
            "“3 busness days” is not a wait. Did you mean “3 business days”?",
        ),
        ("3 bd", "3 business days", 7, 11, "“3 bd” is not a wait. Did you mean “3 business days”?"),
    ],
)
def test_a_wait_misspelt(wrong: str, right: str, line: int, column: int, sentence: str) -> None:
    assert told(SOUND.replace("3 business days", wrong)) == [(line, column, sentence, right)]


def test_a_wait_that_is_none_says_what_one_is() -> None:
    [(line, column, sentence, remedy)] = told(SOUND.replace("3 business days", "soon"))

    assert (line, column, remedy) == (7, 11, None)
    assert sentence.startswith("“soon” is not a wait. A wait is a number with hours, days, business days")


def test_a_step_misspelt() -> None:
    assert told(SOUND.replace("do: follow up", "do: folow up")) == [
        (8, 9, "“folow up” is not a step. Did you mean “follow up”?", "follow up")
    ]


def test_a_happening_misspelt() -> None:
    assert told(SOUND.replace("when: invitation sent", "when: invite sent")) == [
        (5, 11, "“invite sent” is not something that happens. Did you mean “invitation sent”?", "invitation sent")
    ]


def test_a_word_that_is_near_none_gets_the_list() -> None:
    [(_, _, sentence, remedy)] = told(SOUND + "formality: purple\n")

    assert remedy is None
    assert (
        sentence
        == "“purple” is not possible for “formality”. It can be “formal”, “informal”, “scripted” or “project-managed”."
    )


def test_a_key_misspelt_stands_at_the_key() -> None:
    assert told(SOUND.replace("wait:", "wiat:")) == [(7, 5, "A rule has no “wiat”. Did you mean “wait”?", "wait")]


def test_several_findings_in_the_order_of_the_text() -> None:
    findings = told(SOUND.replace("3 business days", "soon").replace("do: follow up", "do: folow up"))

    assert [(line, column) for line, column, _, _ in findings] == [(7, 11), (8, 9)]


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("format: 1\n", 1, 1, "A playbook needs “name”, such as “name: My own”."),
        ("format: 2\nname: x\n", 1, 9, "“format” is 1 here, not 2."),
        ("format: 1\nname: 2026\n", 2, 7, "“name” is a text. Put 2026 in quotes."),
        ("format: 1\nname: x\npace:\n", 3, 1, "“pace” is empty. Write what it is, or leave the line out."),
        ("format: 1\nname: x\nrules: 3\n", 3, 8, "“rules” is a list. Each entry begins in its own line with “- ”."),
        ("format: 1\nname: x\npace: {active people: 0}\n", 3, 23, "“active people” is 1 or more, not 0."),
        ("format: 1\nname: x\npace: {active people: true}\n", 3, 23, "“active people” is a whole number"),
        ("format: 1\nname: x\nname: y\n", 3, 1, "“name” stands here twice; the first is in line 2. Keep one of them."),
        ("%YAML 1.1\n---\nformat: 1\n", 1, 1, "A line that begins with “%” is not taken here. Leave it out."),
        ("format: &a 1\n", 1, 9, "“&a” marks a place, which is not taken. Leave it out."),
        ("name: *a\n", 1, 7, "“*a” points to another place, which is not taken. Write it out."),
        ("name: !!str x\n", 1, 7, "A tag (“!”) is not taken here. Leave it out, or put the text in quotes."),
        ("name: x\n---\nname: y\n", 2, 1, "A second document begins here. One text holds one."),
        ("rules:\n\t- x\n", 2, 1, "A tab stands here. Indent with spaces."),
        ('name: "x\n', 1, 7, "A quotation mark is opened here and not closed."),
        ("a: [1, 2\n", 1, 4, "A bracket is opened here, and it is not closed or an entry lacks its comma."),
        ("name: My: own\n", 1, 9, "A colon is not possible here. Put the text in quotes, or begin a new line."),
        ("[a]: b\n", 1, 1, "A key is a word or a few words before a colon."),
        ("name: x\x07\n", 1, 8, "A sign here cannot be read or seen. Take it out."),
        ("", 1, 1, "The text begins with a key and a colon, such as “name: My own”."),
        ("- a\n", 1, 1, "The text begins with a key and a colon, such as “name: My own”."),
        ("x: " + "[" * 20, 1, 15, "This lies deeper than 12 levels. Nothing here goes so deep."),
        ("x" * 100_001, 1, 1, "The text is longer than 100 kB, which is the most there can be."),
    ],
)
def test_what_cannot_be_read(text: str, line: int, column: int, sentence: str) -> None:
    first = told(text)[0]

    assert first[:2] == (line, column)
    assert first[2].startswith(sentence)


def test_a_remedy_can_take_the_place_of_what_is_wrong() -> None:
    wrong = SOUND.replace("3 business days", "3 busness days")
    with pytest.raises(NotSound) as refused:
        read(wrong)
    [finding] = refused.value.findings
    lines = wrong.splitlines()
    line = lines[finding.line - 1]
    start = finding.column - 1
    lines[finding.line - 1] = line[:start] + str(finding.remedy) + line[start + finding.length :]

    assert read("\n".join(lines)) == read(SOUND)


def test_a_wait_that_is_too_long_is_not_offered_again() -> None:
    [(_, _, sentence, remedy)] = told(SOUND.replace("3 business days", "9000 busness days"))

    assert sentence.endswith("No wait is longer, so “10 years” is the most there can be.")
    assert remedy == "10 years"


def test_each_text_gets_a_parser_of_its_own() -> None:
    told("%YAML 1.1\n---\nname: x\n")

    assert read(SOUND + "about: yes\n").about == "yes"


def test_a_byte_order_mark_and_windows_lines() -> None:
    assert read("\ufeff" + SOUND.replace("\n", "\r\n")) == read(SOUND)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A sound playbook with one stretch cut out, doubled or replaced."""
    text = draw(st.sampled_from([SOUND, *library().values()]))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    put = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.text(max_size=8)))
    return text[:start] + put + text[end:]


@settings(deadline=None)
@given(spoilt())
def test_a_spoilt_text_is_read_or_told_at_a_place_within_it(text: str) -> None:
    for finding in findings_of(text):
        assert 1 <= finding.line <= len(text.splitlines()) + 1
        assert finding.column >= 1
        assert finding.message[-1] in ".?"
        assert "invalid" not in finding.message.lower()


def findings_of(text: str) -> tuple[Finding, ...]:
    """The findings of a text, none where it is sound."""
    try:
        read(text)
    except NotSound as refused:
        return refused.findings
    return ()
