"""The short files of an export beside the connections: rows → plain data. Pure. Days that can't be read are None."""

from collections.abc import Iterator

from whoelse.interchange.linkedin.days import day, month
from whoelse.interchange.linkedin.table import Table, clean
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.beside import (
    INCOMING,
    OUTGOING,
    Followed,
    Invitation,
    Job,
    Note,
    Oneself,
    Position,
    Recommendation,
)

MOST = 100_000  # rows, which nobody has
_DIRECTIONS = {word: word for word in (INCOMING, OUTGOING)}


def read_followed(table: Table) -> list[Followed]:
    """The organisations the user follows, as often as they stand there."""
    name, on = table.place("organization"), table.place("followed on")
    return [Followed(clean(row[name]), day(row[on])) for row in rows(table) if clean(row[name])]


def read_notes(table: Table) -> list[Note]:
    """What the user wrote about connections; rows without a word are left out."""
    first, last = table.place("connection first name"), table.place("connection last name")
    url, note = table.place("connection profile url"), table.place("note")
    made, edited = table.place("created on"), table.place("edited on")
    return [
        Note(
            clean(f"{row[first]} {row[last]}"), row[url].strip(), row[note].strip(), day(row[edited]) or day(row[made])
        )
        for row in rows(table)
        if row[note].strip()
    ]


def read_positions(table: Table) -> list[Position]:
    """The user's own jobs."""
    name, title = table.place("company name"), table.place("title")
    started, ended = table.place("started on"), table.place("finished on")
    return [
        Position(clean(row[name]), clean(row[title]), month(row[started]), month(row[ended]))
        for row in rows(table)
        if clean(row[name]) or clean(row[title])
    ]


def read_invitations(table: Table) -> tuple[list[Invitation], list[Oneself]]:
    """Invitations to connect, and who the user is by them: whom the incoming ones went to, and the others came from."""
    sender, receiver, on = table.place("from"), table.place("to"), table.place("sent at")
    words, way = table.place("message"), table.place("direction")
    sender_url, receiver_url = table.place("inviterprofileurl"), table.place("inviteeprofileurl")
    found: list[Invitation] = []
    selves: list[Oneself] = []
    for row in rows(table):
        direction = _DIRECTIONS.get(row[way].strip().casefold())
        if direction is None:
            continue
        one, other = (row[sender], row[sender_url]), (row[receiver], row[receiver_url])
        me, them = (one, other) if direction == OUTGOING else (other, one)
        selves.append(Oneself(clean(me[0]), me[1].strip()))
        if clean(them[0]) or them[1].strip():
            found.append(Invitation(direction, clean(them[0]), them[1].strip(), day(row[on]), row[words].strip()))
    return found, selves


def read_recommendations(table: Table, direction: str) -> list[Recommendation]:
    """Recommendations in this direction; which one, no row of them says."""
    first, last = table.place("first name"), table.place("last name")
    company, title, on = table.place("company"), table.place("job title"), table.place("creation date")
    return [
        Recommendation(direction, name, clean(row[company]), clean(row[title]), day(row[on]))
        for row in rows(table)
        if (name := clean(f"{row[first]} {row[last]}"))
    ]


def read_jobs(table: Table) -> list[Job]:
    """Jobs that were saved, or applied for; nothing else of an application is read."""
    company, title, url = table.place("company name"), table.place("job title"), table.place("job url")
    on = table.place("saved date", "application date")
    return [
        Job(clean(row[company]), clean(row[title]), row[url].strip(), day(row[on]))
        for row in rows(table)
        if clean(row[company])
    ]


def read_own_name(table: Table) -> list[Oneself]:
    """The user's name; nothing else of a profile is read."""
    first, last = table.place("first name"), table.place("last name")
    return [Oneself(name) for row in rows(table) if (name := clean(f"{row[first]} {row[last]}"))]


def rows(table: Table) -> Iterator[list[str]]:
    """Each row. Raises Unreadable where there are more than anybody has."""
    for _, row in table:
        if table.rows > MOST:
            raise Unreadable(f"It holds more than {MOST:,} rows, which no export has.")
        yield row
