from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.facts import Fact
from whoelse.method.situation import PersonSeen, Situation
from whoelse.method.trust import WORDS, balance, readiness, trust, trust_in_words

TODAY = date(2026, 3, 31)
CAST = Situation(
    {
        "maria": PersonSeen("maria", "Maria Lindqvist", "Maria"),
        "tom": PersonSeen("tom", "Tom Okafor", "Tom"),
    }
)


def fact(kind: str, day: str, person: str = "maria", **fields: object) -> Fact:
    on = date.fromisoformat(f"2026-{day}")
    return Fact(f"{kind} {day} {person}", kind, on, on, person, **fields)  # type: ignore[arg-type]


def kinds(facts: list[Fact], today: date = TODAY) -> list[str]:
    return [one.kind for one in trust(facts, "maria", today).evidence]


INVITED = fact("invitation sent", "01-05")
ANSWERED = fact("reply received", "01-06", answer="yes")
TALKED = fact("conversation held", "01-13")
WENT_WELL = fact("debrief written", "01-13", rapport=5, comfort="easy")
INTRODUCED = fact("introduction made", "01-20", "tom", by="maria")


def test_trust_grows_from_none_to_strong() -> None:
    assert trust([], "maria", TODAY).word == "none yet"
    assert trust([INVITED], "maria", TODAY).word == "none yet"
    assert trust([INVITED, ANSWERED], "maria", TODAY).word == "some"
    assert trust([INVITED, ANSWERED, TALKED, WENT_WELL], "maria", TODAY).word == "good"
    assert trust([INVITED, ANSWERED, TALKED, WENT_WELL, INTRODUCED], "maria", TODAY).word == "strong"


def test_unknown_rapport_is_no_rapport() -> None:
    assert trust([INVITED, ANSWERED, TALKED], "maria", TODAY).word == "some"


@pytest.mark.parametrize(("day", "kind"), [("01-09", "answered quickly"), ("01-10", "answered")])
def test_an_answer_within_four_days_is_quick(day: str, kind: str) -> None:
    assert kinds([INVITED, fact("reply received", day)]) == [kind]


@pytest.mark.parametrize(("rapport", "kind"), [(2, "stiff"), (3, "talked"), (4, "went well")])
def test_how_a_conversation_went(rapport: int, kind: str) -> None:
    assert kinds([TALKED, fact("debrief written", "01-13", rapport=rapport)]) == [kind]


def test_the_debrief_outweighs_what_was_felt_near_the_end() -> None:
    near_end = fact("conversation near its end", "01-13", rapport=5)
    assert kinds([near_end, TALKED, fact("debrief written", "01-13", rapport=2)]) == ["stiff"]


def test_a_hesitation_is_one_however_often_it_is_noted_that_day() -> None:
    facts = [
        fact("debrief written", "01-13", comfort="hesitant", asked="direct", answer="hesitated"),
        fact("comfort noted", "01-13", comfort="hesitant"),
    ]
    assert kinds(facts).count("hesitated") == 1


@pytest.mark.parametrize(("today", "against"), [("03-08", False), ("03-09", True)])
def test_a_promise_past_its_day_speaks_against(today: str, against: bool) -> None:
    promise = fact("promise made", "03-01", by="me", until=date(2026, 3, 8))
    assert (kinds([promise], date.fromisoformat(f"2026-{today}")) == ["promise open"]) is against


def test_a_promise_kept_speaks_for() -> None:
    promise = fact("promise made", "02-01", by="me")
    assert kinds([promise, fact("promise kept", "02-20", by="me", answers=promise.id)]) == ["kept yours"]
    assert kinds([promise, fact("promise kept", "02-20", by="me")]) == ["kept yours"]


def test_what_they_left_open_does_not_speak_against_them() -> None:
    assert kinds([fact("promise made", "01-13", by="them")]) == []


def test_an_introducer_who_was_not_told() -> None:
    talk = fact("conversation held", "02-02", "tom")
    assert "not told" not in kinds([INTRODUCED, talk], date(2026, 2, 16))
    assert "not told" in kinds([INTRODUCED, talk], date(2026, 2, 17))
    told = fact("introducer told", "02-20", about="tom")
    assert kinds([INTRODUCED, talk, told]) == ["introduced", "told"]


def test_advice_counts_more_once_it_is_reported_back() -> None:
    followed = fact("advice followed", "02-01")
    assert kinds([followed]) == ["advice followed"]
    assert kinds([followed, fact("update sent", "02-03")]) == ["advice reported"]


def test_an_ask_in_writing_without_an_answer() -> None:
    ask = fact("ask made", "02-01", ask="direct", channel="written")
    assert kinds([ask], date(2026, 2, 15)) == []
    assert kinds([ask], date(2026, 2, 16)) == ["unanswered ask"]
    assert kinds([ask, fact("reply received", "02-20")], date(2026, 3, 1)) == []


def test_two_messages_in_a_row_without_an_answer() -> None:
    assert kinds([fact("check-in sent", "01-05")]) == []
    assert kinds([fact("check-in sent", "01-05"), fact("check-in sent", "02-05")]) == ["unanswered"]


