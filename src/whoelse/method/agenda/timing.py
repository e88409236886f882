"""When a step appears and when it is due, from a rule's wait and the day of what triggered it.

``wait`` is *not before*: the step appears on that day and is due then. ``within`` is *no later than*: it appears at
once and is due on the last day. ``before`` counts backwards from the day agreed. A step that would fall on a day off
falls on the next business day, but a ``within`` of a day or less keeps its day.
"""

from dataclasses import dataclass
from datetime import date

from whoelse.method.agenda.occasions import Occasion
from whoelse.method.calendar import Calendar, Span
from whoelse.method.playbook.document import Rule
from whoelse.method.playbook.durations import SAME_DAY, Duration


@dataclass(frozen=True, slots=True)
class Timing:
    """The day a step appears and the day it is due."""

    appears: date
    due: date


def timing(rule: Rule, occasion: Occasion, calendar: Calendar, away: tuple[Span, ...]) -> Timing:
    """The days of a step. ``away`` are days that do not count, where the wait rests on somebody's silence."""
    spans = away if occasion.silence else ()
    if rule.before is not None and occasion.named is not None:
        return _backwards(rule.before, occasion, occasion.named, calendar)
    if rule.wait is not None:
        due = _on(rule.wait, occasion, calendar, spans)
        due = calendar.next_business_day(max(due, occasion.start))
        if occasion.noted > due:
            due = calendar.next_business_day(occasion.noted)
        return Timing(due, due)
    within = rule.within or SAME_DAY
    due = _on(within, occasion, calendar, spans)
    if not within.days_at_most_one and not (within.named and occasion.named):
        due = calendar.next_business_day(due)
    return Timing(occasion.start, max(due, occasion.noted))


def _backwards(before: Duration, occasion: Occasion, day: date, calendar: Calendar) -> Timing:
    """So long before the day agreed, never before the day on which it was agreed."""
    if before.unit == "business day":
        due = calendar.before(day, before.number)
    else:
        days = before.number * (7 if before.unit == "week" else 1)
        due = calendar.previous_business_day(date.fromordinal(day.toordinal() - days))
    settled = occasion.conversation.settled if occasion.conversation is not None else None
    earliest = occasion.start if settled is None else max(settled.on, settled.noted)
    due = max(due, earliest)
    return Timing(due, due)


def _on(span: Duration, occasion: Occasion, calendar: Calendar, away: tuple[Span, ...]) -> date:
    if span.named and occasion.named is not None:
        return occasion.named
    return after(occasion.start, span, calendar, away)


def after(start: date, span: Duration, calendar: Calendar, away: tuple[Span, ...] = ()) -> date:
    """The day a duration leads to, not yet moved off a day off."""
    if span.next_week:
        return calendar.next_business_week(start)
    if span.number == 0:
        return start
    if span.unit == "business day":
        return calendar.add_business_days(start, span.number, away)
    if span.days_at_most_one:
        return date.fromordinal(start.toordinal() + 1)
    return calendar.add_calendar(start, span.number, span.unit)
