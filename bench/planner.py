"""How the planner grows with the facts: 1,000, 10,000 and 100,000 of them, as ratios within one run.

The goal: 100,000 facts take at most 12 times as long as 10,000.
"""

import gc
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from whoelse.method.agenda import plan
from whoelse.method.facts import Fact
from whoelse.method.playbook import complete, read
from whoelse.method.situation import PersonSeen, Situation

LIBRARY = Path(__file__).parents[1] / "src" / "whoelse" / "playbooks" / "library"
FIRST_DAY = date(2026, 1, 5)
#: One person's story in twelve facts: invited, followed up, talked to, thanked, led on to somebody else.
STORY: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("person chosen", 0, {}),
    ("invitation sent", 0, {}),
    ("follow-up sent", 7, {}),
    ("reply received", 8, {"answer": "yes"}),
    ("conversation agreed", 9, {"for_day": 14}),
    ("conversation started", 14, {}),
    ("conversation held", 14, {}),
    ("debrief written", 14, {"rapport": 4, "comfort": "easy", "asked": "indirect", "answer": "offered"}),
    ("thank-you sent", 15, {}),
    ("introduction made", 16, {"by": True}),
    ("introducer thanked", 16, {"about": True}),
    ("check-in sent", 60, {}),
)


def story(number: int) -> list[Fact]:
    """The facts about one person, who leads to the next one."""
    start = FIRST_DAY + timedelta(days=number % 200)
    person, following = f"p{number}", f"p{number + 1}"
    facts = []
    for place, (kind, days, fields) in enumerate(STORY):
        on = start + timedelta(days=days)
        values = dict(fields)
        if "for_day" in values:
            values["for_day"] = start + timedelta(days=values["for_day"])
        about = person
        if values.pop("by", None):
            values["by"], about = person, following
        if values.pop("about", None):
            values["about"] = following
        facts.append(Fact(f"{person}-{place}", kind, on, on, about, **values))
    return facts


def measured(count: int, repeat: int = 3) -> float:
    """The shortest of a few runs over so many facts, in seconds; without the collector of garbage, as timeit does."""
    numbers = count // len(STORY)
    facts = sorted((fact for number in range(numbers) for fact in story(number)), key=lambda fact: fact.on)
    people = {f"p{number}": PersonSeen(f"p{number}", f"Person {number}") for number in range(numbers + 1)}
    situation = Situation(people, country="US")
    common = read((LIBRARY / "common.yaml").read_text(encoding="utf-8"))
    playbook = complete(read((LIBRARY / "plain.yaml").read_text(encoding="utf-8")), common)
    best = float("inf")
    for _ in range(repeat):
        gc.collect()
        gc.disable()
        began = time.perf_counter()
        plan(playbook, situation, facts, FIRST_DAY + timedelta(days=180))
        best = min(best, time.perf_counter() - began)
        gc.enable()
    return best


def main() -> None:
    """Print the figures."""
    base = measured(10_000)
    print("planner: facts, seconds, ratio to 10,000 facts")
    for count in (1_000, 10_000, 100_000):
        taken = base if count == 10_000 else measured(count)
        print(f"  {count:>7,}  {taken:7.3f} s  {taken / base:5.2f}x")


if __name__ == "__main__":
    main()
