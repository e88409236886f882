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

    @property
    def web(self) -> bool:
        """Whether it leads to a page of the web, and not to a program."""
        return self.to.startswith("https:")


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to a person. ``profile`` comes before all where it is known; ``first`` is the likeliest of the others,
    and among ``others`` too only where the profile comes before it. ``phone`` is an address to call."""

    profile: str
    first: Way
    others: tuple[Way, ...]
    phone: str
    number: str


def ways(card: PersonCard, subject: str, body: str) -> Ways:
    """Every way to a person, with the draft as it stands now."""
    number = "".join(letter for letter in card.phone if letter in "+0123456789")
    mail = _mail(card.email, subject, body)
    text = _text(number, body) if number else ()
    by_text = likely_channel(card) == "text message"
    ordered = (*text, *mail) if by_text else (*mail, *text)
    profile = profile_address(card.profile_url)
    return Ways(
        profile=profile,
        first=ordered[0],
        others=ordered if profile else ordered[1:],
        phone=f"tel:{number}" if number else "",
        number=card.phone,
    )


def _mail(email: str, subject: str, body: str) -> tuple[Way, ...]:
    to = quote(email.strip(), safe="@")
    patterns = (
        f"mailto:{to}?subject={{subject}}&body={{body}}",
        f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={{subject}}&body={{body}}",
        f"https://outlook.live.com/mail/0/deeplink/compose?to={to}&subject={{subject}}&body={{body}}",
    )
    links = compose_links("e-mail", email, subject, body)
    return tuple(
        Way(each.label, each.address, pattern, each.whole) for each, pattern in zip(links, patterns, strict=True)
    )


def _text(number: str, body: str) -> tuple[Way, ...]:
    links = compose_links("text message", number, "", body)
    return tuple(Way(each.label, each.address, f"sms:{number}?body={{body}}", each.whole) for each in links)


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
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a bracket or a port that is none
        return ""
    return plain if sound else ""
