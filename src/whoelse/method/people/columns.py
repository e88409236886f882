"""What a column of a list of people can hold, and what cannot be chosen of it. Pure."""

from collections import Counter
from collections.abc import Sequence

FIRST, LAST, WHOLE = "first name", "last name", "whole name"
PROFILE, EMAIL, PLACE, ROLE, CONNECTED = "profile", "e-mail", "works at", "role", "connected on"
NOTHING = "nothing"

#: What a column can hold, and how the page says it.
MEANINGS: dict[str, str] = {
    FIRST: "First name",
    LAST: "Last name",
    WHOLE: "Whole name",
    PROFILE: "Address of their profile",
    EMAIL: "E-mail",
    PLACE: "Where they work",
    ROLE: "As what",
    CONNECTED: "Connected on",
    NOTHING: "Leave it out",
}


def unfit(chosen: Sequence[str]) -> str:
    """Why these columns can't be read, in a sentence; "" where they can."""
    told = Counter(meaning for meaning in chosen if meaning != NOTHING)
    unknown = next((meaning for meaning in told if meaning not in MEANINGS), "")
    if unknown:
        return f"“{unknown}” is nothing that a column can hold here."
    twice = [MEANINGS[meaning] for meaning in MEANINGS if told[meaning] > 1]
    if twice:
        return f"“{twice[0]}” is chosen for more than one column. Choose it for one, and leave the other out."
    if not told.keys() & {FIRST, LAST, WHOLE}:
        return "A name is needed: say which column holds the whole name, or the first and the last name."
    if WHOLE in told and told.keys() & {FIRST, LAST}:
        return "Choose the whole name, or the first and the last name, not both. Leave the other out."
    return ""
