"""How a list and an ask are carried, by the user's own way of talking and by what was seen of the other person's.

A preference, not an ability: what is offered changes its form, and nothing is taken away.
"""

from dataclasses import dataclass

from whoelse.web.components import Choice

_OPENERS = Choice("openers", "Two openers only")
_OPENER = Choice("opener", "One opener only")
_NONE = Choice("none", "No list")
_TOPICS = Choice("three", "Three topics only")
_LIKES = {"open": "{called} would rather just talk, as you noted", "planned": "{called} likes a plan, as you noted"}


@dataclass(frozen=True, slots=True)
class Carried:
    """``words`` stand under the list, ``opening`` before the conversation; ``taps`` shorten the list; ``away`` is true
    where the list is best set aside when the conversation begins."""

    words: str
    opening: str
    taps: tuple[Choice, ...] = ()
    away: bool = False


def carried(mine: str, theirs: str, called: str) -> Carried:
    """How it goes between somebody who likes it ``mine`` and somebody who likes it ``theirs``.

    Each is planned, open, or empty where it is not known. The table is of methods §6; without the user's own way, what
    was seen of the other person decides alone.
    """
    seen = _LIKES.get(theirs, "").format(called=called)
    match mine, theirs:
        case ("planned" | "", "planned"):
            return Carried(
                f"{seen}: say at the start what you would like to cover, and tick as you ask.",
                "Begin by agreeing what you would like to cover, and how long it may take.",
            )
        case "open", "planned":
            return Carried(
                f"{seen}: three topics are enough, and you can offer to take them in turn.",
                "“I noted a few questions; shall we take them in turn?” is a good beginning.",
                (_TOPICS,),
            )
        case "open", _:
            said = f"{seen}, and so would you" if seen else "You like to talk as it comes"
            return Carried(
                f"{said}: one opener and the ask are enough, and what is said leads to the next question.",
                "One opener is enough. Ask on from what is said; the ask comes near the end.",
                (_OPENER, _NONE),
                away=True,
            )
        case "planned", _:
            said = seen or f"How {called} likes to talk is not noted"
            return Carried(
                f"{said}: prepare the list, then set it aside at the start. Two openers stay in sight, the rest waits.",
                "The list is ready. Set it aside at the start, with two openers in mind.",
                (_OPENERS, _NONE),
                away=True,
            )
        case _, "open":
            return Carried(
                f"{seen}: the list may stay in the bag.",
                "Your list is ready. It works best when you forget it now and then.",
                (_OPENERS, _NONE),
                away=True,
            )
    return Carried(
        f"In any order, as the talk goes. If {called} would rather just talk, “Set the list aside” stands beside it "
        "once you talk.",
        "Your list is ready, one question at a time. It works best when you forget it now and then.",
    )
