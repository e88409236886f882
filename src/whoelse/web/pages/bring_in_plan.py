"""The plan of an import, as it is looked over before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from whoelse.loop.importing import Part, Skipped, Waiting
from whoelse.method.people.plan import LATER, TWO, Changed, Doubtful, Incoming
from whoelse.method.people.told import in_words, of_people_not_here
from whoelse.method.words import counted, list_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web.visit import Visit

MOST_SHOWN = 50

#: So many files of an import are named where it is only to be told from others.
MOST_FILES = 3

#: From so many files on that were left for the same reason, they are folded together.
_FOLDED = 4


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the plan: the name, what is said of them, the line of the file."""

    name: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody doubtful: why, and whom it may be (value, words). ``field`` is the name of its answer."""

    field: str
    name: str
    line: int
    reason: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileRead:
    """One of the files, or of those in the zip: its name, what it holds, and what is to be said about it."""

    name: str
    words: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilesLeft:
    """Files that were left for the same reason: their names, and the reason."""

    names: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What an import would do. ``writes``: whether there is anything to bring in before a doubtful one is decided;
    ``columns``: where what its columns hold was said, "" where nothing was asked."""

    batch: str
    files: str
    heading: str
    lede: str
    writes: bool
    new: tuple[Row, ...]
    new_words: str
    more_new: str
    same: str
    changed: tuple[Row, ...]
    changed_words: str
    more_changed: str
    to_decide: str
    doubtful: tuple[Question, ...]
    more_doubtful: str
    skipped: tuple[Skipped, ...]
    more_skipped: str
    nameless: str
    skipped_words: str
    beside: tuple[str, ...]
    parts: tuple[FileRead, ...]
    left: tuple[FilesLeft, ...]
    left_words: str
    columns: str


def plan_page(visit: Visit, waiting: Waiting) -> PlanPage:
    """The plan in words."""
    plan, reading = waiting.plan, waiting.reading
    asked, changed = plan.doubtful[:MOST_SHOWN], plan.changed[:MOST_SHOWN]
    wanted = {one for doubtful in asked for one in doubtful.ids}
    cards = people.cards(visit.viewer, wanted | {one.person for one in changed})
    marks = {new.mark: new.incoming for new in plan.new if new.mark in wanted}
    left = _left_alike(reading.parts)
    skipped = reading.nameless + len(reading.skipped)
    return PlanPage(
        batch=waiting.batch,
        files=list_in_words(reading.files, most=MOST_FILES),
        heading=_heading(waiting),
        lede=_lede(waiting),
        writes=waiting.writes,
        new=tuple(_row(new.incoming) for new in plan.new[:MOST_SHOWN]),
        new_words=f"{len(plan.new):,} new",
        more_new=_more(plan.new),
        same=f"{plan.same:,} the same as before" if plan.same else "",
        changed=tuple(_changed(one, cards.get(one.person)) for one in changed),
        changed_words=f"{len(plan.changed):,} changed",
        more_changed=_more(plan.changed),
        to_decide=f"{sentence_start(counted(len(plan.doubtful), 'person', 'people'))} to decide, now or later",
        doubtful=tuple(_question(one, cards, marks) for one in asked),
        more_doubtful=_more(plan.doubtful),
        skipped=tuple(replace(one, file=_short(one.file)) for one in reading.skipped[:MOST_SHOWN]),
        more_skipped=_more(reading.skipped),
        nameless=counted(reading.nameless, "line") if reading.nameless else "",
        skipped_words=f"{skipped:,} skipped" if skipped else "",
        beside=tuple(sentence_start(words) for words in in_words(reading.beside)),
        parts=tuple(_file(one) for one in reading.parts if one.remarks not in left),
        left=tuple(FilesLeft(tuple(names), " ".join(remarks)) for remarks, names in left.items()),
        left_words=f"{sum(map(len, left.values()))} files left alone",
        columns=reverse("say the columns", args=[waiting.batch]) if waiting.asked else "",
    )


def _more(rows: Sequence[object]) -> str:
    """How many of these are not shown; "" for none."""
    return f"{len(rows) - MOST_SHOWN:,}" if len(rows) > MOST_SHOWN else ""


def _left_alike(parts: Sequence[Part]) -> dict[tuple[str, ...], list[str]]:
    """The names of files that were left, by the reason, where so many were left for it that they hide the others."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in parts:
        if not one.taken_for:
            alike.setdefault(one.remarks, []).append(_short(one.name))
    return {remarks: names for remarks, names in alike.items() if len(names) >= _FOLDED}


def _file(one: Part) -> FileRead:
    words = f"{one.taken_for}, {counted(one.rows, 'row')}" if one.taken_for else "left"
    return FileRead(_short(one.name), words, one.remarks)


def _short(name: str) -> str:
    """The name of a file without the zip and the folder it lies in."""
    return name.rpartition("/")[2]


def _heading(waiting: Waiting) -> str:
    plan = waiting.plan
    if plan.new:
        return f"{sentence_start(counted(len(plan.new), 'person comes', 'people come'))} in new"
    if plan.changed:
        return f"{sentence_start(counted(len(plan.changed), 'person has', 'people have'))} changed"
    if plan.doubtful:
        return f"{sentence_start(counted(len(plan.doubtful), 'person', 'people'))} to decide"
    return "Nobody here is new" if not waiting.told.says_something else "Nobody new, and more about those you know"


def _lede(waiting: Waiting) -> str:
    if waiting.plan.doubtful:
        return "Look it over, and bring in what you want; who is in doubt can wait."
    if waiting.writes:
        return "Look it over, and bring it in if you like it."
    return of_people_not_here(waiting.reading) or "Everything here is known already."


def _question(one: Doubtful, cards: dict[str, PersonCard], marks: dict[str, Incoming]) -> Question:
    answers = [(key, f"One person: {_whom(key, cards, marks, one.incoming)}") for key in one.ids]
    return Question(
        f"doubtful-{one.place}",
        one.incoming.name,
        one.incoming.line,
        f"{one.reason} In the file: {_works(one.incoming) or 'no employer'}.",
        (*answers, (TWO, "Two people"), (LATER, "Later")),
    )


def _whom(key: str, cards: dict[str, PersonCard], marks: dict[str, Incoming], row: Incoming) -> str:
    card, other = cards.get(key), marks.get(key)
    if card is not None:
        return ", ".join(part for part in (card.name, card.organisation) if part)
    return f"{other.name}, line {other.line}" if other is not None else row.name


def _row(row: Incoming) -> Row:
    return Row(row.name, _works(row), row.line)


def _works(row: Incoming) -> str:
    return ", ".join(part for part in (row.title, row.organisation) if part)


def _changed(one: Changed, card: PersonCard | None) -> Row:
    said = []
    if one.new_role:
        said.append(f"a new role, {_works(one.incoming)}")
        if card is not None and card.organisation:
            said.append(f"the one at {card.organisation} ends")
    said += [
        words
        for there, words in (
            (one.profile_url, "a profile address"),
            (one.email, "an e-mail address"),
            (one.connected_on, "the day you connected"),
            (one.called, "the first name"),
        )
        if there
    ]
    return Row(card.name if card else one.incoming.name, sentence_start("; ".join(said)), one.incoming.line)
