"""The scores of targets, by column of the playbook's ranking: a column of digits to type down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whoelse.method.playbook.document import Column, Ranking
from whoelse.method.playbook.in_words import whose_in_words
from whoelse.method.playbook.ranking import Score, columns_in_order, possible, wrong
from whoelse.method.words import list_in_words, sentence_start
from whoelse.people.queries import TargetCard
from whoelse.web.components import Choice

_WORDS = {True: "yes", False: "no"}
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """One score to fill in: digits, or one of ``choices``. ``label`` says whose it is, ``error`` what cannot be."""

    name: str
    value: str
    label: str
    choices: tuple[Choice, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """The head of a column: its name, the values it takes, and what it means."""

    name: str
    takes: str
    words: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What was sent: the scores by target and column that differ, and a sentence for each that cannot be."""

    scores: Mapping[str, Mapping[str, Score]]
    errors: Mapping[str, str]


def heads(ranking: Ranking | None) -> tuple[ColumnShown, ...]:
    """The columns, the weightiest first."""
    return tuple(ColumnShown(_name(column), _takes(column), _meaning(column)) for column in _columns(ranking))


def cells(
    target: TargetCard, ranking: Ranking | None, typed: Mapping[str, str], errors: Mapping[str, str]
) -> tuple[Cell, ...]:
    """The scores of one target as they stand, or as they were typed where something typed cannot be."""
    found = []
    for column in _columns(ranking):
        name = field_name(target.id, column)
        found.append(
            Cell(
                name=name,
                value=typed.get(name, _written(target.scores.get(column.id))),
                label=f"{_name(column)} of {target.name}{', ' + _takes(column) if _takes(column) else ''}",
                choices=_choices(column),
                error=errors.get(name, ""),
            )
        )
    return tuple(found)


def filled(targets: Sequence[TargetCard], ranking: Ranking | None, sent: Mapping[str, str]) -> Filled:
    """What was sent, as far as it says something new. What is left empty is no score."""
    scores: dict[str, dict[str, Score]] = {}
    errors: dict[str, str] = {}
    for target in targets:
        for column in _columns(ranking):
            name = field_name(target.id, column)
            if name not in sent:
                continue
            value, sentence = _read(column, sent[name].strip())
            if sentence:
                errors[name] = sentence
            elif value != target.scores.get(column.id) or type(value) is not type(target.scores.get(column.id)):
                scores.setdefault(target.id, {})[column.id] = value
    return Filled(scores, errors)


def known_column(ranking: Ranking | None) -> Column | None:
    """The column that says whether the user knows somebody at a target, which the records can answer."""
    return next(
        (one for one in _columns(ranking) if one.type == "yes or no" and one.filled_in_by == "you or an import"), None
    )


def field_name(target: str, column: Column) -> str:
    """The name of the field of one target in one column."""
    return f"score-{target}-{column.id}"


def how_ranked(ranking: Ranking | None) -> str:
    """What the order follows, and whose it is."""
    columns = columns_in_order(ranking) if ranking is not None else []
    if ranking is None or not columns:
        return "The order is yours: whom to write to first follows it."
    names = list_in_words([_name(column).lower() for column in columns])
    return (
        f"By {names}, one after the other and never summed up; those equal in all stand in your own order. "
        f"{sentence_start(whose_in_words(ranking))}."
    )


def _columns(ranking: Ranking | None) -> list[Column]:
    """Those that the ranking sorts by, the weightiest first, then the others."""
    if ranking is None:
        return []
    first = columns_in_order(ranking)
    return [*first, *(column for column in ranking.columns if column not in first)]


def _name(column: Column) -> str:
    return sentence_start(column.id.replace("-", " "))


def _takes(column: Column) -> str:
    return f"{column.from_} to {column.to}" if column.type == "score" else ""


def _meaning(column: Column) -> str:
    values = [f"{value} {words}" for value, words in possible(column) if column.type == "score" and column.values]
    alone = " Yours alone: nothing else fills it in." if column.filled_in_by == "you alone" else ""
    return f"{column.words}{': ' + ', '.join(values) if values else ''}.{alone}"


def _choices(column: Column) -> tuple[Choice, ...]:
    if column.type != "yes or no":
        return ()
    return (Choice("", "not said"), Choice("yes", "yes"), Choice("no", "no"))


def _written(score: Score) -> str:
    if score is None:
        return ""
    return _WORDS[score] if isinstance(score, bool) else str(score)


def _read(column: Column, typed: str) -> tuple[Score, str]:
    if not typed:
        return None, ""
    if column.type == "yes or no":
        known = {"yes": True, "no": False}
        return (known[typed], "") if typed in known else (None, f"{_name(column)} is yes or no.")
    if not typed.isdecimal() or len(typed) > _LONGEST:
        takes = f", {_takes(column)}" if _takes(column) else ""
        return None, f"{_name(column)} is a whole number{takes}."
    value = int(typed)
    if wrong(column, value):
        return None, f"{_name(column)} goes from {column.from_} to {column.to}."
    return value, ""
