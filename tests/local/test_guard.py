"""Nothing is served to whoever asks from elsewhere, or has not come in by the link."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

from tests.local.urls import SECRET
from whoelse.local.folder import DataFolder
from whoelse.local.keys import cookie_name, make_secret_key, secret_key
from whoelse.local.tickets import new_ticket, use_ticket

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.local.urls")]

HERE = "127.0.0.1:4321"


@pytest.fixture
def nadia(settings: Settings, folder: DataFolder) -> Client:
    """A browser in which Nadia has come in to the server at HERE."""
    make_secret_key(folder)
    settings.DATA_FOLDER = str(folder.path)
    settings.LOCAL_PORT = 4321
    settings.SESSION_COOKIE_NAME = cookie_name(folder, secret_key(folder))
    client = Client(enforce_csrf_checks=True, headers={"host": HERE})
    answer = client.get("/sign-in/", {"ticket": new_ticket(folder)})
    assert answer.status_code == 200
    return client


def assert_closed(answer: object) -> None:
    """The plain page and nothing of anybody's."""
    assert answer.status_code == 403
    text = answer.content.decode()
    assert SECRET not in text
    assert "whoelse open" in text


def test_who_came_in_by_the_link_is_served(nadia: Client) -> None:
    answer = nadia.get("/")
    assert (answer.status_code, answer.content.decode()) == (200, SECRET)


@pytest.mark.parametrize(
    "host",
    [
        "whoelse.example:4321",
        "127.0.0.1",
        "127.0.0.1:4322",
        "localhost:4321",
        "127.0.0.1.example:4321",
        "[::1]:4321",
        "",
        "a b",
    ],
)
def test_another_host_header_is_refused(nadia: Client, host: str) -> None:
    assert_closed(nadia.get("/", headers={"host": host}))


@pytest.mark.parametrize(
    "origin",
    [
        "http://whoelse.example",
        "null",
        "http://127.0.0.1:9999",
        "http://127.0.0.1",
        "https://127.0.0.1:4321",
        "http://localhost:4321",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_origin_is_refused(nadia: Client, origin: str, method: str) -> None:
    assert_closed(getattr(nadia, method)("/written/", headers={"origin": origin}))


def test_the_own_origin_may_ask(nadia: Client) -> None:
    assert nadia.get("/", headers={"origin": f"http://{HERE}"}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused_without_an_origin_too(nadia: Client, site: str) -> None:
    assert_closed(nadia.post("/written/", headers={"sec-fetch-site": site}))


def test_a_form_without_the_page_s_token_is_refused(nadia: Client) -> None:
    answer = nadia.post("/written/", headers={"origin": f"http://{HERE}"})
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/written/", "/nothing/here/", "/sign-in/", "/sign-in/?ticket=", "/sign-in/?ticket=guess"]
)
def test_without_a_ticket_nothing_is_served(nadia: Client, path: str) -> None:
    assert_closed(Client(headers={"host": HERE}).get(path))


def test_a_ticket_holds_once(nadia: Client, folder: DataFolder) -> None:
    ticket = new_ticket(folder)
    first, second = Client(headers={"host": HERE}), Client(headers={"host": HERE})
    assert first.get("/sign-in/", {"ticket": ticket}).status_code == 200
    assert_closed(second.get("/sign-in/", {"ticket": ticket}))
    assert_closed(second.get("/"))


def test_a_ticket_holds_one_minute(nadia: Client, folder: DataFolder) -> None:
    late = Client(headers={"host": HERE})
    assert_closed(late.get("/sign-in/", {"ticket": new_ticket(folder, now=0.0)}))
    assert_closed(late.get("/"))
    assert use_ticket(folder, new_ticket(folder, now=1000.0), now=1060.0)
    assert not use_ticket(folder, new_ticket(folder, now=1000.0), now=1060.5)


def test_a_ticket_of_another_folder_does_not_hold(nadia: Client, folder: DataFolder) -> None:
    other = DataFolder(folder.path.parent / "other")
    other.make()
    assert_closed(Client(headers={"host": HERE}).get("/sign-in/", {"ticket": new_ticket(other)}))


def test_another_folder_s_cookie_is_refused(nadia: Client, folder: DataFolder, settings: Settings) -> None:
    other = DataFolder(folder.path.parent / "other")
    other.make()
    make_secret_key(other)
    here, there = settings.SESSION_COOKIE_NAME, cookie_name(other, secret_key(other))
    assert here != there
    value = nadia.cookies[here].value

    stranger = Client(headers={"host": HERE})
    stranger.cookies[there] = value
    assert_closed(stranger.get("/"))
    stranger.cookies[here] = "a" * len(value)
    assert_closed(stranger.get("/"))


def test_a_copied_folder_has_a_cookie_of_its_own(folder: DataFolder) -> None:
    assert cookie_name(folder, "key") != cookie_name(DataFolder(folder.path.parent / "copy"), "key")


def test_the_cookie_stays_with_this_site_and_out_of_scripts(nadia: Client, settings: Settings) -> None:
    cookie = nadia.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["samesite"], cookie["httponly"], cookie["path"], cookie["domain"]) == ("Strict", True, "/", "")


def test_the_policy_allows_this_machine_only(nadia: Client) -> None:
    for client in (nadia, Client(headers={"host": "elsewhere.example"})):
        answer = client.get("/")
        directives = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
        assert directives.pop("default-src") == "'none'"
        assert set(directives.values()) == {"'self'", "'none'"}
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_way_in_is_not_kept_by_any_cache(nadia: Client, folder: DataFolder) -> None:
    answer = nadia.get("/sign-in/", {"ticket": new_ticket(folder)})
    assert answer["Cache-Control"] == "no-store"
    assert get_user_model().objects.count() == 1
