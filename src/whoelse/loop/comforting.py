"""How easy somebody is with being asked. It outranks whatever the user wants to reach."""

from datetime import date

from whoelse.journal.queries import facts_about
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.comfort import comfort as comfort_of
from whoelse.searches.access import Viewer


def note_comfort(
    viewer: Viewer,
    *,
    person: str,
    comfort: str,
    until: date | None = None,
    today: date,
    on: date | None = None,
    step: str = "",
    token: str = "",
) -> Done:
    """Note that a person seems easy, hesitant, or said not now, perhaps ``until`` a day that they named."""

    def write(act: ActInProgress) -> Done:
        if until is not None and until <= act.on:
            raise Refusal("A later day, please.")
        act.tell("comfort noted", act.person, comfort=comfort, until=until)
        return act.done()

    return in_one_act(viewer, "comfort noted", write, today=today, on=on, person=person, step=step, token=token)


def lift_comfort(viewer: Viewer, *, person: str, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that a person is at ease again: what was held back for their comfort may be proposed."""

    def write(act: ActInProgress) -> Done:
        if not comfort_of(facts_about(viewer, [act.person]), today).held:
            raise Refusal("Nothing is held back for their comfort.")
        act.tell("comfort lifted", act.person)
        return act.done()

    return in_one_act(viewer, "comfort lifted", write, today=today, on=on, person=person, token=token)
