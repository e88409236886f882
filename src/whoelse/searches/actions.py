"""What is written about a search itself. Nothing here notes a fact."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypedDict, Unpack, cast
from zoneinfo import available_timezones

from django.db import transaction

from whoelse.method.calendar import Calendar, UnknownCountryError
from whoelse.method.customs import CUSTOMS
from whoelse.method.hours import MOST
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Changes, Row, Unfit
from whoelse.searches.models import DayPlan, Search, Week
from whoelse.searches.queries import week_of

LONGEST = {
    "signed": 120,
    "purpose": 500,
    "industry": 120,
    "about_me": 20_000,
    "style": 10,
    "country": 2,
    "time_zone": 64,
    "locale": 6,
}


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
    locale: str
    week_begins: int
    export_asked_on: date | str | None
    export_back_on: date | str | None
    others_seen: bool
    list_back_on: date | str | None
    list_enough: bool


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


def stop_day(viewer: Viewer, day: date, *, stopped: bool = True) -> None:
    """Have the rest of a day's steps wait until the next, or take that back. Nothing is counted."""
    with transaction.atomic():
        DayPlan.objects.filter(search=viewer.search, day=day).update(stopped=stopped)


def note_hours(viewer: Viewer, changes: Changes, day: date, minutes: int) -> None:
    """Write how much of a week went into the search, in place of what was written of it; 0 takes that away.

    ``day`` is any day of that week. Raises Unfit for more than a week has.
    """
    if not 0 <= minutes <= MOST:
        raise Unfit("A week has 168 hours.", "hours")
    first = week_of(viewer, day)
    noted = list(Week.objects.filter(search=viewer.search, first__range=(first, first + timedelta(days=6))))
    for row in noted if not minutes else noted[1:]:
        changes.take_away(row)
    if minutes and noted:
        changes.change(noted[0], minutes=minutes)
    elif minutes:
        changes.make(Week(search_id=viewer.search, first=first, minutes=minutes))


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the settings, day plans and weeks of an export back. Raises Unfit where a row is not one of ours."""
    with transaction.atomic():
        settings = [dict(values) for values in tables.get(Search._meta.label_lower, ())]
        if len(settings) != 1:
            raise Unfit("An export holds one search.")
        (values,) = settings
        started = values.pop("started_on", "")
        change(viewer, **_known(values))
        try:
            Search.objects.filter(pk=viewer.search).update(started_on=date.fromisoformat(started))
        except (TypeError, ValueError) as error:
            raise Unfit(f"“started_on” of the search cannot be {started!r}.", "started_on") from error
        restore_rows([DayPlan, Week], viewer.search, tables)


def _known(values: Row) -> SearchFields:
    unknown = set(values) - set(SearchFields.__annotations__)
    if unknown:
        raise Unfit(f"“{min(unknown)}” of a search is not known here.")
    known = {name: value for name, value in values.items() if name != "working_days" or value}
    if not all(isinstance(value, str | list | int | None) for value in known.values()):
        raise Unfit("The settings of the search are not ones that are known here.")
    return cast("SearchFields", known)


def _fit(name: str, value: Any) -> Any:
    if name == "working_days":
        return _weekdays(value)
    if name == "week_begins":
        return _weekdays([value])[0]
    if name in {"export_asked_on", "export_back_on", "list_back_on"}:
        return _day(name, value)
    if name in {"others_seen", "list_enough"}:
        if not isinstance(value, bool):
            raise Unfit("Yes or no.", name)
        return value
    if name == "job_titles":
        if not isinstance(value, list) or not all(isinstance(title, str) for title in value):
            raise Unfit("A job title is a few words.", name)
        return [title.strip() for title in value if title.strip()]
    if not isinstance(value, str):
        raise Unfit("A few words.", name)
    if name == "style" and value not in {"", "planned", "open"}:
        raise Unfit("Planned, open, or nothing.", name)
    if name == "time_zone" and value and value not in available_timezones():
        raise Unfit(f"“{value}” is not a time zone that is known here.", name)
    if name == "locale" and value and value not in CUSTOMS:
        raise Unfit(f"How dates are written in “{value}” is not known here.", name)
    if name == "country" and value:
        _check_country(value)
    if len(value) > LONGEST[name]:
        raise Unfit(f"At most {LONGEST[name]:,} characters.", name)
    return value.strip()


def _weekdays(value: Sequence[Any]) -> list[int]:
    days = sorted(set(value)) if isinstance(value, list | tuple) and all(type(day) is int for day in value) else []
    if not days or not set(days) <= set(range(7)):
        raise Unfit("At least one weekday, Monday (0) to Sunday (6).", "working_days")
    return days


def _day(name: str, value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Unfit("A day, please.", name) from error


def _check_country(value: str) -> None:
    try:
        Calendar(country=value)
    except UnknownCountryError as error:
        raise Unfit(str(error), "country") from error
