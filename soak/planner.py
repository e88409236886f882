"""The planner on random histories, judged by the independent checker, for as long as it is given."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tests.method.checker import judge
from tests.method.histories import whole

from whoelse.method.agenda import plan
from whoelse.method.agenda.steps import Agenda
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation
from whoelse.playbooks.built_in import completed, library

FIRST_SEED = 100_000  # the tests take those before


def main(minutes: float) -> None:
    """Judge one history a seed under each playbook, and print how often what came up.

    Raises AssertionError with the seed where the checker finds something wrong.
    """
    share = minutes * 60 / len(library())
    for name, text in library().items():
        playbook = completed(text)

        def ask(situation: Situation, facts: Sequence[Fact], today: date, playbook: object = playbook) -> Agenda:
            return plan(playbook, situation, facts, today)  # type: ignore[arg-type]

        until = time.monotonic() + share
        steps: Counter[str] = Counter()
        held: Counter[str] = Counter()
        histories = named = 0
        while time.monotonic() < until:
            seed = FIRST_SEED + histories
            moment = whole(seed, ask)
            history, agenda = moment.history, moment.agenda
            found = judge(name, history.situation, history.facts, history.today, agenda)
            assert not found, f"{name}, seed {seed}: {found}\n{history!r}"
            histories += 1
            named += any(step.person for step in agenda.steps)
            steps.update({step.do for step in agenda.steps})
            held.update({back.by for back in agenda.held_back})
        print(f"{name}: seeds {FIRST_SEED} to {FIRST_SEED + histories - 1}, {histories} histories, nothing wrong")
        print(f"  with a step to a named person: {100 * named / max(histories, 1):.1f} %")
        for what, counted in (("steps", steps), ("held back by", held)):
            shares = ", ".join(f"{word} {100 * count / histories:.1f} %" for word, count in counted.most_common())
            print(f"  {what}: {shares}")
