"""Who is the same: profile address, e-mail with a compatible name; everything else is a question, never a merge."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from whoelse.method.people.names import compatible, fold

NEW = "new"
SAME = "same"
DOUBTFUL = "doubtful"

#: How nearly every address in an export looks; the last part of such a one is its key.
_PLAIN_PROFILE = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9_-]+)/?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """A person as an import or the user describes one. ``id`` is the stable id, or any mark of one not yet known."""

    id: str
    name: str
    profile: str = ""
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Whether somebody described is known: new, same (one id) or doubtful (all it might be), with the reason."""

    word: str
    ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """The people already known, found by profile key, e-mail key and folded name."""

    by_profile: Mapping[str, tuple[Described, ...]]
    by_email: Mapping[str, tuple[Described, ...]]
    by_name: Mapping[str, tuple[Described, ...]]


def index(people: Iterable[Described]) -> Index:
    """The people made ready for ``match``."""
    by_profile: dict[str, list[Described]] = defaultdict(list)
    by_email: dict[str, list[Described]] = defaultdict(list)
    by_name: dict[str, list[Described]] = defaultdict(list)
    for person in people:
        if key := profile_key(person.profile):
            by_profile[key].append(person)
        for email in {email_key(email) for email in person.emails} - {""}:
            by_email[email].append(person)
        if name := fold(person.name):
            by_name[name].append(person)
    return Index(*({key: tuple(found) for key, found in keyed.items()} for keyed in (by_profile, by_email, by_name)))


def match(known: Index, described: Described) -> Match:
    """Who it is of those known. Never merges by name alone; two different profile addresses are two people."""
    profile = profile_key(described.profile)
    same_profile = known.by_profile.get(profile, ()) if profile else ()
    if len(same_profile) == 1:
        return Match(SAME, (same_profile[0].id,), "The same profile address.")
    if same_profile:
        return Match(DOUBTFUL, _ids(same_profile), "More than one person has this profile address.")
    same_email = _unique(person for email in described.emails for person in known.by_email.get(email_key(email), ()))
    if same_email:
        return _by_email(described, profile, same_email)
    name = fold(described.name)
    namesakes = [person for person in known.by_name.get(name, ()) if not (profile and profile_key(person.profile))]
    if namesakes:
        return Match(DOUBTFUL, _ids(namesakes), "The same name, and a profile address is missing to tell.")
    return Match(NEW)


def _by_email(described: Described, profile: str, same_email: tuple[Described, ...]) -> Match:
    if len(same_email) > 1:
        return Match(DOUBTFUL, _ids(same_email), "More than one person has this e-mail address.")
    person = same_email[0]
    if not compatible(described.name, person.name):
        return Match(DOUBTFUL, (person.id,), "The same e-mail address under another name.")
    if profile and profile_key(person.profile):
        return Match(DOUBTFUL, (person.id,), "The same e-mail address and another profile address.")
    return Match(SAME, (person.id,), "The same e-mail address and a name that fits.")


def _unique(people: Iterable[Described]) -> tuple[Described, ...]:
    return tuple({person.id: person for person in people}.values())


def _ids(people: Iterable[Described]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.id for person in people))


def profile_key(address: str) -> str:
    """What two addresses of one profile have in common, percent-decoded and in lower case; "" for none.

    On LinkedIn it is the last part ("tom-okafor"), whatever country, language or tracking the address carries;
    elsewhere the host without "www." and the path. The key of a key is itself.
    """
    plain = _PLAIN_PROFILE.fullmatch(address)
    if plain:
        return plain[1].lower()
    key = address
    while (shorter := _once(key)) != key:
        key = shorter
    return key


def _once(address: str) -> str:
    plain = unicodedata.normalize("NFC", unquote(address).lower())
    plain = plain.split("#")[0].split("?")[0].strip()
    _, scheme, rest = plain.partition("://")
    parts = [part.strip() for part in (rest if scheme else plain).split("/")]
    parts = [part for part in parts if part]
    if not parts:
        return ""
    parts[0] = parts[0].removeprefix("www.")
    if parts[0] == "linkedin.com" or parts[0].endswith(".linkedin.com"):
        return parts[2] if len(parts) > 2 and parts[1] in {"in", "pub"} else "/".join(parts)
    if parts[0] == "in" and len(parts) > 1:
        return parts[1]
    return "/".join(parts)


def email_key(address: str) -> str:
    """The e-mail address for comparison: without surrounding blanks and "mailto:", in lower case."""
    return address.strip().casefold().removeprefix("mailto:").strip()
