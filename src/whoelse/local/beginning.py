"""What a search on this machine begins with, before anybody has been asked anything."""

from contextlib import suppress

import holidays

from whoelse.local.place import FRIDAY, SATURDAY, SUNDAY, Place
from whoelse.method.customs import locale_near
from whoelse.searches import actions
from whoelse.searches.access import Viewer
from whoelse.searches.changes import Unfit


def begin_at(viewer: Viewer, place: Place) -> None:
    """Sets how dates are written, where the week begins, the country, and the days that are worked there.

    What is not known here is left out. The time zone stays the machine's own, wherever the machine goes.
    """
    written = place.locale or (f"en-{place.country}" if place.country else "")
    actions.change(viewer, locale=locale_near(written), week_begins=place.week_begins)
    if place.country:
        with suppress(Unfit):
            actions.change(viewer, country=place.country, working_days=working_days(place.country))


def working_days(country: str) -> list[int]:
    """The weekdays that offices work in a country, Monday is 0.

    They differ from Monday to Friday where Friday is a day of rest. Where the law knows one day of rest a week, offices
    still keep two.
    """
    rest = holidays.country_holidays(country).weekend if country in holidays.list_supported_countries() else set()
    return [day for day in range(7) if day not in (rest if FRIDAY in rest else {SATURDAY, SUNDAY})]
