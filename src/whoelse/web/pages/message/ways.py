"""The ways a draft is carried to where it is sent. Nothing is sent from here (G12)."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from whoelse.method.drafting import compose_links
from whoelse.people.queries import PersonCard


@dataclass(frozen=True, slots=True)
class Way:
    """One link that opens a new message. ``pattern`` holds {subject} and {body}, filled in as the words stand then."""

    words: str
    to: str
    pattern: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to a person, the likeliest first. ``profile`` and ``phone`` are addresses, empty where not known."""

    profile: str
    mail: Way
    others: tuple[Way, ...]
    phone: str
    number: str

    @property
    def mail_first(self) -> bool:
        """Whether the mail program is the likeliest way."""
        return not self.profile


def ways(card: PersonCard, subject: str, body: str) -> Ways:
    """Every way to a person, with the draft as it stands now."""
    to = quote(card.email.strip(), safe="@")
    patterns = (
        f"mailto:{to}?subject={{subject}}&body={{body}}",
        f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={{subject}}&body={{body}}",
        f"https://outlook.live.com/mail/0/deeplink/compose?to={to}&subject={{subject}}&body={{body}}",
    )
    links = compose_links("e-mail", card.email, subject, body)
    made = [Way(link.label, link.address, pattern, link.whole) for link, pattern in zip(links, patterns, strict=True)]
    number = "".join(letter for letter in card.phone if letter in "+0123456789")
    texts = compose_links("text message", card.phone, "", body) if number else ()
    return Ways(
        profile=profile_address(card.profile_url),
        mail=made[0],
        others=(
            *made[1:],
            *(Way(each.label, each.address, f"sms:{number}?body={{body}}", each.whole) for each in texts),
        ),
        phone=f"tel:{number}" if number else "",
        number=card.phone,
    )


def likely_channel(card: PersonCard) -> str:
    """Where most people can be reached: their profile, else e-mail, else the phone."""
    if profile_address(card.profile_url):
        return "linkedin message" if "linkedin" in card.profile_url.casefold() else "e-mail"
    return "text message" if card.phone and not card.email else "e-mail"


def profile_address(url: str) -> str:
    """The address of a profile as a link: of the web, or none."""
    plain = url.strip()
    if plain and "://" not in plain:
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    return plain if parts.scheme in {"http", "https"} and parts.hostname else ""
