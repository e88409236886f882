"""The stable ids of records: made once, never reused, kept through export, restore and merge."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26


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
