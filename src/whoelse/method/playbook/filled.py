"""Slots in the texts of a playbook: whether something fills each of them where it stands."""

from collections.abc import Iterable, Iterator

from whoelse.method.playbook.document import Rule
from whoelse.method.playbook.flaws import Flaw
from whoelse.method.playbook.slots import has_stray_brace, unknown_slots
from whoelse.method.playbook.words import meant

_INTRODUCTIONS = (
    "introduction offered",
    "introduction checking",
    "introduction made",
    "introduction declined",
    "introduction silent",
    "introduced person talked to",
)


def slots_filled(path: tuple[str | int, ...], text: str, known: Iterable[str]) -> Iterator[Flaw]:
    """Braces that are open, and slots that nothing fills."""
    if has_stray_brace(text):
        yield Flaw(path, "A brace is opened or closed alone here. A slot is a word in braces, such as {person}.")
    for slot in unknown_slots(text, known):
        sentence, near = meant(slot, known)
        yield Flaw(
            path,
            f"Nothing fills {{{slot}}}. {sentence}".replace("“", "{").replace("”", "}"),
            f"{{{near}}}" if near else None,
            words=f"{{{slot}}}",
        )


def reason_that_stays_empty(rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    """Slots of a reason that are known, and that stay empty where this rule speaks."""
    place = (*path, "because")
    if "{count}" in rule.because and (rule.wait is None or rule.wait.unit != "business day"):
        yield Flaw(
            place,
            "{count} is the number of business days waited, and this rule waits in none. Leave it out.",
            words="{count}",
        )
    for slot in ("about", "introducer"):
        if f"{{{slot}}}" in rule.because and rule.when not in _INTRODUCTIONS:
            yield Flaw(
                place,
                f"{{{slot}}} is somebody of an introduction, and “{rule.when}” is none. Use {{person}}.",
                "{person}",
                words=f"{{{slot}}}",
            )
    if "{about}" in rule.because and rule.do == "write to introduced":
        yield Flaw(
            place,
            "{about} is {person} in this rule: who was introduced is who is written to. Use {person}.",
            "{person}",
            words="{about}",
        )
    if "{silent}" in rule.because and rule.do != "invite someone else at the same target":
        yield Flaw(
            place,
            "{silent} is who did not answer where someone else is invited. Use {person}.",
            "{person}",
            words="{silent}",
        )
    if "{until}" in rule.because and rule.when != "out of office":
        yield Flaw(
            place, f"{{until}} is the day until which they are away, and “{rule.when}” names none. Leave it out."
        )
    if "{notes}" in rule.because and rule.when != "last contact":
        yield Flaw(
            place,
            f"{{notes}} counts notes without an answer, and “{rule.when}” counts none. Leave it out.",
            words="{notes}",
        )
    if rule.when in {"every day", "every week"} and ("{person}" in rule.because or "{day}" in rule.because):
        yield Flaw(place, f"“{rule.when}” names nobody and no day. Leave {{person}} and {{day}} out.")
