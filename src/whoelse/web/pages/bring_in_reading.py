"""An import while it is being read, or because it can't be."""

import time
from dataclasses import dataclass

from whoelse.method.people.asked import waits_for_an_answer
from whoelse.method.people.pace import Pace
from whoelse.method.words import counted, list_in_words, sentence_start
from whoelse.people.queries import BatchSeen
from whoelse.web.pages.bring_in_plan import MOST_FILES
from whoelse.web.reading import STOPPED


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """How far it is; ``refused`` is the sentence that says why it can't be read, "" while it is."""

    batch: str
    files: str
    words: str
    hundredths: int
    refused: str
    heading: str = "Reading"

    @property
    def goes_on(self) -> bool:
        """Whether it is worth asking again soon."""
        return not self.refused


def stopped(seen: BatchSeen) -> bool:
    """Whether a reading has said nothing for so long that it must have ended with its process."""
    return seen.state == "reading" and time.time() - seen.plan.get("at", 0) > STOPPED


def state_words(seen: BatchSeen) -> str:
    """What an import that is not brought in waits for."""
    if stopped(seen):
        return "The reading stopped; bring the file again"
    if seen.state == "waiting" and waits_for_an_answer(seen.plan):
        return "Waits for you to say which column holds what"
    rows = seen.plan.get("rows")
    if seen.state == "waiting" and rows and not seen.plan.get("parts"):  # what an import left over for later
        return f"{sentence_start(counted(len(rows), 'person', 'people'))} to decide"
    return {"reading": "Being read", "refused": "Can’t be read"}.get(seen.state, "Waits to be looked over")


def reading_page(seen: BatchSeen) -> ReadingPage:
    """How far it is, as the row says; a row that has said nothing for a while is read no longer."""
    said = seen.plan
    refused = str(said.get("refused", ""))
    heading = "This can’t be read" if refused else "Reading"
    if stopped(seen):
        heading = "The reading stopped"
        refused = (
            "Perhaps the computer did too. Nothing was written, so nothing is half done. Please bring the file again."
        )
    pace = Pace(said.get("rows", 0), said.get("done", 0), said.get("whole", 0), said.get("seconds", 0))
    files = list_in_words([str(name) for name in seen.files], most=MOST_FILES)
    return ReadingPage(seen.id, files, pace.words, pace.hundredths, refused, heading)
