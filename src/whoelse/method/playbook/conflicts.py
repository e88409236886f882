"""Rules that never come to speak, or that speak against each other, though each by itself is well written."""

from collections.abc import Iterator

from whoelse.method.playbook.document import Guards, Playbook, Rule
from whoelse.method.playbook.durations import SAME_DAY, Duration
from whoelse.method.playbook.flaws import Flaw
from whoelse.method.playbook.in_words import guards_in_words

#: Happenings that last for one day: a conversation that is going on.
MOMENTS = frozenset({"conversation started", "conversation going on", "conversation near its end"})

_ASKS = frozenset({"indirect ask", "direct ask", "the same ask"})
_INVITING = frozenset({"invite", "invite someone else at the same target"})
_IN_DAYS = {"hour": 1, "day": 24, "week": 168}  # in hours; business days, months and years are not compared with these


def conflicts(playbook: Playbook) -> Iterator[Flaw]:
    """What keeps a rule from ever speaking, in the order of the rules. Rules that are off are left alone."""
    for at, rule in enumerate(playbook.rules):
        if rule.off:
            continue
        path = ("rules", at)
        yield from _waits_for_ever(rule, path)
        yield from _never_speaks(rule, path)
        yield from _forbidden(playbook, rule, path)
        yield from _limited_to_none(playbook, rule, path)
        for other in playbook.rules[:at]:
            if not other.off and other.own == rule.own and (_covers(other, rule) or _covers(rule, other)):
                yield _fight(other, rule, path)
                break


def always(guards: Guards, rule: Rule) -> bool:
    """Whether conditions hold wherever a rule speaks, by what the rule itself demands."""
    own = rule.guards
    for name in Guards.model_fields:
        wanted, given = getattr(guards, name), getattr(own, name)
        if wanted is None:
            continue
        if name == "on_the_spot":
            if given is None and rule.when not in MOMENTS:
                return False
        elif name == "answers":
            if given != wanted and not (wanted == "not slowly" and given == "fast"):
                return False
        elif given is None or not _as_narrow(name, given, wanted):
            return False
    return True


def _as_narrow(name: str, given: int | str, wanted: int | str) -> bool:
    if isinstance(given, int) and isinstance(wanted, int):
        return given >= wanted if name.endswith("at_least") else given <= wanted
    return given == wanted


def _waits_for_ever(rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    if rule.wait is None or rule.wait == SAME_DAY:
        return
    if rule.when in MOMENTS:
        sentence = f"“{rule.when}” lasts for that day alone, so this wait never ends. Leave “wait” out."
    elif rule.when == "every day":
        sentence = "“every day” begins anew each day, so this wait never ends. Leave “wait” out."
    elif rule.when == "every week":
        sentence = "“every week” comes on its weekday and waits for nothing. Leave “wait” out."
    else:
        return
    yield Flaw((*path, "wait"), sentence, put=((*path, "wait"), None))


def _never_speaks(rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    least, most = rule.guards.follow_ups_at_least, rule.at_most
    if rule.do == "follow up" and least is not None and most is not None and least >= most:
        yield Flaw(
            (*path, "at most"),
            f"This rule can never speak up: it wants {least} before it, and allows {most} in all. "
            f"Raise “at most” to {least + 1}, or leave “follow-ups at least” out.",
            str(least + 1) if least < 9 else None,
        )
    if rule.do == "agree" and rule.guards.answer == "no":
        yield Flaw(
            (*path, "if", "answer"),
            "This rule can never speak up: after a no, no day is agreed. It can be “yes” or “later”.",
            "yes",
        )
    for name in ("introduction", "asked since"):
        if getattr(rule.guards, name.replace(" ", "_")) is not None and rule.do not in _ASKS:
            place = (*path, "if", name)
            yield Flaw(place, f"“{name}” goes with an ask, and “{rule.do}” is none. Leave it out.", put=(place, None))


def _forbidden(playbook: Playbook, rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    for never in playbook.never:
        if never.do is not None and _same_step(never.do, rule.do) and always(never.guards, rule):
            conditions = guards_in_words(never.guards)
            yield Flaw(
                (*path, "do"),
                f"This rule can never speak up: the never “{never.id}” forbids “{never.do}”"
                f"{f' if {conditions}' if conditions else ''}. Switch the rule off, or take the never out.",
                put=((*path, "off"), True),
            )
            return


def _limited_to_none(playbook: Playbook, rule: Rule, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    for at, limit in enumerate(playbook.limits):
        of_places = limit.of.endswith("at a target") and rule.do == "invite someone else at the same target"
        of_people = limit.of == "active people" and rule.do in _INVITING
        if limit.at_most == 0 and (limit.of == rule.do or of_places or of_people) and always(limit.guards, rule):
            yield Flaw(
                (*path, "do"),
                f"This rule can never speak up: the limit “{limit.id}” allows none. Raise it to 1, or switch the "
                "rule off.",
                put=(("limits", at, "at most"), 1),
            )
            return


def _same_step(forbidden: str, do: str) -> bool:
    return forbidden == do or (forbidden == "invite" and do in _INVITING)


def _covers(one: Rule, other: Rule) -> bool:
    """Whether one rule speaks wherever another does, and never later, so that the other sets no day."""
    if (one.do, one.when, one.on, one.after, one.unless) != (other.do, other.when, other.on, other.after, other.unless):
        return False
    narrower = one.guards != other.guards
    if narrower and (not always(one.guards, other) or _when(one) == _when(other)):
        return False  # on the same day, another reason may come beside the first
    if other.at_most is None and one.at_most is not None:
        return False
    if one.at_most is not None and other.at_most is not None and one.at_most < other.at_most:
        return False
    return _no_later(one, other)


def _when(rule: Rule) -> tuple[Duration | None, Duration | None, Duration | None]:
    return rule.wait, rule.within, rule.before


def _no_later(one: Rule, other: Rule) -> bool:
    if one.before is not None or other.before is not None:
        return one.before is not None and other.before is not None and _at_most(other.before, one.before)
    if one.wait is not None:
        return other.wait is not None and _at_most(one.wait, other.wait)
    first = one.within or SAME_DAY
    return _at_most(first, other.wait if other.wait is not None else other.within or SAME_DAY)


def _at_most(one: Duration, other: Duration) -> bool:
    """Whether one span is surely no longer than another; spans of different kinds are not compared."""
    if one == other:
        return True
    if one.named or other.named or one.next_week or other.next_week:
        return False
    if one.number == 0:
        return True
    if one.unit == other.unit:
        return one.number <= other.number
    if one.unit in _IN_DAYS and other.unit in _IN_DAYS:
        return one.number * _IN_DAYS[one.unit] <= other.number * _IN_DAYS[other.unit]
    return False


def _fight(first: Rule, second: Rule, path: tuple[str | int, ...]) -> Flaw:
    silent = second if _covers(first, second) else first
    return Flaw(
        (*path, "do"),
        f"“{first.id}” and “{second.id}” both do “{second.do}” after the same thing, and the earlier day counts, so "
        f"“{silent.id}” never sets one. Switch one of them off, or give each an “if” of its own.",
        put=((*path, "off"), True),
    )
