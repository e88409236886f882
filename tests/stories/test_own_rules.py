"""A user's own rule goes before the playbook's for its step and person, and passes nothing that is stronger."""

from pathlib import Path

import pytest

from whoelse.method.playbook import complete, read
from whoelse.method.playbook.story import read_story
from whoelse.method.playbook.trying import judge, printed, run
from whoelse.playbooks.built_in import common

FOLDER = Path(__file__).parent / "own"
PLAYBOOK = complete(read((FOLDER / "playbook.yaml").read_text("utf-8")), common())
STORIES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "playbook")

#: What holds the step back, and until when.
HELD = {
    "later-day-waits": ("follow up", "own rule", "2026-01-15"),
    "owed-waits-too": ("thank", "own rule", "2026-01-07"),
    "passes-no-comfort": ("keep in touch", "comfort", None),
    "passes-no-never": ("direct ask", "never", None),
    "comfort-outranks-it": ("follow up", "comfort", None),
}


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_holds(file: Path) -> None:
    story = read_story(file.read_text("utf-8"))
    agenda = run(story, PLAYBOOK)

    assert judge(story, agenda) is None
    held = [(back.step.do, back.by, back.until.isoformat() if back.until else None) for back in agenda.held_back]
    assert [one for one in held if file.stem in HELD and one[0] == HELD[file.stem][0]] == [
        HELD[file.stem] for _ in range(file.stem in HELD)
    ]


def test_the_sentence() -> None:
    story = read_story((FOLDER / "later-day-waits.yaml").read_text("utf-8"))
    [back] = printed(story, run(story, PLAYBOOK))["held back"]

    assert back["by"] == "own rule"
    assert back["reason"] == (
        "Your own rule goes before the playbook’s here, and it speaks on Thursday 15 January: "
        "“When an invitation is sent and no answer is noted: after 8 business days, follow up, once at most.”"
    )
