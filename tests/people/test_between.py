"""What is known between the user and people, whom to ask about first, and where an export says one may want to work."""

import pytest

from tests.cast import TODAY, Cast
from whoelse.interchange.importing import read_files
from whoelse.loop import importing, targets
from whoelse.loop.people import add_earlier_role, set_closeness
from whoelse.loop.undoing import undo
from whoelse.people import queries
from whoelse.people.queries.between import between
from whoelse.people.queries.placing import MANY, count_unplaced, to_place
from whoelse.today.whom_first import whom_first

_FILES = {
    "Connections.csv": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Abe,Aster,https://www.linkedin.com/in/abe,,Elsewhere,Buyer,03 May 2024\n"
        "Bea,Birch,https://www.linkedin.com/in/bea,,Initech,Planner,03 May 2021\n"
        "Cy,Cole,https://www.linkedin.com/in/cy,,Elsewhere,Planner,03 May 2020\n"
        "Dot,Dale,https://www.linkedin.com/in/dot,,Halden Ferries,Planner,03 May 2020\n"
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\nInitech,Planner,,Oslo,Jan 2019,Mar 2023\n"
    ),
    "Company Follows.csv": "Organization,Followed On\nHalden Ferries,11 Dec 2023\n",
    "Recommendations_Received.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Cy,Cole,Elsewhere,Planner,"Good to work with.",14 Aug 2019,VISIBLE\n'
    ),
}


@pytest.fixture
def brought(cast: Cast) -> dict[str, str]:
    """An export came in: Bea where Nadia worked then, Cy who recommended, Dot at a place followed, Abe."""
    files = [(name, text.encode()) for name, text in _FILES.items()]
    importing.bring_in(cast.nadia, read_files(files), today=TODAY)
    set_closeness(cast.nadia, cast.tom, "slightly", today=TODAY)
    return {card.name.split()[0]: card.id for card in queries.everybody(cast.nadia)}


def test_what_files_and_roles_tell_is_known(cast: Cast, brought: dict[str, str]) -> None:
    days = {card.id: card.connected_on for card in queries.everybody(cast.nadia)}
    known = between(cast.nadia, days)
    assert known[brought["Cy"]].recommended == "received"
    shared = known[brought["Bea"]].shared
    assert shared is not None
    assert (shared.organisation, shared.overlap) == ("Initech", "connected then")
    assert brought["Abe"] not in known


def test_whoever_one_has_a_past_with_is_asked_about_first(cast: Cast, brought: dict[str, str]) -> None:
    targets.add_targets(cast.nadia, ["Halden Ferries"], today=TODAY)
    places = [target.id for target in queries.targets(cast.nadia)]
    asked = to_place(cast.nadia, today=TODAY, most=9, targets=places)
    assert [one.card.name for one in asked] == ["Cy Cole", "Bea Birch", "Dot Dale", "Abe Aster"]
    assert to_place(cast.nadia, today=TODAY, first=[brought["Abe"]])[0].card.name == "Abe Aster"
    assert [one.card.name for one in to_place(cast.nadia, today=TODAY, leave_out=[brought["Cy"]])] == ["Bea Birch"]


def test_of_many_it_is_not_counted_how_many(cast: Cast, brought: dict[str, str]) -> None:
    assert count_unplaced(cast.nadia, today=TODAY) == 4
    assert MANY < 2_000


def test_the_reason_names_the_past_that_is_shared(cast: Cast, brought: dict[str, str]) -> None:
    targets.add_targets(cast.nadia, ["Initech"], today=TODAY)
    first = whom_first(cast.nadia, TODAY).suggestions[0]
    assert first.reason == (
        "Bea works at Initech, the first of your targets; you both have worked at Initech, and connected while "
        "you were there; how well you know each other has not been asked yet."
    )


def test_days_that_are_noted_later_say_more(cast: Cast, brought: dict[str, str]) -> None:
    add_earlier_role(cast.nadia, cast.tom, at="Initech", started="2018", ended="2020-05", today=TODAY)
    shared = between(cast.nadia, {cast.tom: None})[cast.tom].shared
    assert shared is not None
    assert shared.overlap == "same years"


def test_what_an_import_told_goes_with_it(cast: Cast) -> None:
    files = [(name, text.encode()) for name, text in _FILES.items()]
    done = importing.bring_in(cast.nadia, read_files(files), today=TODAY)
    assert done.act
    undo(cast.nadia, done.act.act, today=TODAY)
    assert not between(cast.nadia, {card.id: None for card in queries.everybody(cast.nadia)})
    assert not whom_first(cast.nadia, TODAY).suggestions[1:]
