"""The stable ids of records: made once, never reused, kept through export, restore and merge."""

import base64
import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
_BY_TIME = 10
_AS_OURS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET)


def new_id() -> str:
    """A new id of 26 letters and digits: 48 bits of milliseconds, then 80 bits of chance.

    Ids made later sort later, so rows that belong together lie together on disk.
    """
    number = (time.time_ns() // 1_000_000 << 80) | secrets.randbits(80)
    letters = []
    for _ in range(LENGTH):
        number, index = divmod(number, 32)
        letters.append(_ALPHABET[index])
    return "".join(reversed(letters))


def new_ids(count: int) -> list[str]:
    """So many new ids at once, in rising order: many rows made together, made fast."""
    if not count:
        return []
    beginning = new_id()[:_BY_TIME]
    chance = base64.b32encode(secrets.token_bytes(10 * count)).decode().translate(_AS_OURS)
    rest = LENGTH - _BY_TIME
    return sorted(beginning + chance[place : place + rest] for place in range(0, rest * count, rest))
