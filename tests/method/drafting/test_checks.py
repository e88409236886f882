from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.drafting import Addressee, Finding, Permission, check_draft, permissions, summary
from whoelse.method.drafting.reading import main_text, mentions, sentences
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook
from whoelse.method.situation import PersonSeen, Situation

BODY = """Dear Tom,

Maria Lindqvist introduced us this morning. She told me how you rebuilt the winter timetable around charging.

I plan operations in hospitals. How did you decide what may be late? I would love to hear what opportunities you see.

Would you have 20 minutes in the next two weeks? If now is a bad time, a no is quite all right.

Warm regards,
Nadia Rahimi"""

MARIA = Permission("maria", "Maria Lindqvist", "Maria", date(2026, 1, 14))
TOM = Addressee("Tom", "Tom Okafor", "Halden Ferries", ("Maria Lindqvist",), (MARIA,))

FOLLOWED = Playbook.model_validate(
    {
        "format": 1,
        "name": "Test",
        "never": [
            {
                "id": "no-jobs",
                "say": ["opportunities", "job", "informational interview"],
                "in": "invitation",
                "because": "A first message never mentions jobs.",
                "whose": "Steve Dalton",
                "basis": "second-hand",
            }
        ],
        "checks": [
            {"most words": 125},
            {
                "of": "invitation",
                "asks a question": True,
                "connection first": True,
                "way out": True,
                "about them": 50,
                "whose": "Steve Dalton",
                "basis": "second-hand",
            },
        ],
        "channels": [{"channel": "linkedin note", "most characters": 300}],
    }
)


def found(
    body: str, check: str, kind: str = "introduced invitation", about: Addressee = TOM, **more: Any
) -> list[Finding]:
    subject = more.pop("subject", "Maria suggested we talk")
    return [one for one in check_draft(FOLLOWED, kind, subject, body, about, **more) if one.check == check]


def test_problems_come_first() -> None:
    levels = [one.level for one in check_draft(FOLLOWED, "introduced invitation", "Hello", BODY, TOM)]
    assert levels == sorted(levels, key=["stop", "look", "ok"].index)
    assert levels[0] == "stop"


def test_a_never_is_found_in_its_place_with_whose_it_is() -> None:
    (finding,) = found(BODY, "never")
    assert finding.sentence == "Leave out “opportunities”."
    assert finding.why == "A first message never mentions jobs."
    assert (finding.rule, finding.whose, finding.basis) == ("no-jobs", "Steve Dalton", "second-hand")
    assert BODY[finding.start : finding.end] == "opportunities"


@pytest.mark.parametrize(
    ("text", "found_there"),
    [
        ("A JOB, perhaps", True),
        ("an Informational\nInterview", True),
        ("jobs", False),
        ("a jobber", False),
        ("good-job-done", True),
    ],
)
def test_nevers_are_whole_words_in_any_case(text: str, found_there: bool) -> None:
    assert bool(found(f"Dear Tom,\n\n{text}?", "never")) is found_there


def test_a_never_of_one_kind_leaves_the_others_alone() -> None:
    assert found(BODY, "never", kind="thank-you") == []


def test_a_never_is_found_in_the_subject() -> None:
    (finding,) = found("Dear Tom,\n\nMay I ask?", "never", subject="A job at Halden")
    assert (finding.where, finding.start, finding.end) == ("subject", 2, 5)


@pytest.mark.parametrize(("count", "level"), [(125, "ok"), (126, "look")])
def test_words_are_counted(count: int, level: str) -> None:
    (finding,) = found(" ".join(["word"] * count), "most words", kind="thank-you")
    assert (finding.level, finding.count, finding.most) == (level, count, 125)


def test_a_question_a_way_out_and_the_connection() -> None:
    assert [found(BODY, check)[0].level for check in ("question", "way out", "connection")] == ["ok"] * 3
    bare = "Dear Tom,\n\nI would like to talk.\n\nWarm regards,\nNadia"
    assert [found(bare, check)[0].level for check in ("question", "way out", "connection")] == ["look"] * 3


def test_where_nothing_connects_nothing_is_asked_for_first() -> None:
    assert found("Dear Tom,\n\nMay I ask?", "connection", about=Addressee("Tom")) == []


def test_more_about_them_than_about_me() -> None:
    mine = "Dear Tom,\n\nI plan operations. I know hospitals. My work is late shifts. What do you do?"
    (finding,) = found(mine, "about them")
    assert (finding.level, finding.why) == ("look", "Three sentences speak of you, one of Tom.")
    theirs = "Dear Tom,\n\nYour timetable at Halden Ferries is built around charging. How did you decide? May I ask?"
    assert found(theirs, "about them")[0].level == "ok"


def test_an_introducer_without_permission_is_not_named() -> None:
    named_only = Addressee("Tom", "Tom Okafor", permissions=(Permission("maria", "Maria Lindqvist", "Maria"),))
    (finding,) = found("Dear Tom,\n\nMaria says hello.", "introducer", about=named_only)
    assert (finding.level, finding.sentence, finding.rule) == ("stop", "Leave out Maria’s name.", "G10")
    assert found("Dear Tom,\n\nA friend says hello.", "introducer", about=named_only, subject="Hello") == []


