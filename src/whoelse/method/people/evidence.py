"""What files say of how the user and a person stand: who wrote how often and last, who invited, who recommended. Pure.

It is no fact of the search. What several files say of one person is read together, in whatever order they came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from whoelse.method.people.beside import (
    INCOMING,
    ME,
    RECEIVED,
    THEM,
    Beside,
    Correspondence,
    Invitation,
    Recommendation,
)
from whoelse.method.people.matching import profile_key
from whoelse.method.people.names import fold
from whoelse.method.people.plan import employer_key

_Dated = tuple[date | None, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the user and one person stand, as far as files say.

    ``mine`` and ``theirs`` count messages that went between the two alone, and so do the days. ``first_by``,
    ``last_by`` and ``invited_by`` are ME or THEM, "" for nobody.
    """

    mine: int = 0
    theirs: int = 0
    first_on: date | None = None
    first_by: str = ""
    last_on: date | None = None
    last_by: str = ""
    last_mine_on: date | None = None
    last_theirs_on: date | None = None
    invited_on: date | None = None
    invited_by: str = ""
    recommends_me: bool = False
    recommended_by_me: bool = False

    @property
    def both_wrote(self) -> bool:
        """Whether each has written to the other at least once."""
        return self.mine > 0 and self.theirs > 0


def together(one: Evidence, other: Evidence, *, apart: bool = False) -> Evidence:
    """What two files say of one person. The order does not matter, and saying it twice changes nothing.

    ``apart``: they speak of two addresses of that person, so that their messages add up instead of being the same.
    """
    first_on, first_by = _earliest((one.first_on, one.first_by), (other.first_on, other.first_by))
    last_on, last_by = _latest((one.last_on, one.last_by), (other.last_on, other.last_by))
    invited_on, invited_by = _earliest((one.invited_on, one.invited_by), (other.invited_on, other.invited_by))
    return Evidence(
        mine=one.mine + other.mine if apart else max(one.mine, other.mine),
        theirs=one.theirs + other.theirs if apart else max(one.theirs, other.theirs),
        first_on=first_on,
        first_by=first_by,
        last_on=last_on,
        last_by=last_by,
        last_mine_on=_latest((one.last_mine_on, ME), (other.last_mine_on, ME))[0],
        last_theirs_on=_latest((one.last_theirs_on, THEM), (other.last_theirs_on, THEM))[0],
        invited_on=invited_on,
        invited_by=invited_by,
        recommends_me=one.recommends_me or other.recommends_me,
        recommended_by_me=one.recommended_by_me or other.recommended_by_me,
    )


def _earliest(*each: _Dated) -> _Dated:
    return min(((day, by) for day, by in each if day), default=(None, max(by for _, by in each)))


def _latest(*each: _Dated) -> _Dated:
    return max(((day, by) for day, by in each if day), default=(None, max(by for _, by in each)))


@dataclass(slots=True)
class Acquainted:
    """Everybody there is, found by their profile's key, or by their folded name with the keys of their employers."""

    by_profile: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    employers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def who(self, name: str, profile_url: str, employer: str = "") -> str | None:
        """Whose id it is, or None where that is not certain. An address decides by itself.

        Without an address a name does, where one person bears it; ``employer``, the key of an organisation, tells
        namesakes apart.
        """
        if key := profile_key(profile_url):
            return self.by_profile.get(key)
        namesakes = self.by_name.get(fold(name), [])
        if len(namesakes) > 1 and employer:
            namesakes = [each for each in namesakes if employer in self.employers.get(each, ())]
        return namesakes[0] if len(namesakes) == 1 else None


def gathered(beside: Beside, everybody: Acquainted) -> dict[str, Evidence]:
    """What the files say of each person there is, by id."""
    found: dict[str, Evidence] = {}
    for who, said, apart in _said(beside, everybody):
        if who is not None:
            found[who] = together(found.get(who, Evidence()), said, apart=apart)
    return found


def _said(beside: Beside, everybody: Acquainted) -> Iterable[tuple[str | None, Evidence, bool]]:
    for letters in beside.correspondences:
        yield everybody.who(letters.name, letters.profile_url), _written(letters), True
    for invitation in beside.invitations:
        yield everybody.who(invitation.name, invitation.profile_url), _invited(invitation), False
    for one in beside.recommendations:
        yield everybody.who(one.name, "", employer_key(one.organisation)), _recommended(one), False


def _written(letters: Correspondence) -> Evidence:
    return Evidence(
        letters.mine,
        letters.theirs,
        letters.first_on,
        letters.first_by,
        letters.last_on,
        letters.last_by,
        letters.last_mine_on,
        letters.last_theirs_on,
    )


def _invited(invitation: Invitation) -> Evidence:
    return Evidence(invited_on=invitation.on, invited_by=THEM if invitation.direction == INCOMING else ME)


def _recommended(one: Recommendation) -> Evidence:
    received = one.direction == RECEIVED
    return Evidence(recommends_me=received, recommended_by_me=not received)
