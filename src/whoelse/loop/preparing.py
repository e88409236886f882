"""Getting ready: the brief list of questions."""

from collections.abc import Sequence
from datetime import date

from whoelse.conversations.actions import change_conversation, make_list, settle_draft
from whoelse.conversations.queries import latest
from whoelse.loop import planning
from whoelse.loop.agreeing import agreement
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done
from whoelse.searches.access import Viewer

PREPARE = "prepare"


def save_list(
    viewer: Viewer,
    *,
    person: str,
    questions: Sequence[str],
    about_me: str = "",
    worth_knowing: str = "",
    done: bool = False,
    form: str = "",
    today: date,
    step: str = "",
    along: bool = False,
    token: str = "",
) -> Done:
    """Save the questions for the next conversation with a person; ``done``: the user is ready, ``along``: they come
    along with another act of the user's."""

    def write(act: ActInProgress) -> Done:
        record = latest(viewer, act.person) if agreement(act) is not None else None
        conversation = record.id if record is not None else None
        make_list(viewer, act.changes, act.person, questions, conversation=conversation)
        if conversation is not None:
            change_conversation(viewer, act.changes, conversation, about_me=about_me, worth_knowing=worth_knowing)
        settle_draft(viewer, act.changes, form)
        key = act.step.key if act.step else planning.key_of(viewer, today, PREPARE, act.person) if done else None
        if done and key:
            act.tell("step done", act.person, key=key, step=PREPARE)
        return act.done(conversation=conversation)

    return in_one_act(
        viewer,
        "list taken along" if along else "list made",
        write,
        today=today,
        person=person,
        step=step,
        does=frozenset({PREPARE}),
        token=token,
    )
