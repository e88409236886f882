"""An import while it is being read, or because it can't be."""

import time
from dataclasses import dataclass

from whoelse.method.people.pace import Pace
from whoelse.people.queries import BatchSeen
from whoelse.web.reading import STOPPED


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """How far it is; ``refused`` is the sentence that says why it can't be read, "" while it is."""

    batch: str
    files: str
    words: str
    hundredths: int
    refused: str

    @property
    def goes_on(self) -> bool:
        """Whether it is worth asking again soon."""
        return not self.refused


def reading_page(seen: BatchSeen) -> ReadingPage:
    """How far it is, as the row says; a row that has said nothing for a while is read no longer."""
    said = seen.plan
    refused = str(said.get("refused", ""))
    if seen.state == "reading" and time.time() - said.get("at", 0) > STOPPED:
        refused = "The reading stopped, perhaps with the computer. Please bring the file again."
    pace = Pace(said.get("rows", 0), said.get("done", 0), said.get("whole", 0), said.get("seconds", 0))
    files = ", ".join(str(name) for name in seen.files)
    return ReadingPage(seen.id, files, pace.words, pace.hundredths, refused)
