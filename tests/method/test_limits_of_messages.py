"""Limits of follow-ups and of notes to keep in touch, as a user's own playbook may have them."""

import pytest

from whoelse.method.playbook import complete, read
from whoelse.method.playbook.story import read_story
from whoelse.method.playbook.trying import printed, run
from whoelse.playbooks.built_in import common

PLAYBOOK = """\
format: 1
name: Mine
rules:
  - {id: again, when: invitation sent, wait: 5 business days, do: follow up, at most: 3, because: x}
  - {id: touch, when: last contact, wait: 1 month, do: keep in touch, because: x}
limits:
  - {id: few, of: %s, at most: %s, per: %s, because: "{person} has heard enough."}
"""
FOLLOWED_UP = """\
today: 2026-03-02
people: [{name: Maria}, {name: Tom}]
facts:
  - {on: 2026-01-05, kind: follow-up sent, person: Tom}
  - {on: 2026-02-02, kind: invitation sent, person: Maria}
  - {on: 2026-02-09, kind: follow-up sent, person: Maria}
"""
TOUCHED = """\
today: 2026-06-01
people: [{name: Maria}]
facts:
  - {on: 2025-01-02, kind: check-in sent, person: Maria}
  - {on: 2025-03-02, kind: conversation held, person: Maria}
  - {on: 2025-03-03, kind: thank-you sent, person: Maria}
  - {on: 2025-03-03, kind: debrief written, person: Maria, rapport: 4, comfort: easy, asked: none}
  - {on: 2025-04-02, kind: check-in sent, person: Maria}
  - {on: 2026-04-02, kind: check-in sent, person: Maria}
"""


@pytest.mark.parametrize(
    ("story", "of", "most", "per", "held"),
    [
        (FOLLOWED_UP, "follow up", 1, "person", True),
        (FOLLOWED_UP, "follow up", 2, "person", False),
        (FOLLOWED_UP, "follow up", 2, "search", True),
        (FOLLOWED_UP, "follow up", 3, "search", False),
        (TOUCHED, "keep in touch", 3, "person", True),
        (TOUCHED, "keep in touch", 4, "person", False),
        (TOUCHED, "keep in touch", 2, "conversation", True),
        (TOUCHED, "keep in touch", 3, "conversation", False),
        (TOUCHED, "keep in touch", 1, "person and year", True),
        (TOUCHED, "keep in touch", 2, "person and year", False),
    ],
)
def test_both_sides(story: str, of: str, most: int, per: str, held: bool) -> None:
    told = read_story(story)
    out = printed(told, run(told, complete(read(PLAYBOOK % (of, most, per)), common())))

    assert (of in {step["do"] for step in out["steps"]}) is not held
    assert [(step["by"], step["reason"]) for step in out["held back"] if step["do"] == of] == (
        [("limit", "Maria has heard enough.")] if held else []
    )
