"""What is known of a person, in words: where they work, how well the user knows them, and when."""

from whoelse.introductions.queries import IntroductionSeen
from whoelse.method.words import MONTHS, sentence_start
from whoelse.people.queries import PersonCard, RoleSeen

#: How well the user knows somebody, by the user's own word.
CLOSENESS = (("close", "Close"), ("known", "Known"), ("slightly", "Slightly"), ("cannot place", "Cannot place"))

#: How conversations with somebody go best; it describes conversations, not people.
STYLES = (("planned", "With questions prepared"), ("open", "As it comes"))

#: How quickly somebody answers, by the user's own word.
ANSWERING = (("", "As the letters say"), ("fast", "Fast"), ("slowly", "Slowly"), ("not yet", "Not yet"))

#: How two people know each other.
KNOWN_THROUGH = (
    ("coworker", "They work, or worked, together"),
    ("event", "They met at an event or in an association"),
    ("online acquaintance", "They know each other online"),
    ("friend", "They are friends or family"),
    ("other", "In another way"),
)

_GENERATIONS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def works(card: PersonCard) -> str:
    """What a person does, and where: "Procurement lead at Kestrel Heat"; empty where neither is known."""
    return _at(card.role, card.organisation)


def role_told(role: RoleSeen) -> str:
    """One role, with its days where they are known: "Buyer at Kestrel Heat, 2017 to April 2021"."""
    span = _span(role)
    return f"{_at(role.title, role.organisation)}{', ' + span if span else ''}"


def generation(number: int) -> str:
    """A generation of the chain in words: "second generation"."""
    return f"{_GENERATIONS[number] if number < len(_GENERATIONS) else f'{number}th'} generation"


def knows(seen: IntroductionSeen | None) -> str:
    """How an introducer and the person introduced know each other; empty where it is not noted."""
    if seen is None:
        return ""
    through = "" if seen.known_through == "other" else dict(KNOWN_THROUGH).get(seen.known_through, "")
    return " ".join(f"{part.rstrip('.')}." for part in (through, sentence_start(seen.known_words)) if part)


def _at(title: str, organisation: str) -> str:
    if title and organisation:
        return f"{sentence_start(title)} at {organisation}"
    return sentence_start(title) or organisation


def _span(role: RoleSeen) -> str:
    since, until = partial_day(role.started), partial_day(role.ended)
    if since and until:
        return f"{since} to {until}"
    if since:
        return f"since {since}" if role.current else f"from {since}"
    return f"until {until}" if until else "" if role.current else "earlier"


def partial_day(day: str) -> str:
    """A day, month or year as it is written down ("2019-04"), in words ("April 2019")."""
    parts = day.split("-") if day else []
    if len(parts) < 2:
        return day
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month
