"""What there is to know about a search itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of
from whoelse.searches.changes import snapshot
from whoelse.searches.models import DayPlan, Search, Week

MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
#: Whose search it is and which, is the business of the system it is in.
NOT_CARRIED = frozenset({"id", "owner_id"})


@dataclass(frozen=True, slots=True)
class SearchSeen:
    """A search as pages show it. ``country``, ``time_zone``, ``purpose`` are empty until they are known."""

    id: str
    signed: str
    purpose: str
    industry: str
    job_titles: tuple[str, ...]
    about_me: str
    style: str
    country: str
    time_zone: str
    working_days: tuple[int, ...]
    locale: str
    week_begins: int
    export_asked_on: date | None
    export_back_on: date | None
    started_on: date
    others_seen: bool = False
    list_back_on: date | None = None
    list_enough: bool = False


def search(viewer: Viewer) -> SearchSeen:
    """The search that is looked at."""
    row = Search.objects.filter(pk=viewer.search, owner=viewer.user).first()
    if row is None:
        raise NotFound("There is no such search.")
    return SearchSeen(
        id=row.id,
        signed=row.signed,
        purpose=row.purpose,
        industry=row.industry,
        job_titles=tuple(row.job_titles),
        about_me=row.about_me,
        style=row.style,
        country=row.country,
        time_zone=row.time_zone,
        working_days=tuple(row.working_days) or MONDAY_TO_FRIDAY,
        locale=row.locale,
        week_begins=row.week_begins,
        export_asked_on=row.export_asked_on,
        export_back_on=row.export_back_on,
        started_on=row.started_on,
        others_seen=row.others_seen,
        list_back_on=row.list_back_on,
        list_enough=row.list_enough,
    )


def today(viewer: Viewer) -> date:
    """The day it is in the user's time zone; where none is known, in that of the machine's settings."""
    zone = search(viewer).time_zone
    return timezone.localdate(timezone=ZoneInfo(zone) if zone else None)


def week_of(viewer: Viewer, day: date) -> date:
    """The first day of the week in which a day lies, as the user counts weeks."""
    return day - timedelta(days=(day.weekday() - search(viewer).week_begins) % 7)


def minutes_noted(viewer: Viewer) -> dict[date, int]:
    """How many minutes the user noted for the search, by the first day of the week, where anything was noted."""
    return dict(Week.objects.filter(search=viewer.search).order_by("first").values_list("first", "minutes"))


def day_plan(viewer: Viewer, day: date) -> tuple[str, ...] | None:
    """The keys of the steps chosen for a day, or None while none have been."""
    plan = DayPlan.objects.filter(search=viewer.search, day=day).first()
    return None if plan is None else tuple(plan.keys)


def stopped(viewer: Viewer, day: date) -> bool:
    """Whether the user has had enough of a day."""
    return DayPlan.objects.filter(search=viewer.search, day=day, stopped=True).exists()


def everything(viewer: Viewer) -> Tables:
    """The search's own settings, the plans of its days and what was noted of its weeks, by table, for an export."""
    row = Search.objects.filter(pk=viewer.search, owner=viewer.user).first()
    if row is None:
        raise NotFound("There is no such search.")
    settings = {name: value for name, value in snapshot(row).items() if name not in NOT_CARRIED}
    return {Search._meta.label_lower: [settings], **rows_of([DayPlan, Week], viewer.search)}