def test_an_introducer_with_permission_is_named() -> None:
    (finding,) = found(BODY, "introducer")
    assert (finding.level, finding.why) == ("ok", "Permission is noted for Wednesday 14 January.")


def test_a_first_name_that_is_a_word_is_found_only_as_written() -> None:
    will = Addressee("Tom", "Tom Okafor", permissions=(Permission("will", "Will Stern", "Will"),))
    assert found("Dear Tom,\n\nI will write.", "introducer", about=will) == []
    assert found("Dear Tom,\n\nWill says hello.", "introducer", about=will)[0].level == "stop"


def test_a_hole_is_never_sent() -> None:
    (finding,) = found("Dear Tom,\n\nHow is {company}?", "unfilled")
    assert (finding.level, finding.sentence) == ("stop", "Fill in “{company}”, or take it out.")


def test_a_channel_takes_only_so_much() -> None:
    assert found("x" * 300, "channel", channel="linkedin note")[0].level == "ok"
    assert found("x" * 301, "channel", channel="linkedin note")[0].remedy == "Take out 1."
    assert found("x" * 301, "channel", channel="e-mail") == []


def test_a_greeting_for_somebody_else() -> None:
    assert found("Dear Tim,\n\nMay I ask?", "greeting")[0].level == "look"
    assert found("Dear Mr. Okafor,\n\nMay I ask?", "greeting") == []
    assert found("Hello Tom,\n\nMay I ask?", "greeting") == []


def test_any_part_of_the_name_greets_while_it_is_not_known_how_they_are_called() -> None:
    unknown = Addressee("", "Tom B. Okafor")
    for words in ("Dear Tom,", "Dear Mr. Okafor,", "Dear Tom Okafor,"):
        assert found(f"{words}\n\nMay I ask?", "greeting", about=unknown) == []
    (finding,) = found("Dear Tim,\n\nMay I ask?", "greeting", about=unknown)
    assert finding.sentence == "Does it greet Tom B. Okafor?"


def test_whom_a_greeting_should_name_is_said_without_a_pronoun() -> None:
    (finding,) = found("Dear Tim,\n\nMay I ask?", "greeting", about=Addressee("Tommy", "Tom Okafor"))
    assert finding.why == "You call Tom Okafor Tommy."
    (named_so,) = found("Dear Tim,\n\nMay I ask?", "greeting", about=Addressee("Tom"))
    assert named_so.why == ""


def test_a_first_message_comes_without_attachments() -> None:
    assert found("Dear Tom,\n\nMy résumé is attached.", "attachment") != []
    assert found("Dear Tom,\n\nMy résumé is attached.", "attachment", kind="thank-you") == []


def test_an_empty_draft_says_only_that() -> None:
    assert [one.sentence for one in check_draft(FOLLOWED, "invitation", "", "  \n", TOM)] == ["Nothing is written yet."]


def test_the_line_that_is_announced() -> None:
    assert summary(()) == "Nothing to mend."
    assert summary((Finding("stop", "a", "b"),)) == "One thing to mend."
    assert summary((Finding("look", "a", "b"),)) == "One thing to look at."
    assert summary((Finding("stop", "a", "b"), Finding("look", "a", "b"), Finding("look", "a", "b"))) == (
        "One thing to mend, two to look at."
    )


def test_permission_is_given_by_an_offer_and_taken_back_by_a_check() -> None:
    day = date(2026, 1, 14)
    cast = Situation({"maria": PersonSeen("maria", "Maria Lindqvist", "Maria")})

    def since(*states: str) -> date | None:
        facts = [Fact(state, f"introduction {state}", day, day, "tom", by="maria") for state in states]
        return permissions(facts, "tom", cast)[0].since

    assert since("named") is None
    assert since("named", "offered") == day
    assert since("made", "silent") == day
    assert since("offered", "checking") is None
    assert since("offered", "declined") is None
    assert permissions([], "tom", cast) == ()


def test_sentences_leave_greeting_and_signature_out() -> None:
    text = "Dear Tom,\n\nWe met at St. Brannock. It was good.\n\nWarm regards,\nNadia"
    assert [one.text for one in sentences(main_text(text))] == ["We met at St. Brannock.", "It was good."]


_text = st.text(alphabet="Tom aJobI’'é\n.?,{}[]MariaßéX", max_size=80)


@given(_text, _text, st.sampled_from(["invitation", "thank-you", "ask"]))
def test_every_place_found_is_in_the_text_and_findings_repeat(subject: str, body: str, kind: str) -> None:
    findings = check_draft(FOLLOWED, kind, subject, body, TOM, channel="linkedin note")
    assert findings == check_draft(FOLLOWED, kind, subject, body, TOM, channel="linkedin note")
    for one in findings:
        text = subject if one.where == "subject" else body
        assert (one.start is None) is (one.end is None)
        if one.start is not None and one.end is not None:
            assert 0 <= one.start < one.end <= len(text)


@given(_text, st.sampled_from(["job", "résumé", "Maria a", "ß"]), _text)
def test_a_phrase_set_between_blanks_is_always_found(before: str, phrase: str, after: str) -> None:
    text = f"{before} {phrase} {after}"
    places = list(mentions(text, phrase))
    assert (len(before) + 1, len(before) + 1 + len(phrase)) in [(one.start, one.end) for one in places]
    assert all(text[one.start : one.end] == one.text for one in places)
