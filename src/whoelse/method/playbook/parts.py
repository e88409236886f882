"""What may stand at a place of a playbook's text: the keys of each part, their closed words and their bounds."""

from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from whoelse.method.playbook.document import Attributed, Playbook
from whoelse.method.playbook.durations import Duration
from whoelse.method.playbook.text import Path


def keys_of(path: Path) -> Sequence[str]:
    """The keys of the part that a path leads to, in the order in which they are written."""
    return keys(model_at(path))


def model_at(path: Path) -> type[BaseModel]:
    """The part of the document that a path leads to."""
    model: type[BaseModel] = Playbook
    for part in path:
        if isinstance(part, str):
            found = _find(model, part)
            model = (model_in(found.annotation) if found is not None else None) or model
    return model


def field_at(path: Path) -> FieldInfo:
    """The field that a path leads to. Raises KeyError where the document has none."""
    at = max(at for at, part in enumerate(path) if isinstance(part, str))
    found = _find(model_at(path[:at]), str(path[at]))
    if found is None:
        raise KeyError(path[at])
    return found


@cache
def keys(model: type[BaseModel]) -> Sequence[str]:
    """The keys of a part: its own ones, then whose it is."""
    named = [(name, field.alias or name) for name, field in model.model_fields.items()]
    shared = Attributed.model_fields if issubclass(model, Attributed) and model is not Attributed else {}
    own = [key for name, key in named if name not in shared]
    return (*own, *(key for name, key in named if name in shared))


def choices_at(path: Path) -> Sequence[str]:
    """The closed words of a field; none where it takes others."""
    return choices(field_at(path))


def choices(field: FieldInfo) -> Sequence[str]:
    """The closed words of a field; none where it takes others."""
    return tuple(word for word in _literals(field.annotation) if isinstance(word, str) and word)


def bounds(field: FieldInfo) -> tuple[int | None, int | None]:
    """The least and the most that a number may be, or characters that a text may have (the most alone)."""
    least = most = None
    for one in (*field.metadata, *_metadata(field.annotation)):
        match one:
            case Ge(ge=bound):
                least = int(str(bound))
            case Le(le=bound):
                most = int(str(bound))
            case MaxLen(max_length=bound):
                most = bound
    return least, most


def holds(field: FieldInfo) -> str:
    """What a field takes: word, number, wait, yes or no, list, keys or text."""
    inner = _types(field.annotation)
    if choices(field):
        return "word"
    if bool in inner:
        return "yes or no"
    if Duration in inner:
        return "wait"
    if int in inner:
        return "number"
    if tuple in inner:
        return "list"
    return "keys" if model_in(field.annotation) is not None else "text"


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The part that a field holds, or holds a list of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := model_in(inner))), None)


def _find(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def _types(annotation: Any) -> set[Any]:
    if annotation is tuple or getattr(annotation, "__origin__", None) is tuple:
        return {tuple}
    inner = get_args(annotation)
    return set().union(*(_types(one) for one in inner)) if inner else {annotation}


def _metadata(annotation: Any) -> list[Any]:
    found: list[Any] = []
    for one in getattr(annotation, "__metadata__", ()):
        found += [one, *getattr(one, "metadata", ())]
    return found + [deeper for inner in get_args(annotation) for deeper in _metadata(inner)]


def _literals(annotation: Any) -> list[Any]:
    words: list[Any] = []
    for inner in get_args(annotation):
        words += [inner] if isinstance(inner, str | int) else _literals(inner)
    return words
