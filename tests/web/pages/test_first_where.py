"""Where one lands after bringing people in."""

from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.accounts.models import User
from whoelse.ids import new_id
from whoelse.loop import targets
from whoelse.loop.choosing import rule_out_target


def names(people: Cast) -> list[str]:
    return [target.name for target in targets.wanted(people.nadia)]


def test_it_asks_where_one_would_like_to_work_and_fills_in_nothing(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("where to work"))
    assert "Where would you <mark>like to work?</mark>" in page
    assert "Three names are enough to go on." in page
    assert "You know one person there." in page
    assert " checked" not in page


def test_what_is_ticked_and_typed_becomes_a_target_in_one_act(nadia: Client, people: Cast) -> None:
    sent = {"place": ["Halden Ferries"], "others": "Orrery  Rail\r\nTidewater", "token": new_id()}
    answer = nadia.post(reverse("where to work"), sent)
    assert answer.headers["Location"] == reverse("whom first")
    assert names(people) == ["Halden Ferries", "Orrery Rail", "Tidewater"]
    page = text(nadia, reverse("whom first"))
    assert "Halden Ferries, Orrery Rail and Tidewater are among your targets." in page
    assert "Tom works at Halden Ferries, the first of your targets" in page


def test_a_comma_belongs_to_the_name(nadia: Client, people: Cast) -> None:
    assert "One a line." in text(nadia, reverse("where to work"))
    nadia.post(reverse("where to work"), {"others": "Trinity College, Dublin; Tidewater", "token": new_id()})
    assert names(people) == ["Trinity College, Dublin", "Tidewater"]


def test_it_is_no_gate(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("where to work"), {"token": new_id()})
    assert answer.headers["Location"] == reverse("whom first")
    assert not names(people)


def test_what_is_a_target_already_is_said_and_not_asked(nadia: Client, people: Cast) -> None:
    targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY)
    page = text(nadia, reverse("where to work"))
    assert "Among your targets already: Halden Ferries." in page
    assert 'value="Halden Ferries"' not in page


def test_a_place_ruled_out_is_refused_in_a_sentence(nadia: Client, people: Cast) -> None:
    done = targets.add_targets(people.nadia, ["Tidewater"], today=TODAY)
    assert done.organisation
    rule_out_target(people.nadia, done.organisation, today=TODAY)
    answer = nadia.post(reverse("where to work"), {"others": "Tidewater"})
    assert answer.status_code == 409
    assert "You ruled out Tidewater." in answer.content.decode()


def test_a_place_that_was_not_offered_is_answered(nadia: Client, people: Cast) -> None:
    assert nadia.post(reverse("where to work"), {"place": ["Nowhere"]}).status_code == 422


def test_with_nothing_to_offer_it_asks_for_places_and_not_for_others(client: Client, today: None, db: None) -> None:
    client.force_login(User.objects.create_user("nadia"))
    page = text(client, reverse("where to work"))
    assert "Somewhere else" not in page
    assert ">Places</label>" in page
