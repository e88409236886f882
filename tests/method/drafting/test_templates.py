import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.drafting import SLOTS, fill, make_draft
from whoelse.method.drafting.templates import fill_whole
from whoelse.method.playbook import Playbook

BODY = """Dear {called},

[{introducer} introduced us.|{connection}.] I would like to learn {purpose}.

Would you have [{minutes}|twenty] minutes[ to talk about {question}]? A no is quite all right.

Warm regards,
{my_name}"""


def playbook(**messages: tuple[str, str]) -> Playbook:
    templates = [
        {"kind": kind.replace("_", " "), "subject": subject, "body": body} for kind, (subject, body) in messages.items()
    ]
    return Playbook.model_validate({"format": 1, "name": "Test", "messages": templates})


def test_fills_what_is_known() -> None:
    followed = playbook(invitation=("[{introducer} introduced us|A question]", BODY))
    draft = make_draft(
        followed,
        "invitation",
        {
            "called": "Tom",
            "my_name": "Nadia Rahimi",
            "introducer": "Maria Lindqvist",
            "purpose": "how ferries go electric",
            "minutes": "30",
        },
    )
    assert draft.subject == "Maria Lindqvist introduced us"
    assert draft.body == (
        "Dear Tom,\n\nMaria Lindqvist introduced us. I would like to learn how ferries go electric.\n\n"
        "Would you have 30 minutes? A no is quite all right.\n\nWarm regards,\nNadia Rahimi"
    )


def test_what_is_not_known_leaves_no_hole() -> None:
    draft = make_draft(
        playbook(invitation=("[{introducer} introduced us|A question]", BODY)), "invitation", {"called": "Tom"}
    )
    assert draft.subject == "A question"
    assert draft.body == "Dear Tom,\n\nWould you have twenty minutes? A no is quite all right.\n\nWarm regards,"


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("We met {day}. I liked it.", "I liked it."),
        ("I liked it. We met {day}.", "I liked it."),
        ("One.\n[We met {day}.]\nTwo.", "One.\nTwo."),
        ("One.\n\nWe met {day}.\n\nTwo.", "One.\n\nTwo."),
        ("I hope all is well[ at {company}].", "I hope all is well."),
        ("[{day}|{company}|Hello], Tom", "Hello, Tom"),
        ("Ask {nonsense}. Stay.", "Stay."),
        ("A {broken. Stay.", "Stay."),
        ("", ""),
    ],
)
def test_a_sentence_goes_as_a_whole(template: str, filled: str) -> None:
    assert fill(template, {"called": "Tom"}) == filled


def test_two_stops_in_a_row_become_one() -> None:
    assert fill("{connection}. {news}", {"connection": "We met at the port forum.", "news": "I moved."}) == (
        "We met at the port forum. I moved."
    )


def test_a_value_is_never_read_as_a_template() -> None:
    assert fill("{company}.", {"company": "{called} [x|y]", "called": "Tom"}) == "(called) [x|y]."


def test_a_template_that_names_nobody_gets_a_greeting() -> None:
    draft = make_draft(playbook(update=("", "Tomorrow all is well.")), "update", {"called": "Tom"})
    assert draft.body == "Hello Tom,\n\nTomorrow all is well."


def test_a_kind_without_a_template_is_greeting_and_signature() -> None:
    draft = make_draft(playbook(), "update", {"called": "Tom", "my_name": "Nadia"})
    assert (draft.subject, draft.body) == ("", "Dear Tom,\n\nWarm regards,\nNadia")


def test_an_introduced_invitation_falls_back_on_the_invitation() -> None:
    followed = playbook(invitation=("A question", "Dear {called}, may I ask something?"))
    assert make_draft(followed, "introduced invitation", {"called": "Tom"}).subject == "A question"


def test_without_knowing_how_somebody_is_called_there_is_no_draft() -> None:
    with pytest.raises(ValueError, match="called"):
        make_draft(playbook(update=("", "x")), "update", {"called": "  "})


def test_words_that_make_sense_only_whole() -> None:
    words = "Do you know a {job_title}[ at {company}]?"
    assert fill_whole(words, {"job_title": "planner"}) == "Do you know a planner?"
    assert fill_whole(words, {"company": "Halden Ferries"}) is None


_slots = st.sampled_from([*SLOTS, "nonsense", ""]).map(lambda slot: f"{{{slot}}}")
_pieces = st.one_of(_slots, st.sampled_from([". ", "?", "\n", "\n\n", "[", "]", "|", "{", "}", " a ", "word", "Dear "]))
_templates = st.lists(_pieces, min_size=1, max_size=25).map("".join)
_values = st.dictionaries(st.sampled_from(list(SLOTS)), st.text(alphabet="ab {}[]|.\n", max_size=12), max_size=8).map(
    lambda values: {**values, "called": "Tom"}
)


@given(_templates, _templates, _values)
@settings(max_examples=300)
def test_no_brace_is_ever_left_in_a_draft(subject: str, body: str, values: dict[str, str]) -> None:
    followed = Playbook.model_validate(
        {"format": 1, "name": "T", "messages": [{"kind": "update", "subject": subject[:120], "body": body}]}
    )
    draft = make_draft(followed, "update", values)
    assert not re.search(r"[{}]", draft.subject + draft.body)
    assert "Tom" in draft.body
    assert "\n" not in draft.subject
    assert "\n\n\n" not in draft.body
    assert make_draft(followed, "update", values) == draft


@given(_templates, _values)
def test_what_is_known_appears_or_its_sentence_is_left_out(template: str, values: dict[str, str]) -> None:
    whole = fill_whole(template, values)
    assert whole is None or not re.search(r"[{}]", whole)
