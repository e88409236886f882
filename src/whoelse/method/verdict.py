"""The one answer to "may I?": allowed, or refused with the rule and a reason in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act may be done. ``why`` may say what speaks for it."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The act may not be done now.

    ``by`` is what holds it back (comfort, never, limit, own rule, permission, checking, pause), ``rule`` the id of the
    rule, ``reason`` a sentence that can be shown as it is.
    """

    reason: str
    by: str = ""
    rule: str = ""


Verdict = Allowed | Refused
