"""Connections: rows → people, in each layout there has been. Pure.

Before mid-2021 there is no note above the header, before mid-2023 no profile address, and until 2015 the columns are
those of Outlook. Company and Position are where somebody is now, not where they were when they became a connection.
"""

from dataclasses import dataclass
from typing import NamedTuple

from whoelse.interchange.linkedin.days import day, days_with_slashes
from whoelse.interchange.linkedin.table import Table, clean
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.names import given_name
from whoelse.method.people.plan import Incoming
from whoelse.method.people.reading import Skipped

MOST = 100_000  # people; LinkedIn lets nobody have more than 30,000
_HIDDEN = "LinkedIn Member"
_TOO_MANY = f"It holds more than {MOST:,} people, and LinkedIn lets nobody have 30,000."
_TOO_MANY_AS_SAID = f"It holds more than {MOST:,} people, which is the most that is read."
_NOBODY = "It has its column names, and nobody below them. Please ask LinkedIn for a new copy."
_NOBODY_AS_SAID = "No row has a name in the columns that you chose for it."
_SEVERAL = " ::: "  # between the addresses that an address book of Google puts in one cell
_LONGEST_NAME = 200  # letters
_LONGEST_PLACE = 300
_LONGEST_ADDRESS = 500
_LONGEST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class Connections:
    """What one file holds. ``nameless`` counts rows of members who hide their name, or are called LinkedIn Member."""

    people: tuple[Incoming, ...]
    nameless: int
    skipped: tuple[Skipped, ...]


class Places(NamedTuple):
    """The column of each thing that is known of somebody; -1, which is always an empty cell, where there is none.

    ``as_said``: the user said so, of a table that need not be LinkedIn's.
    """

    first: int
    middle: int
    last: int
    whole: int
    url: int
    email: int
    company: int
    position: int
    connected: int
    as_said: bool = False

    @classmethod
    def named(cls, table: Table) -> "Places":
        """As LinkedIn names the columns."""
        return cls(
            first=table.place("first name"),
            middle=table.place("middle name"),
            last=table.place("last name"),
            whole=-1,
            url=table.place("url"),
            email=table.place("email address", "e-mail address"),
            company=table.place("company"),
            position=table.place("position", "job title"),
            connected=table.place("connected on"),
        )


def read_connections(table: Table, name: str, file: int, places: Places | None = None) -> Connections:
    """The people of a table that is the place ``file`` among those given.

    Raises Unreadable where it yields nobody at all, or more people than anybody can know.
    """
    first, middle, last, whole, url, email, company, position, connected, as_said = places or Places.named(table)
    people: list[Incoming] = []
    skipped: list[Skipped] = []
    nameless = 0
    slashed: dict[int, str] = {}  # the days that a spreadsheet wrote over, by the places of people
    cleaned: dict[str, str] = {}
    for line, row in table:
        person = clean(f"{row[first]} {row[middle]} {row[last]} {row[whole]}")
        address, mail = row[url].strip(), row[email].strip()
        if as_said:
            mail = mail.partition(_SEVERAL)[0]
        place, title = cleaned.get(row[company]), cleaned.get(row[position])
        if place is None:
            place = cleaned[row[company]] = clean(row[company])[:_LONGEST_PLACE]
        if title is None:
            title = cleaned[row[position]] = clean(row[position])[:_LONGEST_PLACE]
        if person and person != _HIDDEN:
            if len(person) > _LONGEST_NAME:
                skipped.append(Skipped(name, line, "The name is longer than a name can be."))
                continue
            if len(people) == MOST:
                raise Unreadable(_TOO_MANY_AS_SAID if as_said else _TOO_MANY)
            on = row[connected]
            if "/" in on and not on[:4].isdecimal():
                slashed[len(people)], on = on, ""
            people.append(
                Incoming(
                    file,
                    line,
                    person,
                    address if len(address) <= _LONGEST_ADDRESS else "",
                    mail if len(mail) <= _LONGEST_EMAIL else "",
                    place,
                    title,
                    day(on),
                    given_name(row[first]),
                )
            )
        elif person:
            nameless += 1
        elif address or mail or place or title or (as_said and _says_more_than(row, connected)):
            skipped.append(Skipped(name, line, "The row has no name."))
        elif any(cell.strip() for cell in row):
            nameless += 1
    if not people:
        raise Unreadable(_NOBODY_AS_SAID if as_said else _NOBODY)
    for at, on_day in zip(slashed, days_with_slashes(list(slashed.values())), strict=True):
        people[at] = people[at]._replace(connected_on=on_day)
    return Connections(tuple(people), nameless, tuple(skipped))


def _says_more_than(row: list[str], connected: int) -> bool:
    """Whether a row without a name says more than a day, which is all that is left of a hidden member."""
    return any(cell.strip() for at, cell in enumerate(row) if at != connected)
