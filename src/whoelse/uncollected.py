"""Making tens of thousands of plain rows at once, without the interpreter searching them for circles meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While this is entered nothing is searched for circles. For short work on rows, which hold none: of planning an
    import of thirty thousand people that is known already, the searching is a quarter of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
