"""Nadia's search, six weeks in, thread by thread. Each ``yield`` says how many business days before today it is.

Days are counted in business days, so that whatever day it is today, the same waits are over and the same are not.
"""

from collections.abc import Callable, Iterator

from whoelse.local.demo import cast
from whoelse.local.demo.telling import Telling
from whoelse.loop.debriefing import Named, Promised
from whoelse.method.people.reading import Reading
from whoelse.searches import actions as searches

Scenes = Iterator[int]

_ASK = "I would like to learn how operations are planned where something moves"
_WAY_OUT = "If this is a bad time, a no is quite all right.\n\nWarm regards,\nNadia"


def _letter(called: str, connection: str, question: str) -> str:
    return f"Dear {called},\n\n{connection}.\n\n{_ASK}. {question}\n\n{_WAY_OUT}"


def begins(tell: Telling) -> Scenes:
    """The first day: who there is, where to, and why."""
    yield 30
    searches.change(
        tell.viewer,
        signed=cast.SEEKER,
        purpose=cast.PURPOSE,
        industry=cast.INDUSTRY,
        job_titles=list(cast.JOB_TITLES),
        about_me=cast.ABOUT_ME,
    )
    tell.brings_in(Reading("linkedin", ("Connections.csv",), cast.CONNECTIONS))
    tell.wants(*cast.TARGETS)
    for name, closeness in cast.CLOSENESS.items():
        tell.knows(name, closeness, cast.HOW_WE_KNOW.get(name, ""))
    yield 16
    tell.rules_out("Northgate Trams")


def maria(tell: Telling) -> Scenes:
    """Maria, close, who led to Aiko and, this morning, to Tom."""
    name = "Maria Lindqvist"
    yield 29
    tell.invites(
        name,
        _letter("Maria", "We ran the supply desk together, and I still think of it", "Would you have twenty minutes?"),
    )
    yield 28
    tell.answers(name, "yes", "Of course. Four years is far too long. Call me any evening.")
    tell.agrees(name, tell.before(25), time="17:00", how="phone", minutes=40)
    yield 26
    tell.prepares(name, "How did you come from hospitals to heat?", "What do buyers wish that planners knew?")
    yield 25
    tell.talks(name, rapport=5)
    tell.debriefs(
        name,
        rapport=5,
        learned="A supplier sees who plans well long before the customer does.",
        felt="As if no time had passed.",
        asked="indirect",
        answer="offered",
        named=[
            Named(new=cast.AIKO, state="offered", known_through="coworker", known_words="They built a depot heater.")
        ],
        promised=[Promised("me", "Send the list of hospital suppliers", tell.before(20))],
    )
    tell.sends("thank-you", name, "Dear Maria,\n\nThank you for tonight. The sentence about suppliers stays with me.")
    yield 21
    tell.keeps_promises_to(name)
    yield 20
    tell.introduces(name, "made", "Aiko Tanabe")
    tell.sends("introducer thanks", name, "Dear Maria,\n\nThank you for writing to Aiko.", about="Aiko Tanabe")
    yield 9
    tell.agrees(name, tell.before(3), time="17:00", how="phone", minutes=40)
    yield 4
    tell.prepares(name, "What is changing in the harbour that nobody outside sees yet?", "Whom do planners listen to?")
    yield 3
    tell.talks(name, rapport=5)
    tell.debriefs(
        name,
        rapport=5,
        learned="Halden plans around the charging, and the buyers hear of it last.",
        surprised="The planners who get on are the ones who visit.",
        asked="direct",
        scope="industry",
        answer="will check",
        named=[
            Named(
                new=cast.TOM,
                state="checking",
                known_through="event",
                known_words="They met at the harbour luncheon; Maria buys from the same suppliers.",
            )
        ],
        resources=["Report on the first electric winter"],
    )
    tell.sends("thank-you", name, "Dear Maria,\n\nThank you, and please do not hurry with Tom.")
    yield 0
    tell.introduces(name, "made", "Tom Okafor", quote="Nadia is the calmest person I have shared a crisis with.")
    tell.sends("introducer thanks", name, "Dear Maria,\n\nThank you. I will treat it with care.", about="Tom Okafor")


