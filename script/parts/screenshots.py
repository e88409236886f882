"""Takes the pictures of the README and the manual: the demo's search, told up to one Wednesday, and a week on."""

# Models can be imported only once Django is set up on the chosen folder.
# ruff: noqa: PLC0415

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import time_machine

from whoelse.local.start import open_data

TOP = Path(__file__).resolve().parents[2]
WEDNESDAY = date(2026, 1, 14)
THURSDAY = date(2026, 1, 22)
MOST_BYTES = 200_000
#: Pages that are taken as they stand, under the names of their pictures.
PAGES = {
    "five-names": "/five-names/",
    "whom-first": "/first/",
    "targets": "/targets/",
    "playbook": "/playbook/",
    "side-by-side": "/playbook/side-by-side/",
    "settings": "/settings/",
}
#: Somebody new at a target, somebody new elsewhere, and somebody who works at another place now.
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ingrid,Solheim,https://www.linkedin.com/in/ingrid-solheim,,Halden Ferries,Service planner,12 Mar 2021
Paulo,Mendes,https://www.linkedin.com/in/paulo-mendes,,Harbour Institute,Lecturer,03 Sep 2018
Elias,Berg,https://www.linkedin.com/in/elias-berg,,Orrery Rail,Depot manager,22 Feb 2016
"""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked."""


@contextmanager
def _pages() -> Iterator[str]:
    from whoelse.config.wsgi import application

    server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def main() -> int:
    """Takes every picture; 1 where one has become too large for a README."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    os.environ |= {"WHOELSE_TIME_ZONE": "UTC", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    with (
        tempfile.TemporaryDirectory() as folder,
        time_machine.travel(datetime(2026, 1, 14, 8, 45, tzinfo=UTC)) as clock,
    ):
        open_data(Path(folder) / "data")
        _take(pictures, clock)
    too_large = [file.name for file in pictures.glob("*.png") if file.stat().st_size > MOST_BYTES]
    for name in too_large:
        print(f"{name} is larger than {MOST_BYTES // 1000} kB.")
    return int(bool(too_large))


def _take(pictures: Path, clock: Any) -> None:
    from django.test import Client
    from playwright.sync_api import FilePayload, sync_playwright
    from tests.e2e.browser import go, launch, page_of, sign_in

    from whoelse.accounts.models import User
    from whoelse.local.demo.making import tell_story
    from whoelse.loop import agreeing, preparing, replying, talking, writing
    from whoelse.loop.day import open_day
    from whoelse.people.queries import everybody

    viewer = tell_story(WEDNESDAY)
    open_day(viewer, today=WEDNESDAY)
    ids = {person.name: person.id for person in everybody(viewer)}
    tom, maria = ids["Tom Okafor"], ids["Maria Lindqvist"]
    client = Client()
    client.force_login(User.objects.get(pk=viewer.user))
    with _pages() as house, sync_playwright() as playwright:
        browser = launch(playwright)

        def shoot(name: str, path: str, *, width: int, height: int, brought: str = "") -> None:
            with page_of(browser, width=width, height=height) as page:
                sign_in(page, client, house)
                go(page, f"{house}{path}")
                if brought:
                    file = FilePayload(name="Connections.csv", mimeType="text/csv", buffer=brought.encode())
                    page.locator("input[type=file]").first.set_input_files(file)
                    page.get_by_role("button", name="Bring them in").wait_for()
                page.wait_for_load_state("networkidle")
                page.screenshot(path=pictures / f"{name}.png")
                print(pictures / f"{name}.png")

        shoot("doors", "/welcome/", width=1280, height=1340)
        shoot("today", "/", width=1280, height=860)
        shoot("letter", f"/message/introduced-invitation/{tom}/", width=1280, height=900)
        shoot("introductions", "/introductions/", width=1280, height=760)
        shoot("person", f"/people/{maria}/", width=1280, height=900)
        shoot("bring-in", "/bring-in/", width=1280, height=900, brought=CONNECTIONS)
        for name, path in PAGES.items():
            shoot(name, path, width=1280, height=900)

        writing.mark_sent(viewer, kind="introduced invitation", person=tom, through=maria, today=WEDNESDAY)
        replying.note_reply(viewer, person=tom, answer="yes", today=date(2026, 1, 16))
        agreeing.agree(
            viewer,
            person=tom,
            day=THURSDAY,
            time="14:00",
            minutes=30,
            place="Café Mole",
            today=date(2026, 1, 19),
        )
        clock.move_to(datetime(2026, 1, 21, 17, 30, tzinfo=UTC))
        questions = [
            "What is a hard day like, from morning to evening?",
            "What is changing that people outside do not see yet?",
            "If you were in my place, what would you learn or try first?",
        ]
        preparing.save_list(viewer, person=tom, questions=questions, done=True, today=date(2026, 1, 21))
        clock.move_to(datetime(2026, 1, 22, 14, 12, tzinfo=UTC))
        talking.start_talk(viewer, person=tom, today=THURSDAY)
        shoot("talk", f"/talk/{tom}/", width=390, height=760)
        talking.near_its_end(viewer, person=tom, rapport=4, today=THURSDAY)
        talking.ask_made(viewer, person=tom, ask="indirect", answer="will check", today=THURSDAY)
        clock.move_to(datetime(2026, 1, 22, 14, 40, tzinfo=UTC))
        talking.held(viewer, person=tom, today=THURSDAY)
        shoot("debrief", f"/debrief/{tom}/", width=390, height=760)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
