"""Prints the pages under docs/ that are made from the code; with --check, only says whether they are up to date."""

import sys
from pathlib import Path

import typer

from whoelse.cli.main import app
from whoelse.options import OPTIONS

TOP = Path(__file__).resolve().parents[2]


def options_page() -> str:
    """Every option, from `whoelse.options`."""
    lines = [
        "# Options",
        "",
        "Printed from `whoelse.options`. None is needed to start; each is read from the environment, and a wrong value",
        "stops the start with one sentence.",
        "",
        "| option | default | allowed | what it does |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| `{one.name}` | {one.default} | {one.allowed} | {one.sentence} |" for one in OPTIONS]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Every command with its arguments and options, from the command line itself."""
    lines = ["# Commands", "", "Printed from `whoelse.cli`."]
    _describe(typer.main.get_command(app), "whoelse", lines)
    return "\n".join(lines) + "\n"


def _describe(command: object, name: str, lines: list[str]) -> None:
    inner = getattr(command, "commands", None)
    lines += ["", f"## {name}", "", str(getattr(command, "help", "") or "").strip()]
    rows = [_row(parameter) for parameter in getattr(command, "params", []) if not getattr(parameter, "hidden", False)]
    if rows:
        lines += ["", "| argument or option | what it does |", "| --- | --- |", *rows]
    for inner_name in sorted(inner or {}):
        _describe(inner[inner_name], f"{name} {inner_name}", lines)


def _row(parameter: object) -> str:
    names = [*getattr(parameter, "opts", []), *getattr(parameter, "secondary_opts", [])]
    is_option = getattr(parameter, "param_type_name", "") == "option"
    shown = ", ".join(f"`{name}`" for name in names) if is_option else f"`{getattr(parameter, 'metavar', None) or names[0]}`"
    return f"| {shown} | {getattr(parameter, 'help', None) or ''} |"


PAGES = {"docs/reference/options.md": options_page, "docs/reference/commands.md": commands_page}


def main() -> int:
    """Writes the pages; with --check writes nothing, names those that differ and returns 1 when there are any."""
    differing = []
    for name, page in PAGES.items():
        file = TOP / name
        text = page()
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        differing.append(name)
        if "--check" not in sys.argv:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for name in differing:
        print(f"{name} differs from the code; script/docs prints it anew." if "--check" in sys.argv else f"printed {name}")
    return bool(differing) if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
