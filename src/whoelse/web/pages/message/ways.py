"""The ways a draft is carried to where it is sent. Nothing is sent from here (G12)."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from whoelse.method.drafting import compose_links
from whoelse.people.queries import PersonCard
from whoelse.web.pages.message.kinds import CHANNELS

#: Between the channels that a button is shown for.
_SEPARATOR = "|"


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
class Main:
    """The main button while the message goes by one of ``channels``, and whether it is that now. ``to`` is empty where
    it only copies; ``pattern`` is as in a way, and empty where the words are not handed over by the link."""

    channels: str
    words: str
    now: bool
    to: str = ""
    pattern: str = ""
    copies: bool = True
    web: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """A way among the others, ``copies`` where the words are copied first; ``channels`` are those whose main button is
    another one, and ``now`` whether one of them is chosen."""

    channels: str
    now: bool
    way: Way
    copies: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to a person: a main button for each channel, of which the one that is chosen is shown, and the others.
    ``copy_for`` are the channels whose main button does more than copy, or something else."""

    mains: tuple[Main, ...]
    others: tuple[Other, ...]
    copy_for: str


def ways(card: PersonCard, subject: str, body: str, channel: str) -> Ways:
    """Every way to a person, with the draft as it stands now and the channel that is chosen."""
    chosen = channel if channel in CHANNELS else likely_channel(card)
    number = "".join(letter for letter in card.phone if letter in "+0123456789")
    profile = profile_address(card.profile_url)
    mail = _mail(card.email, subject, body)
    text = _text(number, body) if number else ()
    call = (Way(f"Call {card.phone}", f"tel:{number}", ""),) if number else ()
    visit = (Way(f"Copy and open {card.addressed}’s profile", profile, ""),) if profile else ()
    by: dict[Way | str, list[str]] = {}
    for each in CHANNELS:
        by.setdefault(_first(each, card, visit, mail, text, call), []).append(each)
    mains = tuple(_main(way, channels, chosen, copies=way in visit) for way, channels in by.items())
    others = []
    for way in (*visit, *mail, *text, *call):
        channels = [each for each in CHANNELS if each not in by.get(way, ())]
        others.append(Other(_SEPARATOR.join(channels), chosen in channels, way, copies=way in visit))
    return Ways(mains, tuple(others), _SEPARATOR.join(main.channels for main in mains if main.to))


def _first(
    channel: str,
    card: PersonCard,
    visit: tuple[Way, ...],
    mail: tuple[Way, ...],
    text: tuple[Way, ...],
    call: tuple[Way, ...],
) -> Way | str:
    """What the main button does where the message goes by a channel: a way, or the words of copying it."""
    if channel == "e-mail":
        # A page of their own on the web is where to find an address, or a form to write in.
        there = () if "linkedin" in card.profile_url.casefold() else visit
        return next(iter((*(mail if card.email.strip() else ()), *there)), "Copy the letter")
    of = {"linkedin message": visit, "linkedin note": visit, "text message": text, "phone": call}
    return next(iter(of.get(channel, ())), "Copy the words")


def _main(way: Way | str, channels: list[str], chosen: str, *, copies: bool) -> Main:
    named, now = _SEPARATOR.join(channels), chosen in channels
    if isinstance(way, str):
        return Main(named, way, now)
    return Main(named, way.words, now, way.to, way.pattern, copies, web=way.web)


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
