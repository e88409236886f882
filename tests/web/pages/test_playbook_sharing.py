"""A playbook handed on as a file, and taken in from one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import playbooks
from whoelse.playbooks import queries


def upload(nadia: Client, content: bytes, called: str = "") -> tuple[int, str]:
    """A file, taken in."""
    sent = {"file": SimpleUploadedFile("theirs.yaml", content), "called": called, "token": "t"}
    answer = nadia.post(reverse("take a playbook in"), sent, follow=True)
    return answer.status_code, answer.content.decode()


def test_what_is_handed_on_comes_in_again_byte_for_byte(nadia: Client, people: Cast) -> None:
    playbooks.copy_playbook(people.nadia, "Alba", called="Näher an Alba", today=TODAY)
    own = queries.own_playbooks(people.nadia)[0]
    answer = nadia.get(reverse("hand a playbook on", args=[own.id]))
    assert answer["Content-Disposition"] == 'attachment; filename="n-her-an-alba.yaml"'
    assert answer.content.decode() == own.text
    status, html = upload(nadia, answer.content)
    assert status == 409
    assert "give this one another name" in html
    status, html = upload(nadia, answer.content, "Alba by way of Elena")
    assert status == 200
    assert "It is not followed yet." in html
    assert len(queries.own_playbooks(people.nadia)) == 2
    assert queries.following(people.nadia).name == "Plain"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04abc", "zip archive"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"name: \xff", "UTF-8"),
        (b"x" * 200_001, "longer than"),
        (b"a: &x [*x, *x]", "Line 1"),
        (b"!!python/object:os.system\n", "Line 1"),
        (b"[" * 1000, "Line 1"),
        (b"format: 1\nname: Mine\nrules:\n  - id: a\n    when: nothing\n", "Line 4"),
        (b"", "empty"),
    ],
)
def test_a_file_that_is_no_playbook_is_refused_and_nothing_is_written(
    nadia: Client, people: Cast, content: bytes, says: str
) -> None:
    status, html = upload(nadia, content)
    assert status == 422
    assert says in html
    assert queries.own_playbooks(people.nadia) == ()


def test_somebody_elses_is_404(nadia: Client, people: Cast) -> None:
    assert nadia.get(reverse("hand a playbook on", args=["0" * 26])).status_code == 404