def aiko(tell: Telling) -> Scenes:
    """Aiko, of the second generation, away for a week; talked yesterday, and Maria has not heard of it."""
    name = "Aiko Tanabe"
    yield 19
    tell.sends(
        "introduced invitation",
        name,
        _letter("Aiko", "Maria Lindqvist introduced us", "Would twenty minutes suit you, some time this month?"),
        through="Maria Lindqvist",
    )
    yield 18
    tell.away(name, tell.before(10))
    yield 8
    tell.answers(name, "yes", "Sorry for the silence, I was away. Gladly.")
    tell.agrees(name, tell.before(1), time="16:00", how="video")
    yield 2
    tell.prepares(name, "What does a dispatcher see coming first?", "What would you learn first in my place?")
    yield 1
    tell.talks(name, rapport=4)
    tell.debriefs(
        name,
        rapport=4,
        learned="Dispatch and ferries have the same evening peak, and both plan it on paper first.",
        asked="direct",
        scope="job title",
        answer="offered",
        named=[
            Named(new=cast.LENA, state="offered", known_through="coworker", known_words="They share an office."),
            Named(new=cast.HALIMA, state="named", known_through="event"),
        ],
        advised=["Spend one night in a control room before deciding anything"],
    )
    tell.sends("thank-you", name, "Dear Aiko,\n\nThank you for yesterday evening’s picture of the peak. It helps.")


def samuel(tell: Telling) -> Scenes:
    """Samuel, who led to Jonas, is checking with Peter, and mentioned Ana."""
    name = "Samuel Price"
    yield 27
    tell.invites(name, _letter("Samuel", "We met at the night-shift study", "Would a walk of half an hour suit you?"))
    yield 24
    tell.answers(name, "yes", "With pleasure. I walk at noon.")
    tell.agrees(name, tell.before(20), time="12:00", how="in person", place="The lab’s garden")
    yield 21
    tell.prepares(name, "What does research plan differently?", "What should I read?")
    yield 20
    tell.talks(name, rapport=4)
    tell.debriefs(
        name,
        rapport=4,
        learned="Timetables fail at the handover, not at the plan.",
        asked="indirect",
        answer="named",
        named=[Named(new=cast.ANA, state="named", known_through="coworker")],
        advised=["Ride the first boat of the day once"],
        promised=[Promised("them", "Send the handover study")],
    )
    tell.sends("thank-you", name, "Dear Samuel,\n\nThank you for the walk. I will ride the first boat.")
    yield 15
    tell.follows_advice_of(name)
    yield 14
    tell.sends("update", name, "Dear Samuel,\n\nI rode the first boat. You were right about the handover.")
    yield 12
    tell.introduces(name, "made", cast.JONAS, quote="They will like each other.", through="friend")
    tell.sends("introducer thanks", name, "Dear Samuel,\n\nThank you for thinking of Jonas.", about="Jonas Weber")
    yield 6
    tell.gives(name, "Sent the photographs of the handover board")
    yield 2
    tell.introduces(name, "checking", cast.PETER, through="online acquaintance")


def jonas(tell: Telling) -> Scenes:
    """Jonas, of the second generation: the next conversation."""
    name = "Jonas Weber"
    yield 11
    tell.sends(
        "introduced invitation",
        name,
        _letter("Jonas", "Samuel Price introduced us", "Would a call of half an hour be possible?"),
        through="Samuel Price",
    )
    yield 7
    tell.answers(name, "later", "Ask me again in a few days, please. We close the books.", until=tell.before(4))
    yield 4
    tell.agrees(name, tell.after(1), time="14:00", how="phone")
    yield 3
    tell.prepares(
        name,
        "What is a hard day like, from morning to evening?",
        "How do trains and trucks agree on one timetable?",
        "What is changing that people outside do not see yet?",
        "If you were in my place, what would you try first?",
        "What else should I read, see or try to understand this better?",
        ready=False,
    )


