"""What is wrong and can be mended mechanically comes with the change that mends it."""

import pytest

from whoelse.method.playbook import NotSound, read
from whoelse.method.playbook.findings import Finding
from whoelse.method.playbook.reading import findings

HEAD = "format: 1\nname: Mine\n"
RULE = HEAD + "rules:\n  - id: mine\n    when: %s\n    do: %s\n    because: Because.\n%s"

SECOND = "  - {id: b, when: conversation held, do: thank, %s, because: x}\n"


def first(text: str) -> Finding:
    """The first finding."""
    with pytest.raises(NotSound) as refused:
        read(text)
    return refused.value.findings[0]


def mended(text: str) -> str:
    """The text after the button under its first finding was pressed."""
    mend = first(text).mend
    assert mend is not None
    return mend.applied(text)


@pytest.mark.parametrize(
    ("text", "line", "words", "label", "after"),
    [
        (
            RULE % ("invitation sent", "folow up", "    at most: 1\n"),
            6,
            "“folow up” is not a step. Did you mean “follow up”?",
            "Write “follow up”",
            RULE % ("invitation sent", "follow up", "    at most: 1\n"),
        ),
        (
            RULE % ("invitation sent", "follow up", ""),
            6,
            "A follow-up needs an end. Add “at most: 1”, or as many as it may be.",
            "Write “at most: 1”",
            (RULE % ("invitation sent", "follow up", "")).replace("follow up\n", "follow up\n    at most: 1\n"),
        ),
        (
            RULE % ("conversation near its end", "indirect ask", "    wait: 3 days\n"),
            8,
            "“conversation near its end” lasts for that day alone, so this wait never ends. Leave “wait” out.",
            "Leave “wait” out",
            RULE % ("conversation near its end", "indirect ask", ""),
        ),
        (
            RULE % ("conversation held", "thank", "    note: x\n    if: {introduction: none yet}\n"),
            9,
            "“introduction” goes with an ask, and “thank” is none. Leave it out.",
            "Leave “introduction” out",
            RULE % ("conversation held", "thank", "    note: x\n"),
        ),
        (
            (RULE % ("person chosen", "invite", "")).replace("Because.", '"Dear {persn}, hello"'),
            7,
            "Nothing fills {persn}. Did you mean {person}?",
            "Write “{person}”",
            (RULE % ("person chosen", "invite", "")).replace("Because.", '"Dear {person}, hello"'),
        ),
        (
            HEAD + "asks:\n  - {id: a, kind: direct, scope: anyone, words: Who?}\n",
            4,
            "A direct ask needs an easy way out. Add “out”, such as “If nobody comes to mind, that is fine”.",
            'Write “out: "If nobody comes to mind, that is quite all right."”',
            HEAD + "asks:\n  - {id: a, kind: direct, scope: anyone, words: Who?, "
            'out: "If nobody comes to mind, that is quite all right."}\n',
        ),
        (
            "%YAML 1.1\n---\n" + HEAD,
            1,
            "A line that begins with “%” is not taken here. Leave it out.",
            "Take the line out",
            "---\n" + HEAD,
        ),
        (
            "\ufeff" + HEAD + "about: !!str x\n",
            3,
            "A tag (“!”) is not taken here. Leave it out, or put the text in quotes.",
            "Leave it out",
            "\ufeff" + HEAD + "about: x\n",
        ),
        (
            HEAD + "about: &a x\n",
            3,
            "“&a” marks a place, which is not taken. Leave it out.",
            "Leave it out",
            HEAD + "about: x\n",
        ),
        (
            HEAD + "pace:\n\tactive people: 3\n",
            4,
            "A tab stands here. Indent with spaces.",
            "Write spaces",
            HEAD + "pace:\n  active people: 3\n",
        ),
        (
            "format: 1\n",
            1,
            "A playbook needs “name”, such as “name: My own”.",
            "Write “name: My own”",
            "format: 1\nname: My own\n",
        ),
        (
            HEAD + "about: a\u2028b\n",
            3,
            "A sign here cannot be read or seen. Take it out.",
            "Take it out",
            HEAD + "about: ab\n",
        ),
        (HEAD + "common: yse\n", 3, "“common” is “yes” or “no”.", "Write “yes”", HEAD + "common: yes\n"),
    ],
)
def test_a_button(text: str, line: int, words: str, label: str, after: str) -> None:
    found = first(text)

    assert (found.line, found.message) == (line, words)
    assert found.mend is not None
    assert found.mend.label == label
    assert mended(text) == after
    read(after)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            RULE % ("conversation held", "thank", "never:\n  - {id: n, do: thank, because: x}\n"),
            6,
            "This rule can never speak up: the never “n” forbids “thank”. Switch the rule off, or take the never out.",
        ),
        (
            RULE
            % (
                "conversation near its end",
                "direct ask",
                "never:\n  - {id: n, do: direct ask, if: {on the spot: yes}, because: x}\n",
            ),
            6,
            "This rule can never speak up: the never “n” forbids “direct ask” if the conversation is still going on. "
            "Switch the rule off, or take the never out.",
        ),
        (
            RULE
            % (
                "conversation held",
                "direct ask",
                "limits:\n  - {id: l, of: direct ask, at most: 0, per: person, because: x}\n",
            ),
            6,
            "This rule can never speak up: the limit “l” allows none. Raise it to 1, or switch the rule off.",
        ),
        (
            RULE
            % (
                "conversation held",
                "thank",
                "    wait: 2 days\n" + SECOND % "wait: 1 week",
            ),
            9,
            "“mine” and “b” both do “thank” after the same thing, and the earlier day counts, so “b” never sets one. "
            "Switch one of them off, or give each an “if” of its own.",
        ),
        (
            RULE
            % (
                "conversation held",
                "thank",
                "    wait: 1 week\n    if: {style: open}\n" + SECOND % "wait: 2 days",
            ),
            10,
            "“mine” and “b” both do “thank” after the same thing, and the earlier day counts, so “mine” never sets "
            "one. Switch one of them off, or give each an “if” of its own.",
        ),
    ],
)
def test_what_speaks_against_each_other(text: str, line: int, words: str) -> None:
    found = first(text)

    assert (found.line, found.message) == (line, words)
    read(mended(text))


