"""Prints the pages under docs/ that are made from the code; with --check, only says whether they are up to date."""

import sys
from pathlib import Path

import typer

from whoelse.cli.main import app
from whoelse.method.playbook.reference import facts_page, playbooks_page
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
    if getattr(parameter, "param_type_name", "") == "argument":
        names = [getattr(parameter, "metavar", None) or names[0]]
    shown = ", ".join(f"`{name}`" for name in names)
    return f"| {shown} | {getattr(parameter, 'help', None) or ''} |"


PAGES = {
    "docs/reference/options.md": options_page,
    "docs/reference/commands.md": commands_page,
    "docs/reference/facts.md": facts_page,
    "docs/reference/playbooks.md": playbooks_page,
}


def main() -> int:
    """Writes the pages; with --check writes nothing, names those that differ and returns 1 when there are any."""
    check = "--check" in sys.argv
    texts = {name: page() for name, page in PAGES.items()}
    differing = [name for name in texts if _printed(name) != texts[name]]
    for name in differing:
        if check:
            print(f"{name} differs from the code; script/docs prints it anew.")
            continue
        (TOP / name).parent.mkdir(parents=True, exist_ok=True)
        (TOP / name).write_text(texts[name], encoding="utf-8")
        print(f"printed {name}")
    return int(check and bool(differing))


def _printed(name: str) -> str:
    file = TOP / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