def elias(tell: Telling) -> Scenes:
    """Elias, who led to Sofia, and whose other introduction came to nothing."""
    name = "Elias Berg"
    yield 30
    tell.invites(name, _letter("Elias", "We shared an office once", "Could I visit the depot for an hour?"))
    yield 29
    tell.answers(name, "yes", "Come by on any morning.")
    tell.agrees(name, tell.before(26), time="08:30", how="in person", place="The depot", minutes=60)
    yield 27
    tell.prepares(name, "What is the first hour of the day like?", "What goes wrong most often?")
    yield 26
    tell.talks(name, rapport=4)
    tell.debriefs(
        name,
        rapport=4,
        learned="A depot lives by the first hour. Whoever plans it has driven.",
        asked="indirect",
        answer="offered",
        named=[
            Named(new=cast.SOFIA, state="offered", known_through="friend"),
            Named(new=cast.HANA, state="checking", known_through="coworker"),
        ],
    )
    tell.sends("thank-you", name, "Dear Elias,\n\nThank you for the hour among the trams.")
    yield 24
    tell.introduces(name, "made", "Sofia Marin")
    tell.sends("introducer thanks", name, "Dear Elias,\n\nThank you for Sofia.", about="Sofia Marin")
    yield 18
    tell.sends("introducer report", name, "Dear Elias,\n\nSofia and I have talked, thanks to you.", about="Sofia Marin")
    yield 16
    tell.sends("soft touch", name, "Dear Elias,\n\nSofia and I speak the same language. Thank you.", about="Hana Novák")
    yield 11
    tell.introduces(name, "silent", "Hana Novák")
    tell.sends("introducer thanks", name, "Dear Elias,\n\nThank you for trying with Hana.", about="Hana Novák")


def sofia(tell: Telling) -> Scenes:
    """Sofia, of the second generation, who led to Ben, and tried with Grace."""
    name = "Sofia Marin"
    yield 23
    tell.sends(
        "introduced invitation",
        name,
        _letter("Sofia", "Elias Berg introduced us", "Would you have twenty minutes next week?"),
        through="Elias Berg",
    )
    yield 22
    tell.answers(name, "yes", "Next week is fine.")
    tell.agrees(name, tell.before(19), time="09:00", how="phone", minutes=20)
    yield 20
    tell.prepares(name, "How do letters and boats differ?", "What would you measure first?")
    yield 19
    tell.talks(name, rapport=4)
    tell.debriefs(
        name,
        rapport=4,
        learned="A route is a promise; count how often it is kept.",
        asked="direct",
        scope="anyone",
        answer="offered",
        named=[
            Named(new=cast.BEN, state="offered", known_through="coworker"),
            Named(new=cast.GRACE, state="checking", known_through="event"),
        ],
    )
    tell.sends("thank-you", name, "Dear Sofia,\n\nThank you. I have begun to count.")
    yield 16
    tell.introduces(name, "made", "Ben Carver")
    tell.sends("introducer thanks", name, "Dear Sofia,\n\nThank you for Ben.", about="Ben Carver")
    yield 14
    tell.introduces(name, "declined", "Grace Lim")
    tell.sends("introducer thanks", name, "Dear Sofia,\n\nThank you for asking Grace all the same.", about="Grace Lim")
    yield 9
    tell.sends("introducer report", name, "Dear Sofia,\n\nBen and I have talked, thanks to you.", about="Ben Carver")


