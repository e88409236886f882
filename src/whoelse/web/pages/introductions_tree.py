"""Who led to whom as a picture: numbers for an SVG, worked out here and drawn by the template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from whoelse.method.network.chain import Chain
from whoelse.method.network.picture import Spot, spots
from whoelse.web.pages.person_told import generation

_LEFT, _TOP = 24, 34  # where *You* stand
_FIRST, _STEP, _ROW = 150, 252, 56
_TEXT, _LETTER, _SMALL = 18, 7.8, 6.2  # from a circle to its name; about the width of a letter, and of a small one
_LONGEST, _LONGEST_SMALL = 24, 35  # letters that have room
_GLYPH = 16
#: A picture is read at a glance or not at all; of more rows than these, the list tells more.
_ROWS_AT_MOST = 40
_UNSURE = frozenset({"named", "offered", "checking"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one to another; ``sure`` once they were brought together, ``hot`` where the next thing to do is."""

    path: str
    sure: bool
    hot: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One person in the picture. ``goal``: works at a target. ``name`` is as much of the ``whole`` as has room."""

    x: int
    y: int
    name: str
    whole: str
    to: str
    below: str
    state: str
    goal: bool

    @property
    def glyph_x(self) -> int:
        """Where the glyph's box begins."""
        return self.x - _GLYPH // 2

    @property
    def glyph_y(self) -> int:
        """Where the glyph's box begins, from above."""
        return self.y - _GLYPH // 2

    @property
    def text_x(self) -> int:
        """Where the name begins."""
        return self.x + _TEXT


@dataclass(frozen=True, slots=True)
class Label:
    """The word under a generation."""

    x: int
    words: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The picture: its size, where *You* stand, lines, people, and the generations under them."""

    width: int
    height: int
    you_x: int
    you_y: int
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the picture says of one person."""

    name: str
    to: str
    below: str
    state: str
    goal: bool


def tree(chain: Chain, tell: Callable[[str], Told], hot: str | None) -> Tree | None:
    """The picture of a chain; None where there is nobody in it, or too many for one.

    ``tell`` says what stands beside a person; ``hot`` is who the next thing to do is about.
    """
    placed = spots(chain)
    if not placed or max(one.row for one in placed) >= _ROWS_AT_MOST:
        return None
    told = {one.person: tell(one.person) for one in placed}
    by_person = {one.person: one for one in placed}
    on_the_way = frozenset(chain.path(hot)) if hot in by_person else frozenset[str]()
    rows, generations = max(one.row for one in placed), max(one.generation for one in placed)
    you = round(_TOP + rows * _ROW / 2)
    height = round(_TOP + rows * _ROW + 64)
    return Tree(
        width=_FIRST + _STEP * generations,
        height=height,
        you_x=_LEFT,
        you_y=you,
        lines=tuple(
            Line(_path(one, by_person, told, you), told[one.person].state not in _UNSURE, one.person in on_the_way)
            for one in placed
        ),
        nodes=tuple(_node(one, told[one.person]) for one in placed),
        labels=_labels(generations),
    )


def _x(of_generation: int) -> int:
    return _FIRST + _STEP * (of_generation - 1)


def _y(row: float) -> int:
    return round(_TOP + row * _ROW)


def _cut(words: str, longest: int = _LONGEST) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _node(one: Spot, told: Told) -> Node:
    x, y = _x(one.generation), _y(one.row)
    return Node(x, y, _cut(told.name), told.name, told.to, _cut(told.below, _LONGEST_SMALL), told.state, told.goal)


def _path(one: Spot, by_person: Mapping[str, Spot], told: Mapping[str, Told], you: int) -> str:
    end_x, end_y = _x(one.generation) - 9, _y(one.row)
    if one.by is None:
        begin_x, begin_y = _LEFT + 8, you
    else:
        by = by_person[one.by]
        below = len(_cut(told[one.by].below, _LONGEST_SMALL)) * _SMALL
        beside = max(len(_cut(told[one.by].name)) * _LETTER, below)
        begin_x, begin_y = min(round(_x(by.generation) + _TEXT + beside + 8), end_x - 24), _y(by.row)
    middle = (begin_x + end_x) // 2
    return f"M{begin_x} {begin_y}C{middle} {begin_y} {middle} {end_y} {end_x} {end_y}"


def _labels(generations: int) -> tuple[Label, ...]:
    words = [generation(number) for number in range(1, generations + 1)]
    return tuple(
        Label(_x(at), said if at == 1 else said.removesuffix(" generation")) for at, said in enumerate(words, 1)
    )
