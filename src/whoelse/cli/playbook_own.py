"""Playbooks of one's own on the command line: copy, follow, write as a file, take in from one."""

from pathlib import Path
from typing import Annotated

import typer

from whoelse.cli.data import DataOption
from whoelse.cli.playbook import app as playbooks
from whoelse.local.folder import write_private
from whoelse.local.start import open_data
from whoelse.method.playbook import NotSound, read
from whoelse.method.playbook.incoming import text_of
from whoelse.options import PlainError
from whoelse.playbooks.built_in import library

Name = Annotated[str, typer.Argument(help="A playbook's name.")]


@playbooks.command()
def copy(
    name: Name,
    called: Annotated[str, typer.Argument(help="The name of the copy.")],
    data: DataOption = None,
) -> None:
    """Copy a playbook under another name, to change it. It is not followed by that."""
    open_data(data)
    from django.utils import timezone

    from whoelse.loop.outcome import Refusal
    from whoelse.loop.playbooks import copy_playbook
    from whoelse.searches.access import NotFound, viewer_of_this_machine

    today = timezone.localdate()
    try:
        copy_playbook(viewer_of_this_machine(today=today), name, called=called, own=name not in library(), today=today)
    except (Refusal, NotFound) as error:
        raise PlainError(str(error)) from error
    print(f"{called} is a copy of {name}. It is not followed yet.")


@playbooks.command()
def follow(name: Name, data: DataOption = None) -> None:
    """Follow a playbook from today on. Nothing that was done, put off or left out is lost."""
    open_data(data)
    from django.utils import timezone

    from whoelse.loop.outcome import Refusal
    from whoelse.loop.searching import follow_playbook
    from whoelse.searches.access import NotFound, viewer_of_this_machine

    today = timezone.localdate()
    try:
        follow_playbook(viewer_of_this_machine(today=today), name, own=name not in library(), today=today)
    except (Refusal, NotFound) as error:
        raise PlainError(str(error)) from error
    print(f"You follow {name} from today on.")


@playbooks.command("export")
def hand_on(
    name: Name,
    file: Annotated[Path, typer.Argument(help="Where to, such as mine.yaml.")],
    data: DataOption = None,
) -> None:
    """Write a playbook into a file, to hand it on."""
    open_data(data)
    from django.utils import timezone

    from whoelse.playbooks.queries import text
    from whoelse.searches.access import NotFound, viewer_of_this_machine

    viewer = viewer_of_this_machine(today=timezone.localdate())
    try:
        write_private(file, text(viewer, name, own=name not in library()))
    except NotFound as error:
        raise PlainError(str(error)) from error
    except OSError as error:
        raise PlainError(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{name} is in {file}")


@playbooks.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="The file of a playbook.")],
    called: Annotated[str, typer.Option("--called", help="Another name, where its own is taken.")] = "",
    data: DataOption = None,
) -> None:
    """Take a playbook in from a file that somebody handed on. It is not followed by that."""
    try:
        text = text_of(file.read_bytes())
        name = called or read(text).name
    except OSError as error:
        raise PlainError(f"{file} cannot be read: {error.strerror}.") from error
    except NotSound as error:
        raise PlainError(f"{file}: {error.findings[0]} Nothing was taken in.") from error
    open_data(data)
    from django.utils import timezone

    from whoelse.loop.outcome import Refusal
    from whoelse.loop.playbooks import take_in_playbook
    from whoelse.searches.access import viewer_of_this_machine

    today = timezone.localdate()
    try:
        take_in_playbook(viewer_of_this_machine(today=today), text, called=name, today=today)
    except Refusal as error:
        raise PlainError(str(error)) from error
    print(f"{name} is among your playbooks. It is not followed yet.")
