"""What has been noted is added to, never changed; a correction stands for what it corrects."""

from datetime import timedelta

import pytest

from tests.cast import TODAY, Cast
from whoelse.ids import new_id
from whoelse.journal import actions
from whoelse.journal.models import Act, AppendOnlyError, Entry
from whoelse.journal.queries import facts
from whoelse.loop import writing
from whoelse.loop.undoing import undo
from whoelse.method.facts import Fact
from whoelse.searches.access import Viewer
from whoelse.searches.changes import Unfit


@pytest.fixture
def invited(cast: Cast) -> Fact:
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, today=TODAY)
    return facts(cast.nadia)[-1]


@pytest.mark.parametrize("model", [Act, Entry])
def test_nothing_noted_is_changed_or_deleted(invited: Fact, model: type[Act] | type[Entry]) -> None:
    row = model.objects.first()
    assert row is not None
    for attempt in (row.save, row.delete, model.objects.all().delete, lambda: model.objects.update(kind="x")):
        with pytest.raises(AppendOnlyError):
            attempt()


def corrected(viewer: Viewer, fact: Fact, **fields: object) -> Fact:
    right = Fact(id=new_id(), **{"kind": fact.kind, "on": fact.on, "noted": TODAY, "person": fact.person, **fields})
    noted = right.correcting(fact)
    actions.note(viewer, new_id(), kind="correction", today=TODAY, facts=[noted])
    return noted


def test_a_correction_stands_in_place_of_what_it_corrects(cast: Cast, invited: Fact) -> None:
    first = corrected(cast.nadia, invited, on=TODAY - timedelta(days=1))
    second = corrected(cast.nadia, first, on=TODAY - timedelta(days=2))
    assert facts(cast.nadia) == [second]
    assert second.anchor == invited.id


def test_a_correction_goes_with_what_it_corrects(cast: Cast, invited: Fact) -> None:
    act = Entry.objects.get(pk=invited.id).act_id
    corrected(cast.nadia, invited, on=TODAY - timedelta(days=1))
    undo(cast.nadia, act, today=TODAY)
    assert facts(cast.nadia) == []


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "invitation lost"}, "not a kind"),
        ({"on": TODAY + timedelta(days=1)}, "in the future"),
        ({"person": None}, "needs to say who"),
        ({"rapport": 3}, "does not say"),
        ({"kind": "debrief written", "rapport": 9}, "one to five"),
        ({"kind": "conversation agreed"}, "needs “for_day”"),
        ({"kind": "search paused"}, "not about a person"),
        ({"kind": "reply received", "answer": "perhaps"}, "none of"),
    ],
)
def test_a_fact_that_cannot_be_is_not_noted(cast: Cast, fields: dict[str, object], says: str) -> None:
    fact = Fact(
        **{"id": new_id(), "kind": "invitation sent", "on": TODAY, "noted": TODAY, "person": cast.maria, **fields}
    )
    with pytest.raises(Unfit, match=says):
        actions.note(cast.nadia, new_id(), kind="x", today=TODAY, facts=[fact])
    assert facts(cast.nadia) == []
