"""Days to offer in a letter."""

from datetime import date

from whoelse.method.calendar import Calendar
from whoelse.method.drafting.days_offered import days_in_words, days_to_begin_with, with_days

WEDNESDAY = date(2026, 1, 14)
LETTER = "Dear Tom,\n\nThank you. Would one day next week suit you?\n\nWarm regards,\nNadia"


def test_business_days_from_the_day_after_tomorrow_but_for_those_taken() -> None:
    found = days_to_begin_with(WEDNESDAY, Calendar("NO"), {date(2026, 1, 19)})
    assert found == (date(2026, 1, 16), date(2026, 1, 20), date(2026, 1, 21))


def test_whoever_works_on_other_days_offers_those() -> None:
    assert days_to_begin_with(WEDNESDAY, Calendar(None, frozenset({5})))[0] == date(2026, 1, 24)


def test_the_sentence_names_the_days_in_their_order_with_their_times() -> None:
    days = [(date(2026, 1, 20), "after four"), (date(2026, 1, 16), " "), (date(2026, 1, 20), "after four")]
    assert days_in_words(days, WEDNESDAY) == (
        "For instance, I could do Friday 16 January or Tuesday 20 January after four; another day is just as good."
    )
    assert "do Friday 16 January in the morning;" in days_in_words([(date(2026, 1, 16), "in the morning")], WEDNESDAY)


def test_it_stands_after_the_question_and_is_put_in_once() -> None:
    first, other = (days_in_words([(date(2026, 1, day), "")], WEDNESDAY) for day in (16, 20))
    letter = with_days(LETTER, first)
    assert letter == LETTER.replace("suit you?", f"suit you?\n\n{first}")
    assert with_days(letter, other) == letter.replace("Friday 16", "Tuesday 20")


def test_without_a_question_it_stands_before_the_end_and_an_empty_letter_is_no_trouble() -> None:
    sentence = days_in_words([(date(2026, 1, 16), "")], WEDNESDAY)
    assert with_days("Dear Tom,\n\nYes.\n\nNadia", sentence) == f"Dear Tom,\n\nYes.\n\n{sentence}\n\nNadia"
    assert sentence in with_days("", sentence)
