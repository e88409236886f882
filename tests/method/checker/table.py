"""The nevers and limits of Plain and Kelley, written down by hand from the method's prose."""

from dataclasses import dataclass

COMMON = frozenset(
    {
        "invite",
        "follow up",
        "let rest",
        "agree",
        "prepare",
        "indirect ask",
        "direct ask",
        "soft touch",
        "debrief",
        "thank",
        "thank introducer",
        "write to introduced",
        "report to introducer",
        "send update",
        "keep in touch",
        "keep promise",
    }
)
OWED = frozenset(
    {"debrief", "thank", "thank introducer", "write to introduced", "report to introducer", "keep promise"}
)
CLOSING = frozenset({"let rest", "close", "drop"})
ASKS = frozenset({"indirect ask", "direct ask", "ask what they know"})
NOT_TO_THE_HESITANT = ASKS | {"invite", "follow up", "agree", "soft touch", "keep in touch"}
HOLDERS = frozenset({"comfort", "never", "limit", "own rule", "permission", "checking", "pause"})


@dataclass(frozen=True)
class Table:
    """What a playbook allows. Waits in business days but where the name says otherwise."""

    steps: frozenset[str]
    active_people: int
    follow_ups: int = 1
    follow_up_after: int = 5
    rest_after: int = 10
    direct_ask_from_rapport: int = 4
    asks_again_after_weeks: int | None = None
    keep_in_touch_after_weeks: int = 6
    keep_in_touch_slower_months: int = 3
    direct_asks_a_year: int = 3
    grace: int = 10
    rests: int = 20
    ask_later_days: int = 30


TABLES = {
    "Plain": Table(steps=COMMON | {"choose person"}, active_people=3),
    "Kelley": Table(steps=COMMON | {"set list aside"}, active_people=10, asks_again_after_weeks=4),
}
