"""What a file is, by its content, and what it holds. Pure."""

from collections.abc import Sequence

from whoelse.interchange.linkedin.read import read_connections
from whoelse.interchange.unreadable import Unreadable
from whoelse.loop.importing import Reading, Skipped
from whoelse.method.people.plan import Incoming

SOURCE = "linkedin"


def read_files(files: Sequence[tuple[str, bytes]]) -> Reading:
    """What files, each with its name, hold of people. Raises Unreadable, naming the file, where one can't be read."""
    people: list[Incoming] = []
    skipped: list[Skipped] = []
    nameless = 0
    for place, (name, data) in enumerate(files):
        try:
            read = read_connections(data)
        except Unreadable as error:
            raise Unreadable(f"{name}: {error}") from error
        people.extend(
            Incoming(
                place, row.line, row.name, row.profile_url, row.email, row.organisation, row.title, row.connected_on
            )
            for row in read.people
        )
        skipped.extend(Skipped(name, row.line, row.reason) for row in read.skipped)
        nameless += read.nameless
    return Reading(SOURCE, tuple(name for name, _ in files), tuple(people), nameless, tuple(skipped))
