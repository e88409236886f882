"""Playbooks of the user's own: copied, kept in a new version, taken in from a file."""

from datetime import date

from whoelse.conversations.actions import settle_draft
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.playbook import NotSound, Playbook, read
from whoelse.method.playbook.editing import copied, set_at
from whoelse.playbooks import actions, queries
from whoelse.searches.access import Viewer

LONGEST_NAME = 60


def copy_playbook(viewer: Viewer, name: str, *, called: str, own: bool = False, today: date, token: str = "") -> Done:
    """Begin a playbook of one's own as a copy, which is not followed yet. Raises NotFound where there is no such one.

    ``called`` is the name of the copy, which no other playbook may have.
    """

    def write(act: ActInProgress) -> Done:
        text = queries.text(viewer, name, own=own)
        based_on = f"{name}@{_read(text).version}"
        if not own:
            actions.keep_original(viewer, act.changes, name)
        actions.keep_playbook(
            viewer, act.changes, _free(viewer, called), copied(text, called.strip(), based_on), based_on=based_on
        )
        return act.done()

    return in_one_act(viewer, "playbook copied", write, today=today, token=token)


def take_in_playbook(viewer: Viewer, text: str, *, called: str = "", today: date, token: str = "") -> Done:
    """Take in a playbook that somebody handed on, under its own name or another. It is not followed yet.

    A text that cannot be followed is refused with the first thing that is wrong, and nothing is written.
    """

    def write(act: ActInProgress) -> Done:
        playbook = _read(text)
        name = called.strip() or playbook.name
        kept = text if name == playbook.name else set_at(text, (), "name", name)
        actions.keep_playbook(viewer, act.changes, _free(viewer, name), kept, based_on=playbook.based_on)
        return act.done()

    return in_one_act(viewer, "playbook taken in", write, today=today, token=token)


def keep_version(
    viewer: Viewer, playbook: str, text: str, *, follow: bool = False, form: str = "", today: date, token: str = ""
) -> Done:
    """Keep a playbook of one's own in a new version. Whoever follows it follows that version from today on.

    ``playbook`` is the id that it keeps through its versions; ``follow`` follows it where another one was followed.
    ``form`` is the draft it came from, which goes away. A text that cannot be followed is refused, and the version
    before stays in force.
    """

    def write(act: ActInProgress) -> Done:
        seen = queries.own_playbook(viewer, playbook)
        document = _read(text)
        if document.name != seen.name:
            raise Refusal(
                f"This playbook is called “{seen.name}”, and the text says “name: {document.name}”. "
                f"Write “name: {seen.name}”, or make a copy under the other name."
            )
        now = queries.following(viewer)
        followed = now.own and now.name == seen.name
        if text == seen.text and not (follow and not followed):
            raise Refusal(f"Nothing is different from version {seen.version}.")
        if text != seen.text:
            actions.keep_playbook(viewer, act.changes, seen.name, text, based_on=document.based_on)
            name = document.based_on.rpartition("@")[0]
            if name in queries.library():
                actions.keep_original(viewer, act.changes, name)
        if follow or followed:
            actions.follow(viewer, act.changes, seen.name, own=True, since=today)
            act.tell("playbook changed", from_playbook=now.name, to_playbook=seen.name)
        settle_draft(viewer, act.changes, form)
        return act.done()

    return in_one_act(viewer, "playbook kept", write, today=today, token=token)


def _read(text: str) -> Playbook:
    try:
        return read(text)
    except NotSound as error:
        first = error.findings[0]
        raise Refusal(f"Line {first.line}, column {first.column}: {first.message}") from error


def _free(viewer: Viewer, name: str) -> str:
    name = name.strip()
    if not name:
        raise Refusal("Give it a name.")
    if len(name) > LONGEST_NAME:
        raise Refusal(f"A name has at most {LONGEST_NAME} characters.")
    if any(own.name == name for own in queries.own_playbooks(viewer)):
        raise Refusal(f"You have a playbook “{name}” already; give this one another name.")
    return name
