"""Ways to carry a draft to where it is sent: mail program, web mail, text message. Nothing is sent from here (G12)."""

from dataclasses import dataclass
from urllib.parse import quote

#: The longest address that programs take whole, in characters: ours, on the safe side of what mail programs on Windows
#: (2,083) and web mail (8,192) are known to cut.
MAIL_PROGRAM_MOST = 2_000
WEB_MAIL_MOST = 7_000


@dataclass(frozen=True, slots=True)
class ComposeLink:
    """One way to open a new message. ``whole`` is false where the text did not fit: it is copied and pasted instead."""

    label: str
    address: str
    whole: bool = True


def compose_links(channel: str, address: str, subject: str, body: str) -> tuple[ComposeLink, ...]:
    """The links that open a new message with the draft in it, the best way first; none for LinkedIn, which takes none.

    ``channel`` is a channel of the playbook (e-mail, text message, ...); ``address`` is the e-mail address or number
    and may be empty. A text too long for a link is left out of it, and the link says so.
    """
    if channel == "text message":
        return (_link("Open in my messages", f"sms:{_number(address)}", f"?body={_encoded(body)}", MAIL_PROGRAM_MOST),)
    if channel != "e-mail":
        return ()
    to, about = quote(address.strip(), safe="@"), _encoded(subject)
    program = f"mailto:{to}?subject={about}"
    gmail = f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={about}"
    outlook = f"https://outlook.live.com/mail/0/deeplink/compose?to={to}&subject={about}"
    return (
        _link("Open in my mail program", program, f"&body={_encoded(_crlf(body))}", MAIL_PROGRAM_MOST),
        _link("Open in Gmail", gmail, f"&body={_encoded(body)}", WEB_MAIL_MOST),
        _link("Open in Outlook on the web", outlook, f"&body={_encoded(body)}", MAIL_PROGRAM_MOST),
    )


def _link(label: str, opening: str, text: str, most: int) -> ComposeLink:
    whole = len(opening) + len(text) <= most
    return ComposeLink(label, opening + text if whole else opening, whole)


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _crlf(body: str) -> str:
    """Lines end as RFC 6068 wants them in a mailto address."""
    return "\r\n".join(body.splitlines())


def _number(address: str) -> str:
    return "".join(letter for letter in address if letter.isascii() and (letter.isdigit() or letter == "+"))
