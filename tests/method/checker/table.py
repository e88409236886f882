"""The nevers and limits of the playbooks that come along, written down by hand from the method's prose."""

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


#: Steps that name nobody.
OF_NOBODY = frozenset({"choose person", "score targets", "weekly review"})


@dataclass(frozen=True)
class Table:
    """What a playbook allows. Waits in business days but where the name says otherwise."""

    steps: frozenset[str]
    active_people: int | None = None
    active_targets: int | None = None
    people_at_a_target: int | None = None
    next_person_after: int | None = None
    inner_circle_percent: int | None = None
    follow_ups_after: tuple[int, ...] = (5,)
    closes_with: str = "let rest"
    closes_after: int = 10
    indirect_ask: bool = True  # near the end, and before any direct one
    direct_ask_from_rapport: int | None = 4  # near the end; None = never there
    direct_ask_at_unknown_rapport: bool = False
    asks_about_targets: bool = False
    wordings: int = 1
    never_asks_directly_up_to_rapport: int | None = None
    written_ask_next_week: bool = False
    asks_again_after_weeks: int | None = None
    keep_in_touch: tuple[int, str] = (6, "week")
    keep_in_touch_slower: tuple[int, str] | None = (3, "month")  # after two notes without an answer
    drops: bool = False  # instead
    update_after_weeks: int | None = None
    review_on: int | None = None  # a weekday, Monday is 0
    direct_asks_a_year: int = 3
    grace: int = 10
    rests: int = 20
    ask_later_days: int = 30
    own_steps: frozenset[str] = frozenset()  # that a user's own rule moves


TABLES = {
    "Plain": Table(steps=COMMON | {"choose person"}, active_people=3),
    "Kelley": Table(
        steps=COMMON | {"set list aside"},
        active_people=10,
        asks_again_after_weeks=4,
        never_asks_directly_up_to_rapport=2,
    ),
    "Nadia’s own": Table(  # Kelley, with two rules of one's own
        steps=COMMON | {"set list aside"},
        active_people=10,
        asks_again_after_weeks=4,
        never_asks_directly_up_to_rapport=2,
        follow_ups_after=(9,),
        keep_in_touch=(8, "week"),
        own_steps=frozenset({"follow up", "keep in touch"}),
    ),
    "Alba": Table(
        steps=COMMON | {"weekly review"},
        active_people=10,
        follow_ups_after=(5, 10),
        indirect_ask=False,
        direct_ask_from_rapport=3,
        wordings=3,
        never_asks_directly_up_to_rapport=2,
        keep_in_touch=(1, "month"),
        keep_in_touch_slower=(1, "month"),
        review_on=4,
    ),
    "Dalton": Table(
        steps=(COMMON - {"let rest"}) | {"choose person", "score targets", "close", "drop"},
        active_targets=5,
        people_at_a_target=3,
        next_person_after=3,
        follow_ups_after=(7,),
        closes_with="close",
        closes_after=3,
        direct_ask_from_rapport=None,
        written_ask_next_week=True,
        keep_in_touch=(1, "month"),
        keep_in_touch_slower=None,
        drops=True,
        update_after_weeks=2,
    ),
    "Pierson": Table(
        steps=(COMMON - {"prepare"}) | {"ask what they know", "weekly review"},
        inner_circle_percent=80,
        follow_ups_after=(5, 10),
        indirect_ask=False,
        direct_ask_from_rapport=3,
        asks_about_targets=True,
        never_asks_directly_up_to_rapport=2,
        keep_in_touch=(1, "month"),
        keep_in_touch_slower=(1, "month"),
        review_on=0,
    ),
    "Career centre": Table(
        steps=COMMON | {"choose person", "confirm"},
        active_people=5,
        follow_ups_after=(7, 14),
        indirect_ask=False,
        direct_ask_from_rapport=1,
        direct_ask_at_unknown_rapport=True,
        keep_in_touch=(3, "month"),
        keep_in_touch_slower=None,
    ),
}
