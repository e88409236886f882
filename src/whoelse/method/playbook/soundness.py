"""Whether a playbook holds together: rules that can never speak up, asks without a way out, messages without an end.

Words and kinds are the document's own business; here is what only shows between them.
"""

from collections.abc import Iterable, Iterator

from whoelse.method.drafting.slots import SLOTS
from whoelse.method.playbook.conflicts import conflicts
from whoelse.method.playbook.document import Guards, Limit, MessageKind, Never, Playbook, Ranking, Rule
from whoelse.method.playbook.filled import reason_that_stays_empty, slots_filled
from whoelse.method.playbook.flaws import Flaw
from whoelse.method.playbook.slots import REASON_SLOTS
from whoelse.method.playbook.words import listed, meant

_INTRODUCTIONS = (
    "introduction offered",
    "introduction checking",
    "introduction made",
    "introduction declined",
    "introduction silent",
    "introduced person talked to",
)
_SILENCES = ("invitation sent", "follow-up sent")
_ASKED_IN = ("conversation near its end", "conversation held")
_OF_TALKS = (*_ASKED_IN, "asked to ask later", "conversation going on")
_NAMES_A_DAY = ("reply received", "promise made", "conversation agreed")

#: The rules that all playbooks share, which a never may name and a rule of the same id takes the place of.
COMMON_RULES = (
    "G4",
    "G4-passed",
    "G6",
    "G8-declined",
    "G8-silent",
    "G5",
    "G7",
    "promise",
    "thank-no",
    "agree-yes",
    "agree-later",
    "agree-missed",
    "agree-cancelled",
    "G2",
    "G2-offered",
    "G3",
    "invite",
    "rest",
    "away",
    "update-won",
)

#: From which happenings a step can follow. A step that is not named here may follow from any of them.
FOLLOWS = {
    "choose person": ("every day",),
    "invite": ("person chosen",),
    "invite someone else at the same target": ("invitation sent", "person closed"),
    "follow up": _SILENCES,
    "let rest": (*_SILENCES, "last contact"),
    "close": (*_SILENCES, "last contact"),
    "drop": (*_SILENCES, "last contact"),
    "agree": ("reply received", "conversation missed", "conversation cancelled"),
    "prepare": ("conversation agreed",),
    "confirm": ("conversation agreed",),
    "set list aside": ("conversation started",),
    "indirect ask": _ASKED_IN,
    "direct ask": _ASKED_IN,
    "the same ask": ("asked to ask later",),
    "ask what they know": ("conversation going on", *_ASKED_IN),
    "soft touch": ("introduction offered", "introduction checking"),
    "debrief": ("conversation day passed", "conversation held"),
    "thank": ("conversation held", "reply received"),
    "thank introducer": _INTRODUCTIONS,
    "write to introduced": ("introduction made",),
    "report to introducer": ("introduction made", "introduced person talked to"),
    "send update": (
        "conversation held",
        "advice followed",
        "introduction made",
        "introduced person talked to",
        "search won",
    ),
    "keep in touch": ("last contact",),
    "keep promise": ("promise made",),
    "score targets": ("every day",),
    "weekly review": ("every week",),
    "wait longer": ("out of office",),
}


def check(playbook: Playbook) -> tuple[Flaw, ...]:
    """Everything in a playbook that does not hold together, in the order of the document."""
    return tuple(_flaws(playbook))


