"""The server's time from an export given to the first letter noted as sent: every request of that path, one after the
other, in-process, templates and all.

With WHOELSE_SHARED the large sample is brought in; without it 2,000 connections of our own.
"""

import os
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.importing import connections

OWN = 2_000
SAMPLE = "samples/li-full-sample_export.zip"
PATIENCE = 60.0


def export() -> tuple[str, bytes]:
    """The name and the bytes of what is brought in."""
    shared = os.environ.get("WHOELSE_SHARED")
    if shared:
        path = Path(shared, SAMPLE)
        return path.name, path.read_bytes()
    return "Connections.csv", connections(OWN)


def walked() -> dict[str, float]:
    """The seconds of each part of the path, in order."""
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from whoelse.accounts.models import User
    from whoelse.ids import new_id

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(User.objects.create(username="bench"))
    taken: dict[str, float] = {}

    def timed(name: str, ask: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        answer = ask()
        taken[name] = taken.get(name, 0.0) + time.perf_counter() - began
        assert answer.status_code in {200, 302}, (name, answer.status_code)
        return answer

    def send(name: str, address: str, said: Mapping[str, Any]) -> str:
        """Post a form, look at the page that it leads to, and give that page's address."""
        to = timed(name, lambda: client.post(address, {**said, "token": new_id()})).headers["Location"]
        timed(name, lambda: client.get(to))
        return str(to)

    timed("read the export", lambda: client.get("/bring-in/"))
    plan = send("read the export", "/bring-in/", {"file": SimpleUploadedFile(*export())})
    until = time.monotonic() + PATIENCE
    while b"Bring them in" not in client.get(plan).content:  # large files are read beside the page
        assert time.monotonic() < until, "The export is not read."
        time.sleep(0.1)
    where = send("bring it in", plan, {})
    names = client.get(where).content.decode().split('name="place" value="')[1:4]
    first = send("choose three places", where, {"place": [name.split('"')[0] for name in names]})
    write = client.get(first).content.decode().split('action="/first/')[1].split('"')[0]
    letter = send("choose whom to write to", f"/first/{write}", {})
    send("say what to learn", letter, {"purpose": "how the work is planned", "signed": "Nadia Rahimi"})
    body = client.get(letter).content.decode().split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]
    send("note it as sent", letter, {"subject": "A question", "body": body, "channel": "linkedin message"})
    return taken


def main() -> None:
    """Print the seconds of each part, and of all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHOELSE_DATA"] = folder
        from whoelse.local.start import open_data

        open_data(Path(folder))
        taken = walked()
    for name, seconds in taken.items():
        print(f"{name}: {seconds:.2f} s")
    print(f"from the export to the first letter: {sum(taken.values()):.2f} s of the server")


if __name__ == "__main__":
    main()
