"""whoelse letters"""

from pathlib import Path
from typing import Annotated

import typer

from whoelse.interchange.importing import words_with
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.beside import ME
from whoelse.options import PlainError

app = typer.Typer()


@app.command()
def letters(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The zip of your LinkedIn export, or messages.csv.")
    ],
    profile: Annotated[str, typer.Option("--with", help="The address of somebody's profile.")],
) -> None:
    """Print what you and one member wrote to each other, out of a LinkedIn export. Nothing is kept of it."""
    try:
        found = words_with([(path.name, path) for path in paths], profile)
    except Unreadable as error:
        raise PlainError(str(error)) from error
    except OSError as error:
        raise PlainError(f"{error.filename} cannot be read: {error.strerror}.") from error
    if not found:
        raise PlainError("There are no letters with this member in it. Is the address the one of the profile?")
    for said in found:
        print(
            f"{said.at}, by {'you' if said.by == ME else 'them'}", *filter(None, (said.subject, said.words)), sep="\n"
        )
        print()
