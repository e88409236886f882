"""The command line: each module beside this one adds its commands."""

import importlib
import pkgutil
import sys
from collections.abc import Mapping
from typing import Annotated

import typer

import whoelse
import whoelse.cli
from whoelse.options import PlainError

#: Which module has a command. To read the others too takes as long again as everything else before it begins; of
#: whatever is not named here all are read.
COMMANDS: Mapping[str, str] = {
    "backup": "keeping",
    "demo": "demo",
    "export": "exporting",
    "import": "importing",
    "letters": "letters",
    "open": "opening",
    "people": "people",
    "rebuild": "today",
    "restore": "keeping",
    "serve": "serve",
    "shortcut": "shortcut",
    "status": "opening",
    "stop": "opening",
    "today": "today",
}


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whoelse {whoelse.__version__}")
        raise typer.Exit


def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Run a job search through conversations, and the introductions that come out of them."""


def command_line(asked: str = "") -> typer.Typer:
    """All commands; where one is asked for whose module is known, only those of that module."""
    made = typer.Typer(
        name="whoelse",
        help="Run a job search through conversations, and the introductions that come out of them.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    made.callback()(options)
    known = COMMANDS.get(asked)
    for name in [known] if known else [found.name for found in pkgutil.iter_modules(whoelse.cli.__path__)]:
        module = importlib.import_module(f"whoelse.cli.{name}")
        if hasattr(module, "app"):
            made.add_typer(module.app)
    return made


def main() -> None:
    """Runs one command; what was expected to go wrong is said in one sentence, without a stack trace."""
    try:
        command_line(sys.argv[1] if len(sys.argv) > 1 else "")()
    except PlainError as error:
        print(error.sentence, file=sys.stderr)
        sys.exit(error.status)
    except Exception as error:
        said = _of_the_disk(error)
        if said is None:
            raise
        print(said, file=sys.stderr)
        sys.exit(1)


def _of_the_disk(error: Exception) -> str | None:
    """The sentence on a file that cannot be written; None for any other error. What reads the data loads Django."""
    if "django.db" not in sys.modules:
        return None
    from django.db import OperationalError

    from whoelse.local.unwritable import unwritable

    found = unwritable(error) if isinstance(error, OperationalError) else None
    return found.sentence if found is not None else None


if __name__ == "__main__":
    main()
