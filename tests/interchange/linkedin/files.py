"""The small files that the project made up, one for each quirk, and zips of them."""

import io
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "files" / "linkedin"


def content(name: str) -> bytes:
    """What a file of ours holds."""
    return (FOLDER / name).read_bytes()


def zipped(members: dict[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip that holds these."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()
