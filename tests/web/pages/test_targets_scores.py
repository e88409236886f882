"""The scores of targets, by the columns of the playbook that is followed."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.ids import new_id
from whoelse.loop import targets
from whoelse.loop.playbooks import take_in_playbook
from whoelse.loop.searching import follow_playbook, keep_playbook
from whoelse.people import queries
from whoelse.today.whom_first import targets_in_order

MINE = """\
format: 1
name: Mine
ranking:
  columns:
    - id: wish
      words: How much you want it
      from: 0
      to: 3
      values: [not known yet, a little, rather, much]
      filled in by: you alone
    - {id: openings, words: Openings counted, type: figure}
    - {id: friend, words: Whether you know somebody there, type: yes or no, filled in by: you or an import}
  order: [wish, friend]
"""


@pytest.fixture
def wanted(people: Cast) -> dict[str, str]:
    """Three targets under a playbook that scores them; Tom works at the first, Maria at the second."""
    keep_playbook(people.nadia, "Mine", MINE, today=TODAY)
    follow_playbook(people.nadia, "Mine", own=True, today=TODAY)
    targets.add_targets(people.nadia, ["Halden Ferries", "Kestrel Heat", "Orrery Rail"], today=TODAY)
    return {target.name: target.id for target in queries.targets(people.nadia)}


def order(people: Cast) -> list[str]:
    return [target.name for target in targets_in_order(people.nadia)]


def scores(people: Cast, name: str) -> dict[str, object]:
    return next(target.scores for target in queries.targets(people.nadia) if target.name == name)


def test_there_is_a_field_for_each_column_and_nothing_in_it(
    nadia: Client, people: Cast, wanted: dict[str, str]
) -> None:
    page = text(nadia, reverse("targets"))
    assert "Wish<br>0 to 3" in page
    assert "How much you want it: 0 not known yet, 1 a little, 2 rather, 3 much. Yours alone" in page
    assert f'name="score-{wanted["Orrery Rail"]}-wish" value=""' in page
    assert " selected>not said" in page


def test_what_is_typed_down_orders_the_targets_column_by_column(
    nadia: Client, people: Cast, wanted: dict[str, str]
) -> None:
    sent = {
        f"score-{wanted['Halden Ferries']}-wish": "2",
        f"score-{wanted['Kestrel Heat']}-wish": "2",
        f"score-{wanted['Kestrel Heat']}-friend": "yes",
        f"score-{wanted['Orrery Rail']}-wish": "3",
        f"score-{wanted['Orrery Rail']}-friend": "",
        "token": new_id(),
    }
    nadia.post(reverse("score targets"), sent)
    assert order(people) == ["Orrery Rail", "Kestrel Heat", "Halden Ferries"]
    assert scores(people, "Kestrel Heat") == {"wish": 2, "friend": True}
    nadia.post(reverse("score targets"), {f"score-{wanted['Orrery Rail']}-wish": "", "token": new_id()})
    assert scores(people, "Orrery Rail") == {}
    assert order(people) == ["Kestrel Heat", "Halden Ferries", "Orrery Rail"]


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("wish", "4", "Wish goes from 0 to 3."),
        ("wish", "x", "Wish is a whole number, 0 to 3."),
        ("wish", "-1", "Wish is a whole number, 0 to 3."),
        ("openings", "many", "Openings is a whole number."),
        ("friend", "perhaps", "Friend is yes or no."),
    ],
)
def test_what_cannot_be_is_answered_beside_the_field_and_the_others_are_kept(
    nadia: Client, people: Cast, wanted: dict[str, str], column: str, typed: str, said: str
) -> None:
    sent = {f"score-{wanted['Halden Ferries']}-{column}": typed, f"score-{wanted['Kestrel Heat']}-wish": "3"}
    answer = nadia.post(reverse("score targets"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'name="score-{wanted["Kestrel Heat"]}-wish" value="3"' in answer.content.decode()
    assert "Your other scores are kept." in answer.content.decode()
    assert scores(people, "Kestrel Heat") == {"wish": 3}
    assert scores(people, "Halden Ferries") == {}


def test_moving_a_target_keeps_what_was_typed_in_one_act(nadia: Client, people: Cast, wanted: dict[str, str]) -> None:
    typed = {f"score-{wanted['Orrery Rail']}-wish": "3", f"score-{wanted['Kestrel Heat']}-openings": "12"}
    sent = {**typed, "down": wanted["Halden Ferries"], "token": new_id()}
    page = nadia.post(reverse("move a target"), sent, follow=True).content.decode()
    assert order(people) == ["Orrery Rail", "Kestrel Heat", "Halden Ferries"]
    assert "Halden Ferries is number 3 now." in page
    assert scores(people, "Kestrel Heat") == {"openings": 12}
    act = page.split('name="undoes" value="')[1].split('"')[0]
    nadia.post(reverse("undo"), {"undoes": act, "back": "/"})
    assert order(people) == ["Halden Ferries", "Kestrel Heat", "Orrery Rail"]
    assert scores(people, "Kestrel Heat") == {}


def test_taking_over_what_is_known_keeps_what_was_typed_and_it_says_more(
    nadia: Client, people: Cast, wanted: dict[str, str]
) -> None:
    typed = {
        f"score-{wanted['Halden Ferries']}-friend": "",
        f"score-{wanted['Halden Ferries']}-wish": "2",
        f"score-{wanted['Kestrel Heat']}-friend": "no",
        f"score-{wanted['Orrery Rail']}-wish": "1",
    }
    nadia.post(reverse("take known"), {**typed, "token": new_id()})
    assert scores(people, "Halden Ferries") == {"friend": True, "wish": 2}
    assert scores(people, "Kestrel Heat") == {"friend": False}
    assert scores(people, "Orrery Rail") == {"wish": 1}


@pytest.mark.parametrize("by", ["move a target", "take known"])
def test_one_wrong_cell_stands_again_whichever_button_sent_it(
    nadia: Client, people: Cast, wanted: dict[str, str], by: str
) -> None:
    wrong = f"score-{wanted['Halden Ferries']}-wish"
    typed = {wrong: "7", f"score-{wanted['Orrery Rail']}-wish": "3", "down": wanted["Halden Ferries"]}
    answer = nadia.post(reverse(by), {**typed, "token": new_id()})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'name="{wrong}" value="7"' in page
    assert "Wish goes from 0 to 3." in page
    assert f'name="score-{wanted["Orrery Rail"]}-wish" value="3"' in page
    assert scores(people, "Orrery Rail") == {"wish": 3}


def test_what_the_records_answer_is_offered_and_taken_over_in_one_act(
    nadia: Client, people: Cast, wanted: dict[str, str]
) -> None:
    assert "You know somebody at two of them: note it" in text(nadia, reverse("targets"))
    assert scores(people, "Halden Ferries") == {}
    nadia.post(reverse("take known"), {"token": new_id()})
    assert scores(people, "Halden Ferries") == {"friend": True}
    assert scores(people, "Orrery Rail") == {}
    assert "note it" not in text(nadia, reverse("targets"))


def test_only_equals_are_moved_by_hand(nadia: Client, people: Cast, wanted: dict[str, str]) -> None:
    nadia.post(reverse("score targets"), {f"score-{wanted['Orrery Rail']}-wish": "3", "token": new_id()})
    assert order(people) == ["Orrery Rail", "Halden Ferries", "Kestrel Heat"]
    page = text(nadia, reverse("targets"))
    assert f'name="down" value="{wanted["Halden Ferries"]}"' in page
    assert f'name="up" value="{wanted["Halden Ferries"]}"' not in page
    nadia.post(reverse("move a target"), {"up": wanted["Kestrel Heat"], "token": new_id()})
    assert order(people) == ["Orrery Rail", "Kestrel Heat", "Halden Ferries"]


def test_without_a_ranking_nothing_is_scored(nadia: Client, people: Cast) -> None:
    targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY)
    assert "score-" not in text(nadia, reverse("targets"))
    assert nadia.post(reverse("take known"), {"token": new_id()}).status_code == 302


def test_a_ranking_of_ones_own_is_spoken_of_as_it_is(nadia: Client, people: Cast) -> None:
    targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY)
    column = "    - {id: miles-away, words: How far it is, type: figure, filled in by: you}\n"
    take_in_playbook(people.nadia, f"format: 1\nname: Mine\nranking:\n  columns:\n{column}", today=TODAY)
    follow_playbook(people.nadia, "Mine", own=True, today=TODAY)
    html = nadia.get(reverse("targets")).content.decode()
    assert "One target. Type down a column." in html
    assert "yours alone" not in html
