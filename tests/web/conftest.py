"""Nadia at her browser, for the tests of pages."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.cast import TODAY, Cast
from tests.kept_cast import KeptCast
from whoelse.accounts.models import User


@pytest.fixture
def today() -> Iterator[None]:
    """It is a quarter to nine on the day of the cast."""
    with time_machine.travel(f"{TODAY.isoformat()}T08:45:00Z", tick=False):
        yield


@pytest.fixture(scope="session")
def kept_at_a_quarter_to_nine() -> KeptCast:
    """The cast, told on its day."""
    return KeptCast()


@pytest.fixture
def people(db: None, today: None, kept_at_a_quarter_to_nine: KeptCast) -> Cast:
    """Nadia's search, with Maria and Tom in it."""
    return kept_at_a_quarter_to_nine.there()


@pytest.fixture
def nadia(people: Cast, client: Client) -> Client:
    """Nadia's browser, signed in."""
    client.force_login(User.objects.get(pk=people.nadia.user))
    return client
