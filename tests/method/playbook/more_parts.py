"""Random parts that are no rules, as people write them: guidance, a ranking with columns, circles, questions."""

from typing import Any

from hypothesis import strategies as st
from tests.method.playbook.files import BETWEEN, REMARKS, WORDS, quoted

#: Of each part that is changed by form: where it stands in what a text holds, its fields, and values they may be given.
Place = tuple[str | int, ...]
_SAID = st.one_of(
    WORDS.filter(str.strip), st.sampled_from(["First line\n\nsecond: line\n- third", "a\tb", "# no remark"])
)

EDITS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "guidance": {"words": _SAID, "on": st.sampled_from(["week", "person"]), "note": st.one_of(st.none(), _SAID)},
    "columns": {
        "words": _SAID,
        "from": st.integers(0, 2),
        "to": st.integers(3, 9),
        "values": st.one_of(st.none(), st.lists(_SAID, min_size=1, max_size=3)),
        "filled in by": st.sampled_from(["you alone", "you or an import", None]),
        "look first": st.one_of(st.none(), st.integers(0, 3)),
    },
    "offer": {
        "words": _SAID,
        "kind": st.sampled_from(["advice", "opener", None]),
        "topic": st.one_of(st.none(), _SAID),
    },
    "ranking": {
        "targets at least": st.one_of(st.none(), st.integers(1, 99)),
        "lenses": st.one_of(st.none(), st.lists(_SAID, min_size=1, max_size=3)),
        "order": st.sampled_from([["b", "a"], ["a"], None]),
    },
    "circles": {"opens at": st.integers(1, 100), "because": _SAID, "note": st.one_of(st.none(), _SAID)},
}


def _entry(draw: st.DrawFn, indent: str, fields: list[tuple[str, str]]) -> str:
    """One entry of a list, with lines of its own or in brackets."""
    if draw(st.integers(0, 2)) == 0:
        return f"{indent}- {{" + ", ".join(f"{key}: {value}" for key, value in fields) + "}" + draw(REMARKS) + "\n"
    return f"{indent}- " + f"\n{indent}  ".join(f"{key}: {value}{draw(REMARKS)}" for key, value in fields) + "\n"


@st.composite
def parts(draw: st.DrawFn) -> str:
    """A text with a ranking, circles, sentences to go by and questions, in any order."""

    def words() -> str:
        return quoted(draw(WORDS))

    columns = "".join(
        draw(BETWEEN) + _entry(draw, "    ", [("id", name), ("words", words()), ("from", "0"), ("to", "3")])
        for name in "abc"[: draw(st.integers(2, 3))]
    )
    order = draw(st.sampled_from(["", "  order: [a, b]  # by heart\n", "  order:\n    - b\n    - a # last\n"]))
    least = draw(st.sampled_from(["", "  targets at least: 40   # many\n"]))
    lenses = draw(st.sampled_from(["", "  lenses: [dreams, 'old friends']\n"]))
    guidance = "".join(
        draw(BETWEEN) + _entry(draw, "  ", [("id", f"g-{at}"), ("on", "week"), ("words", words())])
        for at in range(draw(st.integers(1, 3)))
    )
    offer = "".join(draw(BETWEEN) + _entry(draw, "    ", [("words", words())]) for _ in range(draw(st.integers(1, 3))))
    circles = draw(
        st.sampled_from(["{opens at: 80, because: Near.}\n", "# near\n  opens at: 80 # percent\n  because: Near.\n"])
    )
    said = [
        f"ranking:{draw(REMARKS)}\n{least}{lenses}  columns:{draw(REMARKS)}\n{columns}{order}",
        f"guidance:\n{guidance}",
        f"questions:\n  most: 4  # few\n  offer:\n{offer}",
        f"circles: {circles}",
    ]
    between = [draw(BETWEEN) + one for one in draw(st.permutations(said))]
    text = "# mine\nformat: 1\nname: Mine\n" + "".join(between) + draw(st.sampled_from(["", "# bye"]))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text
