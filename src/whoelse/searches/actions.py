"""What is written about a search itself. Nothing here notes a fact."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack
from zoneinfo import available_timezones

from django.db import transaction

from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.changes import Unfit
from whoelse.searches.models import DayPlan, Search


class SearchFields(TypedDict, total=False):
    """What can be changed about a search."""

    signed: str
    purpose: str
    industry: str
    job_titles: Sequence[str]
    about_me: str
    style: str
    country: str
    time_zone: str
    working_days: Sequence[int]


def change(viewer: Viewer, **fields: Unpack[SearchFields]) -> None:
    """Change the purpose or a setting of the search. Raises Unfit for a value that cannot be."""
    with transaction.atomic():
        row = Search.objects.filter(pk=viewer.search, owner=viewer.user).first()
        if row is None:
            raise NotFound("There is no such search.")
        for name, value in fields.items():
            setattr(row, name, _fit(name, value))
        row.save(update_fields=list(fields))


def choose_day(viewer: Viewer, day: date, keys: Sequence[str]) -> tuple[str, ...]:
    """Keep the steps chosen for a day, once: a second call finds what the first one chose."""
    with transaction.atomic():
        plan, _ = DayPlan.objects.get_or_create(search_id=viewer.search, day=day, defaults={"keys": list(keys)})
        return tuple(plan.keys)


def _fit(name: str, value: Any) -> Any:
    if name == "style" and value not in {"", "planned", "open"}:
        raise Unfit("Planned, open, or nothing.", name)
    if name == "time_zone" and value and value not in available_timezones():
        raise Unfit(f"“{value}” is not a time zone that is known here.", name)
    if name == "working_days":
        days = sorted({int(day) for day in value})
        if not days or not set(days) <= set(range(7)):
            raise Unfit("At least one weekday, Monday (0) to Sunday (6).", name)
        return days
    if name == "job_titles":
        return [title.strip() for title in value if title.strip()]
    return value.strip() if isinstance(value, str) else value