@pytest.mark.parametrize(
    "rest",
    [
        "    wait: 2 days\n" + SECOND % "wait: 1 week, if: {style: open}, off: yes",
        "    wait: 2 days\n" + SECOND % "wait: 1 week, own: yes",
        "    wait: 1 week\n" + SECOND % "wait: 2 days, if: {style: open}",
        "    wait: 1 week\n" + SECOND % "wait: 2 months, if: {style: open}, off: yes",
        "    wait: 1 week\n" + SECOND % "wait: 1 week, if: {style: open}",
        "never:\n  - {id: n, do: thank, if: {style: open}, because: x}\n",
        "never:\n  - {id: n, rule: mine, because: x}\n",
    ],
)
def test_what_goes_together(rest: str) -> None:
    read(RULE % ("conversation held", "thank", rest))


def test_a_never_that_names_no_rule() -> None:
    text = RULE % ("conversation held", "thank", "never:\n  - {id: n, rule: mien, because: x}\n")

    assert first(text).message == "There is no rule “mien”. Did you mean “mine”?"
    read(mended(text))


def test_an_ask_for_a_rule_that_there_is_none_of() -> None:
    text = RULE % (
        "conversation held",
        "direct ask",
        "asks:\n  - {id: a, kind: direct, scope: anyone, words: Who?, out: No hurry., for: [mien]}\n",
    )

    assert first(text).message == "There is no rule “mien”. Did you mean “mine”?"
    assert not findings(mended(text))
    assert findings(text) == (first(text),)
