"""How far the reading of large files has come, in words. Pure: the time that passed is handed in."""

from dataclasses import dataclass

#: Before so many seconds have passed nothing is said about the time left: it would only be wrong.
_TOO_SOON = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """So many rows read, ``done`` of ``whole`` bytes, in so many seconds."""

    rows: int
    done: int
    whole: int
    seconds: float

    @property
    def hundredths(self) -> int:
        """How much of it is done, from 0 to 100."""
        return min(100, 100 * self.done // self.whole) if self.whole else 0

    @property
    def words(self) -> str:
        """The rows read, and the time that is left, where that can be told."""
        read = f"{self.rows:,} rows read"
        left = self.seconds * (self.whole - self.done) / self.done if self.done else 0
        if self.seconds < _TOO_SOON or not self.done or left < 0:
            return read
        return f"{read}, {_in_words(left)} left"


def _in_words(seconds: float) -> str:
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 10) * 10} seconds"
    return f"about {round(seconds / 60)} minutes"
