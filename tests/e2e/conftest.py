"""The browser that tests share, and the demo."""

import os
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import MakeReady
from tests.e2e.browser import launch
from tests.e2e.demo_house import DemoHouse, demo_house


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each test takes a page of its own from it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs a loop in this thread; Django only warns of it
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, make_ready: MakeReady) -> Iterator[DemoHouse]:
    """The demo, made and started once; a test that changes it leaves what others look at."""
    with demo_house(make_ready(tmp_path_factory.mktemp("demo house ø") / "own").path) as house:
        yield house


@pytest.fixture
def signed_in(transactional_db: None, client: Client) -> Client:
    """A client signed in as the one user of a fresh machine."""
    user = get_user_model().objects.create(username="nadia")
    client.force_login(user)
    return client
