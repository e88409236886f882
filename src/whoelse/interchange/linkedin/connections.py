"""Connections: rows → people, in each layout there has been. Pure.

Before mid-2021 there is no note above the header, before mid-2023 no profile address, and until 2015 the columns are
those of Outlook. Company and Position are where somebody is now, not where they were when they became a connection.
"""

from dataclasses import dataclass

from whoelse.interchange.linkedin.days import day, days_with_slashes
from whoelse.interchange.linkedin.table import Table, clean
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.names import given_name
from whoelse.method.people.plan import Incoming
from whoelse.method.people.reading import Skipped

MOST = 100_000  # people; LinkedIn lets nobody have more than 30,000
_HIDDEN = "LinkedIn Member"
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


def read_connections(table: Table, name: str, file: int) -> Connections:
    """The people of a table that is the place ``file`` among those given.

    Raises Unreadable where it yields nobody at all, or more people than anybody can know.
    """
    first, middle, last = (table.place(f"{part} name") for part in ("first", "middle", "last"))
    url, email = table.place("url"), table.place("email address", "e-mail address")
    company, position = table.place("company"), table.place("position", "job title")
    connected = table.place("connected on")
    people: list[Incoming] = []
    skipped: list[Skipped] = []
    nameless = 0
    slashed: dict[int, str] = {}  # the days that a spreadsheet wrote over, by the places of people
    cleaned: dict[str, str] = {}
    for line, row in table:
        person = clean(f"{row[first]} {row[middle]} {row[last]}")
        address, mail = row[url].strip(), row[email].strip()
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
                raise Unreadable(f"It holds more than {MOST:,} people, and LinkedIn lets nobody have 30,000.")
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
        elif address or mail or place or title:
            skipped.append(Skipped(name, line, "The row has no name."))
        elif any(cell.strip() for cell in row):
            nameless += 1
    if not people:
        raise Unreadable("It has its column names, and nobody below them. Please ask LinkedIn for a new copy.")
    for at, on_day in zip(slashed, days_with_slashes(list(slashed.values())), strict=True):
        people[at] = people[at]._replace(connected_on=on_day)
    return Connections(tuple(people), nameless, tuple(skipped))
