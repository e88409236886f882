"""What an option is, and what makes a value of it right or wrong."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

Kind = Literal["folder", "number", "yes or no", "time zone"]

_YES = ("yes", "true", "on", "1")
_NO = ("no", "false", "off", "0")


@dataclass(frozen=True)
class Option:
    """One option, as the environment gives it.

    `default` is what holds when it is absent, in words; `least` and `most` bound a number, both included.
    """

    name: str
    kind: Kind
    default: str
    sentence: str
    least: int = 0
    most: int = 0

    @property
    def allowed(self) -> str:
        """The allowed values, in words."""
        match self.kind:
            case "folder":
                return "the path of a folder"
            case "number":
                return f"a whole number from {self.least} to {self.most}"
            case "yes or no":
                return "yes or no"
            case "time zone":
                return "the name of a time zone, such as Europe/Copenhagen"

    def wrong(self, value: str) -> str | None:
        """The sentence that says what is wrong with `value`, or None when it is right."""
        if self._holds(value.strip()):
            return None
        return f"{self.name} is “{value}”, which it cannot be; allowed is {self.allowed}."

    def _holds(self, value: str) -> bool:
        match self.kind:
            case "folder":
                return bool(value) and "\0" not in value
            case "number":
                return value.isascii() and value.isdigit() and len(value) < 10 and self.least <= int(value) <= self.most
            case "yes or no":
                return value.lower() in _YES + _NO
            case "time zone":
                return _is_time_zone(value)


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError, a folder's name an OSError
        return False
    except KeyError:
        return False
    return True
