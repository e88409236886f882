"""Where the people of a chain stand in a picture of it: one row a leaf, whoever led to somebody beside the middle."""

from dataclasses import dataclass

from whoelse.method.network.chain import Chain


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one person stands. ``generation`` is 1 for those the user started with, ``row`` counts from 0 and may lie
    between two rows, ``by`` is who led to them, None for those the user started with."""

    person: str
    generation: int
    row: float
    by: str | None


def spots(chain: Chain) -> tuple[Spot, ...]:
    """Everybody in the chain, each before those they led to.

    Two people of one generation are never less than a row apart, and no line crosses another: whom somebody led to
    stand together, in the order in which they were led to.
    """
    rows: dict[str, float] = {}
    order: list[tuple[str, int]] = []
    leaves = 0
    ahead = [(person, 1, False) for person in reversed(chain.started_with)]
    while ahead:
        person, generation, all_placed = ahead.pop()
        led_to = chain.led_to.get(person, ())
        if all_placed:
            rows[person] = (rows[led_to[0]] + rows[led_to[-1]]) / 2
            continue
        order.append((person, generation))
        if led_to:
            ahead.append((person, generation, True))
            ahead += [(one, generation + 1, False) for one in reversed(led_to)]
        else:
            rows[person] = leaves
            leaves += 1
    return tuple(Spot(person, generation, rows[person], chain.led_by.get(person)) for person, generation in order)
