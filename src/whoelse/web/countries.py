"""Countries whose holidays are known, by name, for choosing from."""

from functools import cache

from holidays.registry import COUNTRIES

_SMALL = {"and", "of", "the"}


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """(ISO 3166 code, English name) of each country whose holidays are known, by name."""
    named = ((entry[1], _name(module)) for module, entry in COUNTRIES.items() if len(entry[1]) == 2)
    return tuple(sorted(named, key=lambda country: country[1]))


def _name(module: str) -> str:
    return " ".join(word if word in _SMALL else word.capitalize() for word in module.split("_"))
