"""Five hundred broken playbooks: the line that is told, the word that is offered, the longest time and the memory."""

import resource
import sys

from tests.method.playbook.broken import examined
from tests.method.playbook.mutators import mutants

from whoelse.playbooks.built_in import library

COUNT = 500


def main(seed: int = 1) -> None:
    """Prints a table. Raises AssertionError where a goal is missed, with what went astray."""
    texts = list(library().values())
    told = examined(mutants(texts, COUNT, seed), texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    rows = (
        ("broken playbooks read", str(told.broken + told.sound)),
        ("told on the line that was broken", f"{told.on_the_line} of {told.broken}"),
        ("typos with the right word", f"{told.right_word} of {told.typos}"),
        ("still sound, differing in free text alone", f"{told.in_free_text} of {told.sound}"),
        ("longest", f"{told.longest:.2f} s ({told.longest_of})"),
        ("peak memory", f"{peak:.0f} MB"),
    )
    print("| 500 broken playbooks | |\n| --- | ---: |")
    for what, figure in rows:
        print(f"| {what} | {figure} |")
    for line in told.astray:
        print(f"  {line}")
    assert told.on_the_line >= 0.98 * told.broken, told.astray
    assert told.right_word >= 0.9 * told.typos, told.astray
    assert told.in_free_text == told.sound, told.astray


if __name__ == "__main__":
    main()
