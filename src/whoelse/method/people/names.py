"""Names of people: folded for comparison, compared, and what of them is *called*."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: What stands before a name without being part of it.
PREFIXES = frozenset(
    {
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "dame",
        "rev",
        "fr",
        "ing",
        "dipl",
        "herr",
        "frau",
    }
)

_CREDENTIALS = """
    phd mba pmp cpa cfa cissp cprw gcdf opns shrmcp shrmscp sphr phr msc bsc mphil llm llb jd mph msw lcsw dba edd dphil
    csm cspo capm pmiacp cism cisa aws ccna ccnp cscp cpim ceng beng meng frcs facs dds dvm pharmd rph bsn msn cma
    fcca acca acma icf pcc acc mcc esq jr sr ii iii iv
"""

#: What stands after a name without being part of it, wherever it stands last.
CREDENTIALS = frozenset(_CREDENTIALS.split())

_AFTER_COMMA = "ma ba bs ms md do pe pa np rn ed ca cs pt ot be me ra"

#: The same, but also somebody's family name: only after a comma.
CREDENTIALS_AFTER_COMMA = frozenset(_AFTER_COMMA.split())

_NO_NAMES = PREFIXES | CREDENTIALS
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^”]*”|\"[^\"]*\"")
_PART = re.compile(r"[^\s-]+")
_JOINS = str.maketrans("", "", "-'’")
_APOSTROPHES = "'’‘ʼ`´.ʹ"


def fold(name: str) -> str:
    """The name for comparison: lower case, without accents, titles, credentials, nicknames in brackets, emoji, signs.

    Folding twice changes nothing. It never leaves nothing of a name that has a letter or a digit.
    """
    plain_words = name.lower().split() if name.isascii() and name.replace(" ", "").isalnum() else []
    if plain_words and plain_words[0] not in PREFIXES and plain_words[-1] not in CREDENTIALS:
        return " ".join(plain_words)
    first_part = name.partition("|")[0]
    plain = first_part if _tokens(first_part) else name
    without_asides = _ASIDE.sub(" ", plain)
    if _tokens(without_asides):
        plain = without_asides
    first, comma, rest = plain.partition(",")
    words = _without_prefixes(_words(first))
    if comma:
        words = _strip_last(words + _not_credentials(words, rest.replace(",", " ")), CREDENTIALS)
    else:
        words = _strip_last(words, CREDENTIALS)
    pieces = [piece for word in words for piece in _tokens(word)]
    return " ".join(_strip_last(_without_prefixes(pieces), CREDENTIALS))


def compatible(one: str, other: str) -> bool:
    """Whether two names can be of one person: the same words, or one leaves out or shortens what the other says.

    "T. Okafor" and "Tom B. Okafor" are; "Maria Lindqvist" and "Maria Berg" are not; "Lindqvist" alone and "Maria
    Lindqvist" are not, since a household may share a family name.
    """
    shorter, longer = sorted((fold(one).split(), fold(other).split()), key=len)
    if not shorter:
        return False
    if sorted(shorter) == sorted(longer):
        return True
    if not _alike(shorter[0], longer[0]):
        return False
    rest = iter(longer[1:])
    return all(any(_alike(word, candidate) for candidate in rest) for word in shorter[1:])


def first_word(name: str) -> str:
    """A word to suggest as *called*: the first that is no title and no initial; "" where there is none.

    Only ever a suggestion: name order differs between countries, and only the user knows how they address somebody.
    """
    for raw in _ASIDE.sub(" ", name.partition("|")[0]).replace(",", " ").split():
        word = "".join(letter for letter in raw if _belongs(letter) or letter in "-'’").strip("-'’")
        folded = "".join(_tokens(word))
        if len(folded) < 2 or folded in PREFIXES or raw.endswith("."):
            continue
        return word.capitalize() if len(word) > 2 and (word.isupper() or word.islower()) else word
    return ""


def called_as_typed(name: str) -> str:
    """What a name that the user typed says of how they call somebody: the first word of a plain name, else "".

    Whoever types "Dev Patel" has said it in their own order. Plain is a name of two or more words that are letters, of
    which the first and the last are written as names are; of anything else ("Dr Weiss", "J. Smith", "my old boss", a
    script without capitals) it stays open, to be asked.
    """
    parts = name.split()
    letters = len(parts) > 1 and all(part.translate(_JOINS).isalpha() for part in parts)
    written = letters and parts[0][0].isupper() and parts[-1][0].isupper() and len(parts[0]) > 1
    return first_word(name) if written and _joined(parts[0]) not in PREFIXES else ""


def given_name(cell: str) -> str:
    """What a cell of given names says how somebody is called: without titles, credentials, brackets, emoji, initials.

    Two given names stay two; "" where nothing is left. Names all in capitals or all in small letters are spelled as
    names are.
    """
    plain = cell.isascii() and cell.isalnum() and not (cell.isupper() or cell.islower() or cell.isdecimal())
    return cell if plain and cell.lower() not in _NO_NAMES else _given(cell)


@lru_cache(maxsize=4_096)
def _given(cell: str) -> str:
    plain = unicodedata.normalize("NFKC", _ASIDE.sub(" ", cell).partition("|")[0].partition(",")[0]).partition("(")[0]
    words = []
    for raw in plain.split():
        word = "".join(letter for letter in raw if _belongs(letter) or letter in "-'’").strip("-'’")
        initial = raw.endswith(".") or (len(word) == 1 and word.upper() != word.lower())
        if "/" not in raw and not initial and any(letter.isalpha() for letter in word):
            words.append(word)
    words = _strip_last(_without_prefixes(words), CREDENTIALS)
    if words and _joined(words[0]) in PREFIXES:
        return ""
    spelled = " ".join(words)
    return _PART.sub(_capital, spelled) if spelled.isupper() or spelled.islower() else spelled


def _capital(part: re.Match[str]) -> str:
    return part[0].capitalize() if len(part[0]) > 2 else part[0]


def _words(text: str) -> list[str]:
    """The words of a name, each with hyphens inside, the signs that part them gone."""
    return [word for word in text.split() if _tokens(word)]


def _tokens(text: str) -> list[str]:
    """Folded runs of letters and digits; apostrophes and stops inside a word vanish, all else parts words."""
    return text.translate(_FOLDED).split()


class _Folded(dict[int, str]):
    """Each character as it is compared, worked out once: what it is folded to never depends on its neighbours."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code)).casefold().translate(_LETTERS)
        self[code] = folded = "".join(
            letter if _belongs(letter) else " "
            for letter in unicodedata.normalize("NFKD", decomposed)
            if letter not in _APOSTROPHES and unicodedata.category(letter)[0] != "M"
        )
        return folded


_FOLDED = _Folded()


def _belongs(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNM" and unicodedata.category(letter) != "Me"


def _joined(word: str) -> str:
    return "".join(_tokens(word))


def _without_prefixes(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and _joined(rest[0]) in PREFIXES:
        rest = rest[1:]
    return rest


def _strip_last(words: Sequence[str], away: frozenset[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and _joined(rest[-1]) in away:
        rest = rest[:-1]
    return rest


def _not_credentials(before: Sequence[str], after: str) -> list[str]:
    """What stands after the comma and is part of the name ("Okafor, Tom"), credentials and capitals left out."""
    words = _words(after)
    if len(before) > 1 and all(word.upper() == word for word in words):
        return []
    return [word for word in words if _joined(word) not in CREDENTIALS | CREDENTIALS_AFTER_COMMA]


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
