"""Where this machine says its owner lives: what the settings begin with, until the owner says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whoelse.local.said import parts_of, said_by_the_system
from whoelse.local.time_zone import machine_time_zone, named_time_zone
from whoelse.local.zones import country_of

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6

# The first day of the week where it is not Monday: Unicode CLDR, supplemental data, weekData.
_FRIDAY = "MV"
_SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
_SUNDAY = (
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK"
    " PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
_BEGINS = {
    country: day
    for day, countries in ((FRIDAY, _FRIDAY), (SATURDAY, _SATURDAY), (SUNDAY, _SUNDAY))
    for country in countries.split(" ")
}


@dataclass(frozen=True, slots=True)
class Place:
    """What a machine says of its owner.

    ``locale`` is a language with or without a country ("en-GB"), ``country`` an ISO 3166 code; each is empty where
    nothing says. ``week_begins`` is a weekday, Monday is 0. ``time_zone`` is never empty.
    """

    locale: str
    country: str
    time_zone: str
    week_begins: int


@cache
def machine_place() -> Place:
    """What this machine says, asked once."""
    return place(said_by_the_system(), named_time_zone() or "", machine_time_zone())


def place(said: Mapping[str, str], named_zone: str, zone: str) -> Place:
    """The place, from what the system says: its "locale", its "country" where it names one, its "first day".

    A zone that was named tells a country better than a language does: many who live elsewhere keep English, or their
    own. ``zone`` may be a guess by the clock, which tells no country.
    """
    language, territory = parts_of(said.get("locale", ""))
    country = said.get("country") or country_of(named_zone) or territory
    locale = f"{language}-{territory or country}" if language and (territory or country) else language
    first = said.get("first day", "")
    begins = int(first) if first in tuple("0123456") else _BEGINS.get(country, MONDAY)
    return Place(locale, country, zone, begins)