def _flaws(playbook: Playbook) -> Iterator[Flaw]:
    yield from _twice(
        "id",
        [(("rules", at, "id"), rule.id) for at, rule in enumerate(playbook.rules)]
        + [(("limits", at, "id"), limit.id) for at, limit in enumerate(playbook.limits)]
        + [(("never", at, "id"), never.id) for at, never in enumerate(playbook.never)]
        + [(("guidance", at, "id"), part.id) for at, part in enumerate(playbook.guidance)]
        + [(("measures", at, "id"), part.id) for at, part in enumerate(playbook.measures)],
    )
    yield from _twice("id", [(("asks", at, "id"), ask.id) for at, ask in enumerate(playbook.asks)])
    yield from _twice("kind", [(("messages", at, "kind"), part.kind) for at, part in enumerate(playbook.messages)])
    yield from _twice("of", [(("checks", at, "of"), part.of) for at, part in enumerate(playbook.checks) if part.of])
    yield from _twice("channel", [(("channels", at, "channel"), p.channel) for at, p in enumerate(playbook.channels)])
    for at, rule in enumerate(playbook.rules):
        yield from _rule(playbook, rule, ("rules", at))
    for at, limit in enumerate(playbook.limits):
        yield from _limit(playbook, limit, ("limits", at))
    for at, never in enumerate(playbook.never):
        yield from _never(playbook, never, ("never", at))
    if playbook.ranking is not None:
        yield from _ranking(playbook.ranking)
    if playbook.circles is not None:
        yield from slots_filled(("circles", "because"), playbook.circles.because, REASON_SLOTS)
    if len(playbook.questions.offer) > playbook.questions.most:
        yield Flaw(
            ("questions", "offer"),
            f"{len(playbook.questions.offer)} questions are offered, and the list holds {playbook.questions.most} at "
            "most. Leave some out, or raise “most”.",
            put=(("questions", "most"), len(playbook.questions.offer)) if len(playbook.questions.offer) <= 30 else None,
        )
    yield from _asks(playbook)
    for at, message in enumerate(playbook.messages):
        yield from slots_filled(("messages", at, "subject"), message.subject, SLOTS)
        yield from slots_filled(("messages", at, "body"), message.body, SLOTS)
    yield from conflicts(playbook)


