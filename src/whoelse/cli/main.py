"""The command line: each module beside this one adds its commands."""

import importlib
import pkgutil
import sys
from typing import Annotated

import typer

import whoelse
import whoelse.cli
from whoelse.options import PlainError

app = typer.Typer(
    name="whoelse",
    help="Run a job search through conversations, and the introductions that come out of them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whoelse {whoelse.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Run a job search through conversations, and the introductions that come out of them."""


for _found in pkgutil.iter_modules(whoelse.cli.__path__):
    if _found.name != "main":
        _module = importlib.import_module(f"whoelse.cli.{_found.name}")
        if hasattr(_module, "app"):
            app.add_typer(_module.app)


def main() -> None:
    """Runs one command; what was expected to go wrong is said in one sentence, without a stack trace."""
    try:
        app()
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
