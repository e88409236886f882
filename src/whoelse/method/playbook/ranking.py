"""Targets in the order of a playbook's ranking, and which scores it still needs."""

from collections.abc import Iterable, Iterator

from whoelse.method.playbook.document import Column, Ranking
from whoelse.method.situation import TargetSeen

Score = int | bool | None


def ranked(targets: Iterable[TargetSeen], ranking: Ranking | None) -> list[TargetSeen]:
    """The targets, best first: by the first column, those equal in it by the next, and so on; never a sum.

    What has no score in a column comes after what has one; what is equal in all keeps its order. Without a ranking the
    order is kept.
    """
    if ranking is None:
        return list(targets)
    order = columns_in_order(ranking)
    return sorted(targets, key=lambda target: [_rank(target.scores.get(column.id)) for column in order], reverse=True)


def columns_in_order(ranking: Ranking) -> list[Column]:
    """The columns that the ranking sorts by, the weightiest first."""
    by_id = {column.id: column for column in ranking.columns}
    return [by_id[name] for name in ranking.order if name in by_id] if ranking.order else list(ranking.columns)


def without_score(target: TargetSeen, ranking: Ranking | None) -> list[Column]:
    """The columns that the ranking needs and the target has no score in."""
    if ranking is None:
        return []
    return [column for column in columns_in_order(ranking) if target.scores.get(column.id) is None]


def unfamiliar(target: TargetSeen, ranking: Ranking | None) -> list[Column]:
    """The columns whose score says that the target wants a look before it can be ranked."""
    if ranking is None:
        return []
    return [
        column
        for column in columns_in_order(ranking)
        if column.look_first is not None and target.scores.get(column.id) == column.look_first
    ]


def possible(column: Column) -> Iterator[tuple[Score, str]]:
    """Every value that a column takes, lowest first, with its words; nothing for a figure, which may be any number."""
    if column.type == "yes or no":
        yield False, "no"
        yield True, "yes"
    elif column.type == "score":
        for at, value in enumerate(range(column.from_, column.to + 1)):
            yield value, column.values[at] if at < len(column.values) else str(value)


def wrong(column: Column, value: Score) -> str:
    """Why a column does not take a value, as a sentence; "" where it does. None, no score yet, always may be."""
    if value is None:
        return ""
    if column.type == "yes or no":
        return "" if isinstance(value, bool) else f"“{column.words}” is yes or no."
    if isinstance(value, bool) or value < 0:
        return f"“{column.words}” is a whole number."
    if column.type == "score" and not column.from_ <= value <= column.to:
        return f"“{column.words}” is a number from {column.from_} to {column.to}."
    return ""


def _rank(score: Score) -> tuple[bool, int]:
    return (score is not None, int(score or 0))
