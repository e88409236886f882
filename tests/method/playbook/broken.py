"""Broken playbooks read one after the other: which line was told, which word, and whether only free text differs."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from tests.method.playbook.mutators import Mutant

from whoelse.method.playbook import Finding, NotSound, Playbook, read
from whoelse.method.playbook.parts import choices, holds


@dataclass
class Told:
    """What became of the mutants."""

    broken: int = 0
    on_the_line: int = 0
    typos: int = 0
    right_word: int = 0
    sound: int = 0
    in_free_text: int = 0
    longest: float = 0.0
    longest_of: str = ""
    astray: list[str] = field(default_factory=list)


def examined(mutants: Iterable[Mutant], originals: Iterable[str]) -> Told:
    """Reads each and compares what it says with what the mutator named beforehand."""
    told, known = Told(), [_without_free_text(read(text)) for text in originals]
    for mutant in mutants:
        playbook: Playbook | None
        findings: tuple[Finding, ...] = ()
        began = time.perf_counter()
        try:
            playbook = read(mutant.text)
        except NotSound as refused:
            playbook, findings = None, refused.findings
        taken = time.perf_counter() - began
        if taken > told.longest:
            told.longest, told.longest_of = taken, mutant.kind
        if playbook is not None:
            told.sound += 1
            told.in_free_text += _without_free_text(playbook) in known
            if _without_free_text(playbook) not in known:
                told.astray.append(f"{mutant.kind}: sound, and differs in more than free text (line {mutant.line})")
            continue
        told.broken += 1
        told.on_the_line += findings[0].line == mutant.line
        if findings[0].line != mutant.line:
            told.astray.append(f"{mutant.kind} in line {mutant.line}: {findings[0]}")
        if mutant.kind == "typo" and not mutant.free:
            told.typos += 1
            right = findings[0].remedy is not None and findings[0].remedy.strip("\"'") == mutant.word
            told.right_word += right
            if not right:
                told.astray.append(f"typo of “{mutant.word}”: {findings[0]}")
    return told


def _without_free_text(part: Any) -> Any:
    """A playbook with its free text left out."""
    if isinstance(part, BaseModel):
        kept = {}
        for name, field_ in type(part).model_fields.items():
            value = getattr(part, name)
            free = holds(field_) in {"text", "list"} and not choices(field_) and name not in {"id", "rule", "order"}
            if not (free and _is_words(value)):
                kept[name] = _without_free_text(value)
        return kept
    return [_without_free_text(one) for one in part] if isinstance(part, tuple) else part


def _is_words(value: Any) -> bool:
    return (
        isinstance(value, str) or value is None or (isinstance(value, tuple) and all(isinstance(v, str) for v in value))
    )
