"""Rehearsals under way: short ones are there at once; longer ones go on beside the request, with how far they are.

Nothing of it is kept on disk: it is worked out from what is noted, and begins anew after a restart.
"""

import time
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock, Thread

from whoelse.method.agenda.rehearsing import Progress, Rehearsal
from whoelse.method.playbook import Playbook
from whoelse.searches.access import Viewer
from whoelse.today.rehearsal import Past

#: So many seconds a page waits for a rehearsal before it shows how far it is.
PATIENCE = 1.5

#: So many are held ready to be looked at again.
MOST_HELD = 8


@dataclass(slots=True)
class UnderWay:
    """One rehearsal: how far it is, and what came of it once it is through. ``failed`` says that it stopped."""

    done: int = 0
    of: int = 1
    rehearsal: Rehearsal | None = None
    failed: bool = False
    began: float = field(default_factory=time.monotonic)


_held: OrderedDict[str, UnderWay] = OrderedDict()
_lock = Lock()


def rehearsal(viewer: Viewer, playbook: Playbook, text: str, past: Past) -> UnderWay:
    """The rehearsal of a text over the past, begun if it is not under way yet."""
    marks = (viewer.search, past.mark, past.first.isoformat(), past.last.isoformat(), text)
    key = sha256("\0".join(marks).encode()).hexdigest()
    with _lock:
        found = _held.get(key)
        if found is not None and not found.failed:
            _held.move_to_end(key)
            return found
        begun = _held[key] = UnderWay(of=max((past.last - past.first).days + 1, 1))
        while len(_held) > MOST_HELD:
            _held.popitem(last=False)
    days = past.under(playbook)
    _go_on(begun, days, time.monotonic() + PATIENCE)
    if begun.rehearsal is None and not begun.failed:
        Thread(target=_go_on, args=(begun, days, None), daemon=True).start()
    return begun


def _go_on(under_way: UnderWay, days: Generator[Progress, None, Rehearsal], until: float | None) -> None:
    try:
        while until is None or time.monotonic() < until:
            under_way.done = next(days).done
    except StopIteration as ended:
        under_way.rehearsal = ended.value
    except Exception:
        under_way.failed = True
        raise
