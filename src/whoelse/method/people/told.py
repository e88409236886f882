"""What an import tells beside the people themselves, and is not known yet: what it would add. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from whoelse.method.people.beside import Beside, Note
from whoelse.method.people.evidence import Acquainted, Evidence, gathered, together
from whoelse.method.people.matching import profile_key
from whoelse.method.people.names import fold
from whoelse.method.people.plan import Incoming, employer_key
from whoelse.method.people.reading import Reading
from whoelse.method.words import counted

FOLLOWED = "followed"
SAVED_JOB = "saved job"
APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class OwnRole:
    """What the user does or did somewhere: the organisation's name and key, the title, since when and until when."""

    organisation: str
    key: str
    title: str
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation that files suggest as a target: FOLLOWED, or a SAVED_JOB there, or an APPLICATION."""

    kind: str
    organisation: str
    key: str
    title: str = ""
    url: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be added: evidence by person, notes with whom they are about, the user's own roles, suggestions."""

    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    notes: tuple[tuple[str, Note], ...] = ()
    own_roles: tuple[OwnRole, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.evidence or self.notes or self.own_roles or self.suggestions)


def of_people_not_here(reading: Reading) -> str:
    """What to say where a reading would add nothing, since no list of people is among its files; "" for any other."""
    beside = reading.beside
    if reading.people or not (beside.correspondences or beside.invitations or beside.recommendations):
        return ""
    return "Whom these files tell of is not among your people, or it is known already. Bring Connections.csv along."


def news(beside: Beside, everybody: Acquainted, before: Told) -> Told:
    """What files say that is not known; ``before`` is all that earlier files said.

    Nothing that stands is overwritten: what is added is read together with it.
    """
    said = gathered(beside, everybody)
    return Told(
        {who: new for who, new in said.items() if _adds(new, before.evidence.get(who, Evidence()))},
        _new_notes(beside.notes, everybody, before.notes),
        _new_roles(beside, before.own_roles),
        _new_suggestions(beside, before.suggestions),
    )


def about(beside: Beside, rows: Iterable[Incoming]) -> Beside:
    """As much of it as is about the people in these rows: what goes on waiting with them."""
    profiles, names = set(), set()
    for row in rows:
        profiles.add(profile_key(row.profile_url))
        names.add(fold(row.name))

    def is_about(name: str, profile_url: str) -> bool:
        return profile_key(profile_url) in profiles if profile_url else fold(name) in names

    return Beside(
        oneself=beside.oneself,
        notes=tuple(one for one in beside.notes if is_about(one.name, one.profile_url)),
        correspondences=tuple(one for one in beside.correspondences if is_about(one.name, one.profile_url)),
        invitations=tuple(one for one in beside.invitations if is_about(one.name, one.profile_url)),
        recommendations=tuple(one for one in beside.recommendations if is_about(one.name, "")),
    )


def _adds(new: Evidence, before: Evidence) -> bool:
    return together(before, new) != before


def _new_notes(
    notes: Iterable[Note], everybody: Acquainted, before: Iterable[tuple[str, Note]]
) -> tuple[tuple[str, Note], ...]:
    there = {(who, note.text.strip()) for who, note in before}
    found: list[tuple[str, Note]] = []
    for note in notes:
        who = everybody.who(note.name, note.profile_url)
        if who is not None and note.text.strip() and (who, note.text.strip()) not in there:
            there.add((who, note.text.strip()))
            found.append((who, note))
    return tuple(found)


def _new_roles(beside: Beside, before: Iterable[OwnRole]) -> tuple[OwnRole, ...]:
    there = {(role.key, role.title, role.started, role.ended) for role in before}
    said = {
        (employer_key(one.organisation), one.title, one.started, one.ended): one.organisation
        for one in beside.positions
        if employer_key(one.organisation)
    }
    return tuple(OwnRole(name, *role) for role, name in said.items() if role not in there)


def _new_suggestions(beside: Beside, before: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    there = {(one.kind, one.key, one.title, one.url) for one in before}
    said = {(one.kind, one.key, one.title, one.url): one for one in _suggestions(beside) if one.key}
    return tuple(one for what, one in said.items() if what not in there)


def _suggestions(beside: Beside) -> Iterator[Suggestion]:
    for one in beside.followed:
        yield Suggestion(FOLLOWED, one.name, employer_key(one.name), day=one.on)
    for kind, jobs in ((SAVED_JOB, beside.saved_jobs), (APPLICATION, beside.applications)):
        for job in jobs:
            yield Suggestion(kind, job.organisation, employer_key(job.organisation), job.title, job.url, job.on)


def in_words(beside: Beside) -> tuple[str, ...]:
    """What the files say beside the people, a phrase for each kind, with what it is for."""
    jobs = len(beside.saved_jobs) + len(beside.applications)
    phrases = (
        (len(beside.correspondences), "letters with {}: how often, when, and who wrote last", "person", "people"),
        (len(beside.invitations), "{}: who asked whom", "invitation to connect", "invitations to connect"),
        (len(beside.recommendations), "{}, given or received", "recommendation", "recommendations"),
        (len(beside.notes), "{} of yours about people", "note", "notes"),
        (len(beside.positions), "{} of your own, to see with whom you shared a place", "position", "positions"),
        (len(beside.followed), "{} you follow, suggested as targets", "organisation", "organisations"),
        (jobs, "{} you saved or applied for, their organisations suggested as targets", "job", "jobs"),
    )
    return tuple(phrase.format(counted(number, one, many)) for number, phrase, one, many in phrases if number)
