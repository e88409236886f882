"""What rests on the day of a talk: taking back what set it would leave what came later without a day of its own."""

from datetime import date

from whoelse.journal import queries as noted
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.searches.access import Viewer

_TABLE = "conversations.conversation"
_WHEN = ("day", "time")


def rests_on(viewer: Viewer, act: str, *, today: date) -> tuple[str, ...]:
    """The later acts that rest on the day and hour an act gave a talk, the latest first; none where it gave none."""
    wrote = [each for each in noted.changes_of(viewer, _TABLE, act=act) if each.wrote(*_WHEN)]
    if not wrote:
        return ()
    set_anew = noted.changes_of(viewer, _TABLE, rows=[each.row for each in wrote])
    others = {each.act for each in set_anew if each.wrote(*_WHEN)} | _of_the_same_talk(viewer, act, today)
    place = noted.order_of(viewer, others | {act})
    later = [other for other in others if place[other] > place[act]]
    return tuple(sorted(later, key=lambda other: -place[other]))


def _of_the_same_talk(viewer: Viewer, act: str, today: date) -> set[str]:
    """The acts that tell of the talks that an act tells of: agreed, begun, near the end, held, written down."""
    facts = noted.noted_facts(viewer)
    by = {each.fact.id: each.act for each in facts}
    chronicle = Chronicle((each.fact for each in facts), today)
    found: set[str] = set()
    for person in {each.fact.person for each in facts if each.act == act and each.fact.person}:
        for talk in chronicle.history(person).conversations:
            told = (talk.trigger, talk.settled, talk.started, talk.near_end, talk.held, talk.debrief)
            acts = {by[fact.id] for fact in told if fact is not None}
            found |= acts if act in acts else set()
    return found
