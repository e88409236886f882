"""Every option once. None is needed to start."""

import difflib
from collections.abc import Mapping

from whoelse.options.errors import PlainError
from whoelse.options.option import Option

PREFIX = "WHOELSE_"

DATA = Option(
    name="WHOELSE_DATA",
    kind="folder",
    default="the platform's own place for a program's data",
    sentence="The folder that holds everything: the one database file, its backups and its keys.",
)
ALLOW_SYNCED = Option(
    name="WHOELSE_ALLOW_SYNCED",
    kind="yes or no",
    default="no",
    sentence="Start although the data folder is kept in step by a sync service or lies on a network drive.",
)
PORT = Option(
    name="WHOELSE_PORT",
    kind="number",
    default="a free one, chosen at the first start and kept",
    sentence="The port on this machine that the pages are served at.",
    least=1024,
    most=65535,
)
BROWSER = Option(
    name="WHOELSE_BROWSER",
    kind="yes or no",
    default="yes",
    sentence="Open the browser, signed in, when the server has started.",
)
THREADS = Option(
    name="WHOELSE_THREADS",
    kind="number",
    default="8",
    sentence="How many pages can be made at the same time.",
    least=1,
    most=64,
)
TIME_ZONE = Option(
    name="WHOELSE_TIME_ZONE",
    kind="time zone",
    default="the machine's own",
    sentence="Where a day begins and ends for you.",
)
LARGEST_FILE = Option(
    name="WHOELSE_LARGEST_FILE",
    kind="number",
    default="200",
    sentence="The largest file that is read when something is brought in, in megabytes.",
    least=1,
    most=10_000,
)
LARGEST_LIST = Option(
    name="WHOELSE_LARGEST_LIST",
    kind="number",
    default="50",
    sentence="The largest file of an export that is read, messages aside, within a zip too, in megabytes.",
    least=1,
    most=10_000,
)
LARGEST_UNPACKED = Option(
    name="WHOELSE_LARGEST_UNPACKED",
    kind="number",
    default="1000",
    sentence="The most that the zip files of one import may unpack to, in megabytes.",
    least=1,
    most=100_000,
)
SHARED = Option(
    name="WHOELSE_SHARED",
    kind="folder",
    default="the folder shared beside the checkout, when there is one",
    sentence="Where the project's own tests find the acceptance stories; the program itself never reads it.",
)

OPTIONS = (
    DATA,
    ALLOW_SYNCED,
    PORT,
    BROWSER,
    THREADS,
    TIME_ZONE,
    LARGEST_FILE,
    LARGEST_LIST,
    LARGEST_UNPACKED,
    SHARED,
)


def wrong_options(environment: Mapping[str, str]) -> list[str]:
    """One sentence for each wrong or unknown `WHOELSE_...` entry of `environment`, in order of name."""
    known = {option.name: option for option in OPTIONS}
    sentences = []
    for name in sorted(environment):
        if not name.startswith(PREFIX):
            continue
        option = known.get(name)
        sentence = option.wrong(environment[name]) if option else _unknown(name, list(known))
        if sentence:
            sentences.append(sentence)
    return sentences


def check_options(environment: Mapping[str, str]) -> None:
    """Raises PlainError with the first of `wrong_options`, so that a wrong value stops the start."""
    sentences = wrong_options(environment)
    if sentences:
        raise PlainError(sentences[0])


def _unknown(name: str, known: list[str]) -> str:
    # The prefix that all share would make every name look near.
    near = difflib.get_close_matches(name.removeprefix(PREFIX), [one.removeprefix(PREFIX) for one in known], n=1)
    if near:
        return f"There is no option {name}; did you mean {PREFIX}{near[0]}?"
    return f"There is no option {name}; the options are {', '.join(known)}."