def ben(tell: Telling) -> Scenes:
    """Ben, of the third generation, who let one meeting go by and held the next."""
    name = "Ben Carver"
    yield 15
    tell.sends(
        "introduced invitation",
        name,
        _letter("Ben", "Sofia Marin introduced us", "Would a short call suit you?"),
        through="Sofia Marin",
        channel="text message",
    )
    yield 14
    tell.answers(name, "yes")
    tell.agrees(name, tell.before(10), time="18:30", how="phone", minutes=20)
    yield 11
    tell.prepares(name, "What does the yard wish the ship knew?")
    yield 10
    tell.talks(name, rapport=3)
    tell.debriefs(
        name,
        rapport=3,
        learned="The yard hears of delays from the queue, not from the office.",
        asked="indirect",
        answer="resource",
        resources=["The yard’s own radio, on channel nine"],
        leads=["Tidewater may look for a berth planner in spring"],
    )
    tell.sends("thank-you", name, "Dear Ben,\n\nThank you for the call after such a day.")


def ruth(tell: Telling) -> Scenes:
    """Ruth offered to think of somebody, then hesitated: whatever would follow waits until that is lifted."""
    name = "Ruth Adeyemi"
    yield 22
    tell.invites(name, _letter("Ruth", "We were on the same course in shift planning", "Would a coffee suit you?"))
    yield 20
    tell.answers(name, "yes", "Yes, near the harbour.")
    tell.agrees(name, tell.before(17), time="15:00", how="in person", place="Café Mole")
    yield 18
    tell.prepares(name, "How are crews planned when it blows?", "What do you like about it?")
    yield 17
    tell.talks(name, rapport=3)
    tell.debriefs(
        name,
        rapport=3,
        learned="Crews are planned by hand when it blows. Ruth knows every name.",
        asked="indirect",
        answer="offered",
        named=[Named(at="Halden Ferries", state="offered")],
    )
    tell.sends("thank-you", name, "Dear Ruth,\n\nThank you for the coffee and the names of the winds.")
    yield 6
    tell.hesitates(name)


def orrery(tell: Telling) -> Scenes:
    """Two people at one place: Priya, of whom no answer is noted, and Daniel, written to since."""
    yield 7
    tell.invites("Priya Nair", _letter("Priya", "We sat on the same panel", "Would you have twenty minutes?"))
    yield 3
    tell.invites("Daniel Osei", _letter("Daniel", "We met at the panel", "Would you have twenty minutes?"))


def those_who_did_not(tell: Telling) -> Scenes:
    """A no that is thanked, and a silence that is let be."""
    yield 28
    tell.invites("Noor Haddad", _letter("Noor", "We have written to each other once", "Would a short call suit you?"))
    yield 22
    tell.sends("follow-up", "Noor Haddad", "Dear Noor,\n\nOnce more, and no hurry. If not, that is quite all right.")
    yield 21
    tell.invites("Marek Dvořák", _letter("Marek", "Ruth’s work made me think of you", "Would a short call suit you?"))
    yield 19
    tell.answers("Marek Dvořák", "no", "Not this winter, I am afraid.")
    tell.sends("thanks for a no", "Marek Dvořák", "Dear Marek,\n\nThank you for saying it plainly. All the best.")
    yield 11
    tell.rests("Noor Haddad")
    yield 8
    tell.notes("Ines Carvalho", "Moves to another port in spring; a good moment to write is after that.")


THREADS: tuple[Callable[[Telling], Scenes], ...] = (
    begins,
    elias,
    maria,
    those_who_did_not,
    samuel,
    sofia,
    ruth,
    aiko,
    ben,
    jonas,
    orrery,
)


def tell_all(tell: Telling, told: Callable[[int], None] = lambda ago: None) -> None:
    """Tell every thread up to today, the scenes of all of them in the order of their days.

    ``told`` hears, before the scenes of a day, how many business days before today it lies.
    """
    heard = None
    waiting = [(-next(scenes), place, scenes) for place, scenes in enumerate(thread(tell) for thread in THREADS)]
    while waiting:
        waiting.sort(key=lambda each: each[:2])
        ago, place, scenes = waiting.pop(0)
        if ago != heard:
            heard = ago
            told(-ago)
        tell.day = tell.before(-ago)
        following = next(scenes, None)
        if following is not None:
            waiting.append((-following, place, scenes))
