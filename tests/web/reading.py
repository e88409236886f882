"""Reading pages in tests."""

from django.test import Client


def text(client: Client, address: str) -> str:
    """The page at an address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()
