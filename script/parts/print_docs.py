"""Prints the pages under docs/ that are made from the code; with --check, only says whether they are up to date."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import typer

from whoelse.cli.main import command_line
from whoelse.method.agenda.steps import ASKING, CLOSING, HELD_BY_COMFORT, HOLDERS, NEXT, OWED, STEPS
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.in_words import WHEN, rule_in_words, whose_in_words
from whoelse.method.playbook.reference import facts_page, playbooks_page
from whoelse.method.playbook.soundness import FOLLOWS
from whoelse.options import OPTIONS
from whoelse.playbooks.built_in import common, document, library

TOP = Path(__file__).resolve().parents[2]

#: The fact that ends a step; the tests hold it against told stories. A step without one ends by its being done.
ENDED_BY: Mapping[str, str] = {
    "choose person": "person chosen",
    "invite": "invitation sent",
    "follow up": "follow-up sent",
    "agree": "conversation agreed",
    "set list aside": "conversation held",
    "indirect ask": "ask made",
    "direct ask": "ask made",
    "soft touch": "soft touch sent",
    "debrief": "debrief written",
    "thank": "thank-you sent",
    "thank introducer": "introducer thanked",
    "write to introduced": "invitation sent",
    "report to introducer": "introducer told",
    "send update": "update sent",
    "keep in touch": "check-in sent",
    "keep promise": "promise kept",
}
#: A playbook's words for a wait on nothing in particular speak of choosing people; other steps look at the day as well.
CALLED_FOR = {**WHEN, "every day": "the day is looked at"}
#: Rules that print as another step: the ask that comes back prints as itself.
SAME_ASK = "the same ask"
ASKS = frozenset({"indirect ask", "direct ask"})


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
    _describe(typer.main.get_command(command_line()), "whoelse", lines)
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


def steps_page() -> str:
    """Every step: what calls for it, what ends it, what can hold it back, and the rules that come along for it."""
    lines = [
        "# Steps",
        "",
        "Printed from `whoelse.method` and the playbooks that come along. A step of any kind also ends when it is said",
        "to be done, when it is left out, when what called for it is taken back, and, unless it is owed, when the",
        "person is closed. One that rests on silence ends with any answer.",
    ]
    for step in STEPS:
        lines += ["", f"## {step}", "", *_step(step)]
        rules = [*_rules("every playbook", common(), step)]
        for name, text in library().items():
            rules += _rules(name, document(text), step)
        if rules:
            lines += ["", "| playbook | when it comes | whose |", "| --- | --- | --- |", *rules]
    return "\n".join(lines) + "\n"


def held_back_by(step: str) -> tuple[str, ...]:
    """What can hold a step back, strongest first."""
    if step in OWED:
        return ("never",)
    holders = {"never", "own rule", "pause"}
    if step in HELD_BY_COMFORT:
        holders.add("comfort")
    if step in ASKING | {"invite"}:
        holders |= {"limit", "checking"}
    if step == "invite":
        holders.add("permission")
    return tuple(holder for holder in HOLDERS if holder in holders)


def _step(step: str) -> Iterator[str]:
    occasions = [*FOLLOWS.get(step, ())]
    occasions += FOLLOWS[NEXT] if step == "invite" else FOLLOWS[SAME_ASK] if step in ASKS else ()
    if occasions:
        yield f"- **Called for when** {', or '.join(CALLED_FOR[one] for one in occasions)}."
    else:
        yield "- **Called for** by no rule."
    kind = ENDED_BY.get(step)
    ends = f"*{kind}* is noted" if kind else "you say that it is done"
    if step == "score targets":
        ends = "each target has its scores"
    yield f"- **Ends when** {ends}{', and closes the person' if step in CLOSING else ''}."
    yield f"- **{'Owed' if step in OWED else 'Offered'}**; held back by {', '.join(held_back_by(step))}."


def _rules(name: str, playbook: Playbook, step: str) -> Iterator[str]:
    does = {step} | ({NEXT} if step == "invite" else set()) | ({SAME_ASK} if step in ASKS else set())
    for rule in playbook.rules:
        if rule.do in does:
            yield f"| {name} | {rule_in_words(rule)} | {whose_in_words(rule)} |"


PAGES = {
    "docs/reference/options.md": options_page,
    "docs/reference/commands.md": commands_page,
    "docs/reference/facts.md": facts_page,
    "docs/reference/steps.md": steps_page,
    "docs/reference/playbooks.md": lambda: playbooks_page([common(), *map(document, library().values())]),
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