def _twice(what: str, named: Iterable[tuple[tuple[str | int, ...], str]]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Flaw(path, f"The {what} “{name}” stands here a second time. Give each its own.")
        seen.add(name)


def _rule(playbook: Playbook, rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    follows = FOLLOWS.get(rule.do)
    if follows is not None and rule.when not in follows:
        yield Flaw((*path, "do"), f"“{rule.do}” cannot follow from “{rule.when}”. It follows from {listed(follows)}.")
    elif rule.when == "every day" and rule.do not in {"choose person", "score targets"}:
        yield Flaw((*path, "when"), "“every day” is for “choose person”. Name what happens before this step.")
    if (rule.when == "every week") != (rule.on is not None):
        yield Flaw((*path, "when"), "“every week” goes with “on”, a weekday such as “on: Friday”, and “on” with it.")
    if rule.unless is not None and rule.when not in _SILENCES:
        yield Flaw(
            (*path, "unless"),
            f"“unless: {rule.unless}” has no meaning after “{rule.when}”. It goes with {listed(_SILENCES)}.",
            put=((*path, "unless"), None),
        )
    yield from _time(rule, path)
    yield from _bounds(playbook, rule, path)
    yield from _guards(rule.guards, rule.when, playbook, (*path, "if"))
    yield from slots_filled((*path, "because"), rule.because, REASON_SLOTS)
    yield from reason_that_stays_empty(rule, path)


def _time(rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    times = [name for name in ("wait", "within", "before") if getattr(rule, name) is not None]
    if len(times) > 1:
        yield Flaw(
            (*path, times[1]),
            f"{listed(times, 'and')} stand in one rule. “wait” is not before, “within” is no later than, “before” "
            "counts back from the day agreed. Keep one.",
        )
    if rule.before is not None and rule.when != "conversation agreed":
        yield Flaw(
            (*path, "before"), f"“before” counts back from a day agreed, and “{rule.when}” agrees none. Use “wait”."
        )
    for name in times:
        if getattr(rule, name).named and rule.when not in _NAMES_A_DAY:
            yield Flaw((*path, name), f"“{rule.when}” names no day. Give the wait alone, such as “10 business days”.")
    if rule.rests_after is not None and rule.do != "soft touch":
        yield Flaw(
            (*path, "rests after"),
            "“rests after” goes with “soft touch”, and with no other step. Leave it out.",
            put=((*path, "rests after"), None),
        )


def _bounds(playbook: Playbook, rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    if rule.do == "follow up" and rule.at_most is None:
        yield Flaw(
            (*path, "do"),
            "A follow-up needs an end. Add “at most: 1”, or as many as it may be.",
            put=((*path, "at most"), 1),
        )
    if rule.after is not None:
        if rule.do != "direct ask":
            yield Flaw(
                (*path, "after"),
                "“after” goes with “direct ask”: the open question comes first. Leave it out.",
                put=((*path, "after"), None),
            )
        elif not any(other.do == rule.after and other.when == rule.when for other in playbook.rules):
            yield Flaw(
                (*path, "after"),
                f"This rule can never speak up: it comes after “{rule.after}”, and no rule does that when "
                f"“{rule.when}”. Add one, or leave “after” out.",
                put=((*path, "after"), None),
            )


def _guards(guards: Guards, when: str, playbook: Playbook, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    for least, most, name in (
        (guards.rapport_at_least, guards.rapport_at_most, "rapport"),
        (guards.unanswered_notes_at_least, guards.unanswered_notes_at_most, "unanswered notes"),
    ):
        if least is not None and most is not None and least > most:
            yield Flaw(
                (*path, f"{name} at most"),
                f"This can never be: {name} of {least} or more, and of {most} or less. Change one of the two.",
            )
    misplaced = (
        (guards.answer, "answer", ("reply received",)),
        (guards.chosen_and_uninvited, "chosen and uninvited", ("every day",)),
        (guards.active_people, "active people", ("every day",)),
        (guards.unanswered_notes_at_least, "unanswered notes at least", ("last contact",)),
        (guards.unanswered_notes_at_most, "unanswered notes at most", ("last contact",)),
        (guards.active_targets, "active targets", ("every day",)),
        (guards.a_target, "a target", ("every day",)),
        (guards.follow_ups_at_least, "follow-ups at least", ("invitation sent",)),
        (guards.knows_about, "knows about", _OF_TALKS),
        (guards.introduction, "introduction", ("conversation held",)),
        (guards.asked_since, "asked since", ("conversation held",)),
        (guards.rapport_at_least, "rapport at least", _OF_TALKS),
        (guards.rapport_at_most, "rapport at most", _OF_TALKS),
    )
    for value, name, places in misplaced:
        if value is not None and when and when not in places:
            yield Flaw(
                (*path, name),
                f"“{name}” cannot be known when “{when}”. It goes with {listed(places)}.",
                put=((*path, name), None),
            )
    for about_them, name in (
        (guards.style, "style"),
        (guards.answers, "answers"),
        (guards.works_at, "works at"),
        (guards.on_the_spot, "on the spot"),
    ):
        if about_them is not None and when in {"every day", "every week"}:
            yield Flaw(
                (*path, name),
                f"“{name}” is about a person, and “{when}” names nobody. Leave it out.",
                put=((*path, name), None),
            )
    pace = playbook.pace
    if guards.active_people is not None and (pace is None or pace.active_people is None):
        yield Flaw(
            (*path, "active people"),
            "There is no pace yet. Add “pace:” with “active people: 3”, or another number.",
            put=(("pace", "active people"), 3),
        )
    if guards.active_targets is not None and (pace is None or pace.active_targets is None):
        yield Flaw(
            (*path, "active targets"),
            "There is no pace yet. Add “pace:” with “active targets: 5”, or another number.",
            put=(("pace", "active targets"), 5),
        )
    if guards.a_target in {"without a score", "unfamiliar"} and playbook.ranking is None:
        yield Flaw((*path, "a target"), "There is no ranking yet. Add “ranking:” with its columns.")


def _limit(playbook: Playbook, limit: Limit, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    if limit.of == "active people":
        if limit.per != "search":
            yield Flaw((*path, "per"), "Active people are counted for the whole search. Leave “per” out.", "search")
        if playbook.pace is not None and playbook.pace.active_people not in {None, limit.at_most}:
            yield Flaw(
                (*path, "at most"),
                f"The pace says {playbook.pace.active_people} active people, and it is the limit. Keep one of them.",
                str(playbook.pace.active_people),
            )
    if (limit.per == "target") != limit.of.endswith("at a target"):
        yield Flaw((*path, "of"), "“people at a target” and “new people at a target” go with “per: target”.")
    yield from _guards(limit.guards, "", Playbook(format=1, name="-", pace=None), (*path, "if"))
    yield from slots_filled((*path, "because"), limit.because, REASON_SLOTS)


def _ranking(ranking: Ranking) -> Iterator[Flaw]:
    columns = [column.id for column in ranking.columns]
    yield from _twice("id", [(("ranking", "columns", at, "id"), name) for at, name in enumerate(columns)])
    for at, name in enumerate(ranking.order):
        if name not in columns:
            sentence, near = meant(name, columns)
            yield Flaw(("ranking", "order", at), f"“{name}” is not a column. {sentence}", near)
    for at, column in enumerate(ranking.columns):
        place = ("ranking", "columns", at)
        if column.type == "score" and column.to <= column.from_:
            yield Flaw((*place, "to"), f"The score goes from {column.from_} upwards. Give “to” a higher number.")
        if column.values and len(column.values) != column.to - column.from_ + 1:
            yield Flaw((*place, "values"), "“values” names each score once, the lowest first.")


def _never(playbook: Playbook, never: Never, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    kinds = (("do", never.do), ("rule", never.rule), ("say", never.say), ("behave", never.behave))
    given = [name for name, value in kinds if value]
    if len(given) != 1:
        yield Flaw(
            (*path, given[1]) if given else path,
            "A never has one of “do” (a step), “rule” (the id of one), “say” (words in a message) or “behave” (a "
            "sentence).",
        )
    if never.rule is not None and never.rule not in _rule_ids(playbook):
        yield _no_such_rule(playbook, (*path, "rule"), never.rule)
    if never.in_ is not None:
        messages = MessageKind.__args__  # type: ignore[attr-defined]
        if never.in_ not in messages:
            sentence, near = meant(never.in_, messages)
            yield Flaw((*path, "in"), f"“{never.in_}” is not a kind of message. {sentence}", near)
        if not never.say:
            yield Flaw(
                (*path, "in"),
                "“in” goes with “say”: the words, and in which message. Leave it out.",
                put=((*path, "in"), None),
            )
    if never.guards != Guards() and never.do is None and never.rule is None:
        yield Flaw(
            (*path, "if"),
            "“if” goes with “do”: the step, and when it is forbidden. Leave it out.",
            put=((*path, "if"), None),
        )
    yield from _guards(never.guards, "", Playbook(format=1, name="-", pace=None), (*path, "if"))
    yield from slots_filled((*path, "because"), never.because, REASON_SLOTS)


def _rule_ids(playbook: Playbook) -> tuple[str, ...]:
    return (*(rule.id for rule in playbook.rules), *(COMMON_RULES if playbook.common else ()))


def _no_such_rule(playbook: Playbook, path: tuple[str | int, ...], name: str) -> Flaw:
    sentence, near = meant(name, _rule_ids(playbook))
    return Flaw(path, f"There is no rule “{name}”. {sentence}", near)


def _asks(playbook: Playbook) -> Iterator[Flaw]:
    for at, ask in enumerate(playbook.asks):
        if ask.kind == "direct" and not ask.out.strip():
            yield Flaw(
                ("asks", at),
                "A direct ask needs an easy way out. Add “out”, such as “If nobody comes to mind, that is fine”.",
                put=(("asks", at, "out"), "If nobody comes to mind, that is quite all right."),
            )
        if (ask.scope == "resources") != (ask.kind == "indirect"):
            yield Flaw(
                ("asks", at, "scope"),
                "An indirect ask is for “resources”; a direct one for “company”, “job title”, “industry” or “anyone”.",
            )
        for place, name in enumerate(ask.for_):
            if name not in _rule_ids(playbook):
                yield _no_such_rule(playbook, ("asks", at, "for", place), name)
        yield from slots_filled(("asks", at, "words"), ask.words, SLOTS)
        yield from slots_filled(("asks", at, "out"), ask.out, SLOTS)
