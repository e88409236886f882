"""A playbook with what holds under every playbook."""

from whoelse.method.playbook.document import Limit, Playbook, Rule

#: Limits of the common rules that an own limit of the same kind does not replace: both hold.
_HELD_BESIDE = frozenset({"G11-year"})
_CLOSING = frozenset({"let rest", "close", "drop"})


def complete(playbook: Playbook, common: Playbook) -> Playbook:
    """The playbook with the common rules after its own.

    An own rule for a step and occasion that a common rule has too replaces it (one that speaks of all answers, each of
    them; one that closes the silent, whichever way); an own limit replaces the common one for the same thing, but not
    the yearly bound of G11. A playbook that wants no common rules gets that bound alone. Comfort, permission and that
    nothing is sent (G1, G10, G12) are the program's own, and stand in no playbook.
    """
    shared = playbook.common
    rules = tuple(rule for rule in common.rules if shared and not any(_replaces(own, rule) for own in playbook.rules))
    limits = tuple(
        limit for limit in common.limits if limit.id in _HELD_BESIDE or (shared and not _limited(playbook, limit))
    )
    return playbook.model_copy(
        update={
            "rules": tuple(rule for rule in playbook.rules if not rule.off) + rules,
            "limits": playbook.limits + limits,
            "never": playbook.never + (common.never if shared else ()),
        }
    )


def _replaces(own: Rule, common: Rule) -> bool:
    if own.id == common.id:
        return True
    if own.off or own.own:
        return False
    closing = own.do in _CLOSING and common.do in _CLOSING  # however a silent person is closed, it is done once
    same = (own.do == common.do or closing) and own.when == common.when
    return same and own.guards.answer in {None, common.guards.answer}


def _limited(playbook: Playbook, limit: Limit) -> bool:
    return any(own.of == limit.of and own.per == limit.per for own in playbook.limits)
