"""The page pattern: how a visit answers."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from whoelse.searches.models import Search
from whoelse.web.visit import local_address


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "people/",
        "/\t/evil.example",
    ],
)
def test_an_address_of_another_house_is_not_followed(to: str) -> None:
    assert local_address(to) == "/"


def test_an_address_of_this_house_is_followed() -> None:
    assert local_address("/people/x/?page=2#story") == "/people/x/?page=2#story"


def test_whoever_comes_in_first_begins_a_search(admin_client: Client) -> None:
    assert not Search.objects.exists()
    assert admin_client.get(reverse("settings")).status_code == 200
    assert Search.objects.count() == 1


def test_the_policy_goes_with_every_page(nadia: Client) -> None:
    policy = nadia.get(reverse("settings"))["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_navigation_says_where_one_is(nadia: Client) -> None:
    html = nadia.get(reverse("playbook")).content.decode()
    assert '<a href="/playbook/" aria-current="page">Playbook</a>' in html
    assert html.count('aria-current="page">Settings') == 0


def test_what_was_done_is_said_once_and_can_be_undone(nadia: Client) -> None:
    answer = nadia.post(reverse("playbook"), {"name": "Kelley", "token": "t"}, follow=True)
    assert "You follow Kelley from today on." in answer.content.decode()
    assert 'name="undoes"' in answer.content.decode()
    assert "You follow Kelley from today on." not in nadia.get(reverse("playbook")).content.decode()


def test_a_part_of_a_page_goes_on_by_a_header(nadia: Client) -> None:
    answer = nadia.post(reverse("playbook"), {"name": "Kelley", "token": "t"}, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("playbook")


def test_a_form_without_the_page_s_token_does_nothing(nadia: Client) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    strict.cookies = nadia.cookies
    answer = strict.post(reverse("playbook"), {"name": "Kelley"})
    assert answer.status_code == 403
    assert "This page was open for a long time" in answer.content.decode()


def test_htmx_may_not_write_styles_or_make_code(nadia: Client) -> None:
    html = nadia.get(reverse("settings")).content.decode()
    config = json.loads(html.split('name="htmx-config" content=\'')[1].split("'")[0])
    assert config["includeIndicatorStyles"] is False
    assert config["allowEval"] is False
    assert {each["code"] for each in config["responseHandling"] if each["swap"]} >= {"409", "422"}


def test_an_address_without_a_page_says_so_in_plain_words(nadia: Client) -> None:
    answer = nadia.get("/no/such/page/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_nothing_but_themselves(name: str) -> None:
    from django.template.loader import get_template

    html = get_template(f"{name}.html").render()
    assert "<h1>" in html
    assert 'href="/"' in html
