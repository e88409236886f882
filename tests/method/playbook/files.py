"""Random playbooks as people write them: remarks, empty lines, brackets, quotes, lines of text, either end of line."""

from typing import Any

from hypothesis import strategies as st

WORDS = st.text(alphabet="aeio rst,:#'\"{}[]-é", max_size=12)
REMARKS = st.sampled_from(["", "  # a remark", "   #tight", "  # “quoted”: {a: b}"])
BETWEEN = st.sampled_from(["", "", "\n", "# a line of remarks\n", "  # indented\n\n", "      # deep\n", "\n\n"])
WAITS = ("3 business days", "1 week", "24 hours")


def quoted(words: str) -> str:
    """In double quotes."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def single(words: str) -> str:
    """In single quotes."""
    doubled = words.replace("'", "''")
    return f"'{doubled}'"


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words, as they stand after a key in a line of its own."""
    words = draw(WORDS)
    style = draw(st.sampled_from(["plain", "double", "single", "lines", "folded", "spread"]))
    first, second = draw(st.sampled_from(["Hello {person}", "Some words"])), draw(st.sampled_from(["more", "and more"]))
    match style:
        case "double":
            return quoted(words) + draw(REMARKS)
        case "single":
            return single(words) + draw(REMARKS)
        case "lines":
            return f"|{draw(st.sampled_from(['', '-', '+']))}\n        {first}\n\n        {second}\n" + draw(
                st.sampled_from(["", "\n"])
            )
        case "folded":
            return f">-{draw(REMARKS)}\n        {first}\n        {second}"
        case "spread":
            return f"{first}\n        {second}"
    return first


@st.composite
def rules(draw: st.DrawFn, number: int) -> str:
    """One rule, without the dash; lines after the first are indented by four."""
    wait = draw(st.sampled_from(WAITS))
    fields: list[tuple[str, str]] = [("id", f"rule-{number}"), ("when", "invitation sent"), ("wait", wait)]
    if draw(st.booleans()):
        within = draw(st.sampled_from(["{rapport at least: 4}", "{ rapport at most: 2 , style: open }", "keys"]))
        fields.append(("if", within))
    fields += [("do", draw(st.sampled_from(["follow up", '"follow up"']))), ("because", "")]
    if draw(st.booleans()):
        fields.append(("note", ""))
    if draw(st.booleans()):
        fields = [fields[0], *draw(st.permutations(fields[1:]))]
    if draw(st.integers(0, 3)) == 0:  # in brackets
        said = [f"{key}: {value or quoted(draw(WORDS))}" for key, value in fields if value != "keys"]
        return "{" + draw(st.sampled_from([", ", " ,  "])).join(said) + draw(st.sampled_from(["", ",", " "])) + "}"
    lines = []
    for key, value in fields:
        if value == "keys":
            lines.append(f"if:{draw(REMARKS)}\n      rapport at least: 3{draw(REMARKS)}\n      style: open")
        elif value:
            lines.append(f"{key}:{draw(st.sampled_from([' ', '   ']))}{value}{draw(REMARKS)}")
        else:
            lines.append(f"{key}: {draw(texts())}")
    return "".join(
        f"{'    ' if at else ''}{line}{'' if line.endswith(chr(10)) else chr(10)}" for at, line in enumerate(lines)
    )


@st.composite
def playbooks(draw: st.DrawFn) -> str:
    """A whole text of one to four rules, with what else there may be before and after."""
    parts = [draw(st.sampled_from(["", "\ufeff", "# mine\n\n"])), f"format: 1{draw(REMARKS)}\nname: Mine\n"]
    parts += [draw(BETWEEN).strip(" "), "rules:" + draw(REMARKS) + "\n"]
    for number in range(draw(st.integers(1, 4))):
        rule = draw(rules(number))
        parts += [draw(BETWEEN), f"  -{draw(st.sampled_from([' ', '   ']) if rule[0] == '{' else st.just(' '))}{rule}"]
        parts.append(draw(REMARKS) + "\n" if rule[0] == "{" else "")
    parts.append(draw(BETWEEN))
    parts.append(draw(st.sampled_from(["", "about: the end\n", "questions:\n  most: 4  # few\n# the end\n", "# bye"])))
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text[:-1] if draw(st.integers(0, 5)) == 0 and text.endswith("}\n") else text


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "wait": st.sampled_from(["5 business days", "2 weeks"]),
    "do": st.sampled_from(["let rest", "thank"]),
    "because": st.one_of(WORDS, st.sampled_from(["First line\n\nsecond: line\n- third", "ends with space ", "a\tb"])),
    "note": st.one_of(WORDS.filter(str.strip), st.just("x\ny")),
    "at most": st.integers(1, 9),
    "off": st.booleans(),
    "minutes": st.one_of(st.none(), st.integers(1, 90)),
    "if": st.sampled_from([None, {"rapport at least": 2}, {"style": "planned", "rapport at most": 3}]),
}
