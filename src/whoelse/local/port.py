"""The port of a data folder: chosen once and kept, because what a browser stores belongs to address and port."""

import socket

from whoelse.local.folder import DataFolder, write_private
from whoelse.options import PlainError

ADDRESS = "127.0.0.1"


def settle_port(folder: DataFolder, wanted: int | None) -> int:
    """The port to serve at: `wanted`, else the one kept, else a free one; kept from now on.

    Raises PlainError when another program listens there: moving away silently would lose what the browser keeps.
    """
    kept = kept_port(folder)
    port = wanted or kept
    if port is None:
        port = _free_port()
    elif not _is_free(port):
        raise PlainError(
            f"Another program uses port {port} on this machine. End that program, or choose another port once with"
            " “whoelse serve --port NUMBER”."
        )
    if port != kept:
        write_private(folder.port, f"{port}\n")
    return port


def kept_port(folder: DataFolder) -> int | None:
    """The port chosen at an earlier start, or None."""
    try:
        port = int(folder.port.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return port if 1024 <= port <= 65535 else None


def answers(port: int) -> bool:
    """Whether anybody listens at this port of this machine."""
    try:
        with socket.create_connection((ADDRESS, port), timeout=1):
            return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind((ADDRESS, 0))
        port: int = listener.getsockname()[1]
        return port


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        # Without it a port whose last visitors have just gone would count as taken for a minute.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
        except OSError:
            return False
        return True