def test_the_evidence_in_words() -> None:
    facts = [INVITED, ANSWERED, TALKED, WENT_WELL, INTRODUCED, fact("conversation held", "02-02", "tom")]
    lines = trust_in_words(trust(facts, "maria", TODAY), "maria", CAST, TODAY)
    assert lines[0] == (True, "Maria introduced you to Tom on Tuesday 20 January")
    assert (True, "You talked on Tuesday 13 January, and it went well") in lines
    assert lines[-1] == (False, "Maria has not heard about Tom yet")
    assert not any(word in line for _, line in lines for word in (" she ", " he ", "!"))


def test_evidence_that_repeats_is_one_sentence() -> None:
    facts = [INVITED, ANSWERED, fact("check-in sent", "02-01"), fact("reply received", "02-02")]
    assert trust_in_words(trust(facts, "maria", TODAY), "maria", CAST, TODAY) == (
        (True, "Maria answered within days, twice"),
    )


def test_a_direct_ask_is_carried_by_a_conversation_that_went_well() -> None:
    assert readiness([TALKED, WENT_WELL], "maria", CAST, TODAY).word == "ready"
    assert readiness([TALKED], "maria", CAST, TODAY).word == "not yet"
    assert readiness([], "maria", CAST, TODAY).reasons == ("You have not talked with Maria yet.",)


def test_comfort_outranks_trust() -> None:
    facts = [INVITED, ANSWERED, TALKED, WENT_WELL, INTRODUCED, fact("comfort noted", "02-02", comfort="hesitant")]
    seen = readiness(facts, "maria", CAST, TODAY)
    assert (seen.word, seen.reasons) == ("not now", ("Maria hesitated, noted on Monday 2 February.",))


def test_a_stiff_conversation_is_not_yet_even_where_trust_is_good() -> None:
    facts = [INVITED, ANSWERED, TALKED, WENT_WELL, INTRODUCED, fact("debrief written", "03-01", rapport=2)]
    assert readiness(facts, "maria", CAST, TODAY).word == "not yet"


def test_the_balance_of_favours() -> None:
    facts = [
        TALKED,
        fact("advice given", "01-13"),
        fact("ask made", "01-13", ask="direct"),
        fact("debrief written", "01-13", asked="direct"),
        INTRODUCED,
        fact("given", "02-01"),
        fact("promise kept", "02-02", by="me"),
        fact("promise kept", "02-02", "tom", by="me"),
    ]
    seen = balance(facts, "maria", TODAY)
    assert [favour.kind for favour in seen.given] == ["given", "promise kept"]
    assert [favour.kind for favour in seen.received] == ["conversation held", "advice given", "introduction made"]
    assert len(seen.asked) == 1
    assert seen.a_good_moment_to_give


_DAYS = st.integers(0, 89).map(lambda number: date(2026, 1, 1) + timedelta(days=number))
_FIELDS: dict[str, st.SearchStrategy[dict[str, object]]] = {
    "invitation sent": st.just({}),
    "check-in sent": st.just({}),
    "update sent": st.just({}),
    "reply received": st.just({"answer": "yes"}),
    "conversation held": st.just({}),
    "debrief written": st.builds(lambda rapport: {"rapport": rapport}, st.sampled_from([None, 1, 2, 3, 4, 5])),
    "comfort noted": st.just({"comfort": "hesitant"}),
    "ask made": st.just({"ask": "direct", "channel": "written"}),
    "promise made": st.just({"by": "me"}),
    "promise kept": st.just({"by": "me"}),
    "advice followed": st.just({}),
    "given": st.just({}),
    "introduction offered": st.just({"by": "maria", "person": "tom"}),
    "introduction made": st.just({"by": "maria", "person": "tom"}),
}


@st.composite
def _facts(draw: st.DrawFn, among: tuple[str, ...]) -> Fact:
    kind = draw(st.sampled_from(among))
    on = draw(_DAYS)
    fields = {"person": "maria", **draw(_FIELDS[kind])}
    return Fact(f"{kind} {on} {draw(st.integers(0, 9))}", kind, on, on, **fields)  # type: ignore[arg-type]


_GOOD = (
    "reply received",
    "conversation held",
    "promise kept",
    "advice followed",
    "given",
    "introduction offered",
    "introduction made",
)


@given(st.lists(_facts(tuple(_FIELDS)), max_size=14), _facts(_GOOD))
@settings(max_examples=300)
def test_good_evidence_never_lowers_trust(history: list[Fact], more: Fact) -> None:
    before = trust(history, "maria", TODAY).word
    after = trust([*history, more], "maria", TODAY).word
    assert WORDS.index(after) >= WORDS.index(before)


@given(st.lists(_facts(tuple(_FIELDS)), max_size=14))
def test_every_piece_of_evidence_can_be_traced_and_said(history: list[Fact]) -> None:
    seen = trust(history, "maria", TODAY)
    assert {one.fact for one in seen.evidence} <= {one.id for one in history}
    lines = trust_in_words(seen, "maria", CAST, TODAY)
    assert bool(lines) is bool(seen.evidence)
    assert not any("{" in line or "}" in line for _, line in lines)
