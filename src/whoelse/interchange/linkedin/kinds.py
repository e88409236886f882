"""What a file of an export is: told by the cells of its header row, never by its name. Pure.

Two things only are told by a name. The two files of recommendations have the same columns, so that only "given" or
"received" in the name tells them apart. And what is sensitive and not needed is known by its name before it is opened,
so that not a byte of it is unpacked.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

CONNECTIONS = "connections"
FOLLOWS = "company follows"
NOTES = "notes"
POSITIONS = "positions"
MESSAGES = "messages"
INVITATIONS = "invitations"
RECOMMENDATIONS = "recommendations"
SAVED_JOBS = "saved jobs"
APPLICATIONS = "job applications"
PROFILE = "profile"

#: What a header row must hold, at least; the first that fits decides.
_NEEDS: tuple[tuple[str, frozenset[str]], ...] = (
    (CONNECTIONS, frozenset({"first name", "last name", "connected on"})),
    (MESSAGES, frozenset({"conversation id", "from", "to", "date", "content"})),
    (INVITATIONS, frozenset({"from", "to", "sent at", "direction"})),
    (FOLLOWS, frozenset({"organization", "followed on"})),
    (NOTES, frozenset({"connection first name", "connection last name", "note"})),
    (POSITIONS, frozenset({"company name", "title", "started on", "finished on"})),
    (RECOMMENDATIONS, frozenset({"first name", "last name", "text", "creation date"})),
    (SAVED_JOBS, frozenset({"saved date", "job title", "company name"})),
    (APPLICATIONS, frozenset({"application date", "job title", "company name"})),
    (PROFILE, frozenset({"first name", "last name", "maiden name", "headline"})),
)

#: How connections began until 2015. Address books of Outlook begin the same, and go on with another cell.
_OUTLOOK = ("title", "first name", "middle name", "last name", "suffix", "e-mail address")

#: Folded beginnings of names of files that are never opened: about the user's account, devices, money and habits, and
#: what was said to LinkedIn's own guides.
_SENSITIVE = (
    "accountstatus",
    "adsclicked",
    "adtargeting",
    "devices",
    "easyapply",
    "emailaddresses",
    "guidemessages",
    "importedcontacts",
    "inferencesabout",
    "jobapplicantsaved",
    "jobseekerpreferences",
    "learning",
    "logins",
    "payment",
    "phonenumbers",
    "privateidentity",
    "receipts",
    "registration",
    "savedjobalerts",
    "searchqueries",
    "securitychallenge",
    "verifications",
    "whatsapp",
)
#: Folded beginnings of the names that LinkedIn gives to files that are of use.
_OF_USE = (
    "companyfollows",
    "connections",
    "invitations",
    "jobapplications",
    "messages",
    "notes",
    "positions",
    "profile",
    "recommendations",
    "savedjobs",
)
#: An address book that was uploaded once. Somebody may call their own connections so: only within an export.
_ADDRESS_BOOK = "contacts"
_UNOPENED_FOLDERS = frozenset({"articles", "verifications", "media", "richmedia", "macosx"})


def kind(cells: Sequence[str]) -> str:
    """What the file of this header row is, "" for something else. The cells are as ``folded_cells`` gives them."""
    if tuple(cells[: len(_OUTLOOK)]) == _OUTLOOK:
        return CONNECTIONS
    there = set(cells)
    return next((name for name, needs in _NEEDS if there >= needs), "")


def folded_cells(row: Iterable[str]) -> list[str]:
    """The names of columns for comparison: blanks made one, in lower case."""
    return [" ".join(cell.split()).casefold() for cell in row]


def folded_name(name: str) -> str:
    """The last part of a path for comparison: without its ending, signs and blanks, in lower case."""
    stem = PurePosixPath(name.replace("\\", "/")).name.rpartition(".")[0] or name
    return _letters(stem)


def named_as_of_use(name: str) -> bool:
    """Whether a file has the name that LinkedIn gives to one that is of use; not whether it is one."""
    return name.casefold().endswith((".csv", ".txt")) and folded_name(name).startswith(_OF_USE)


def is_zip(name: str) -> bool:
    """Whether a file is called a zip."""
    return name.casefold().endswith(".zip")


def sensitive(name: str) -> bool:
    """Whether a file of this name is left without a look at it, wherever it comes from."""
    return folded_name(name).startswith(_SENSITIVE)


def left_unopened(member: str) -> bool:
    """Whether a file within a zip is left without a look at it: sensitive, not needed, or no CSV file."""
    path = PurePosixPath(member.replace("\\", "/"))
    folders = {_letters(part) for part in path.parts[:-1]}
    return (
        not path.name.casefold().endswith(".csv")
        or path.name.startswith(".")
        or bool(folders & _UNOPENED_FOLDERS)
        or sensitive(member)
        or folded_name(member) == _ADDRESS_BOOK
    )


def direction(name: str) -> str:
    """Whether a file of recommendations holds those "given" or "received", by its name; "" where it does not say."""
    folded = folded_name(name)
    said = [word for word in ("given", "received") if word in folded]
    return said[0] if len(said) == 1 else ""


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
