"""Who there is, and where they work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from whoelse.method.people.matching import Described, email_key, index, match, profile_key
from whoelse.method.people.names import fold
from whoelse.method.situation import PersonSeen
from whoelse.people.models import EVERYTHING, Organisation, Person, Role
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of

ORDERS = ("name", "last contact")


#: Beyond so many ids it is quicker to read everybody; and a database takes only so many.
MOST_NAMED = 500


@dataclass(frozen=True, slots=True)
class RoleSeen:
    """What a person does or did somewhere."""

    id: str
    organisation_id: str | None
    organisation: str
    title: str
    started: str
    ended: str
    current: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person, with where they work now, and every role they are known to have had."""

    id: str
    name: str
    called: str
    pronoun: str
    closeness: str
    style: str
    email: str
    phone: str
    profile_url: str
    how_we_know: str
    note: str
    put_aside: bool
    added_on: date
    connected_on: date | None
    last_contact_on: date | None
    roles: tuple[RoleSeen, ...] = ()
    aside_until: date | None = None
    could_decide: bool = False
    answers: str = ""
    brought_in: bool = False

    @property
    def addressed(self) -> str:
        """How the user addresses them: as they call them, else by the full name."""
        return self.called or self.name

    @property
    def now(self) -> RoleSeen | None:
        """The role they have now."""
        return next((role for role in self.roles if role.current), None)

    @property
    def organisation_id(self) -> str | None:
        """Where they work now."""
        return self.now.organisation_id if self.now else None

    @property
    def organisation(self) -> str:
        """The name of the place where they work now; empty where it is not known."""
        return self.now.organisation if self.now else ""

    @property
    def role(self) -> str:
        """What they do now; empty where it is not known."""
        return self.now.title if self.now else ""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of a list of people, of ``total`` in all."""

    people: tuple[PersonCard, ...]
    total: int
    page: int
    pages: int


def person(viewer: Viewer, person: str) -> PersonCard:
    """One person; whoever was merged into another is that other. Raises NotFound where there is none."""
    stands = aliases(viewer).get(person, person)
    found = cards(viewer, [stands])
    if stands not in found:
        raise NotFound("There is no such person.")
    return found[stands]


def cards(viewer: Viewer, people: Iterable[str]) -> dict[str, PersonCard]:
    """People by their ids, in the order asked for; ids of nobody are left out."""
    ids = list(dict.fromkeys(people))
    rows = {row.id: row for row in _named(viewer, ids) if row.search_id == viewer.search}
    return {card.id: card for card in _cards(viewer, [rows[key] for key in ids if key in rows])}


def seen(viewer: Viewer, people: Iterable[str]) -> dict[str, PersonSeen]:
    """People by their ids as the method sees them, in the order asked for; ids of nobody are left out."""
    ids = list(dict.fromkeys(people))
    roles = Role.objects.filter(search=viewer.search, current=True)
    if len(ids) <= MOST_NAMED:
        roles = roles.filter(person__in=ids)
    now: dict[str, tuple[str | None, str]] = {}
    for person, place, title in roles.order_by("started", "-id").values_list("person_id", "organisation_id", "title"):
        now[person] = (place, title)
    columns = ("search_id", "pk", "name", "called", "closeness", "style", "answers")
    found = {
        key: PersonSeen(key, name, called, *now.get(key, (None, "")), closeness or None, style or None, answers or None)
        for search, key, name, called, closeness, style, answers in _named(viewer, ids).values_list(*columns)
        if search == viewer.search
    }
    return {key: found[key] for key in ids if key in found}


def people(
    viewer: Viewer,
    *,
    text: str = "",
    closeness: str | None = None,
    order: str = "name",
    page: int = 1,
    size: int = 50,
    put_aside: bool = False,
) -> PeoplePage:
    """A page of the list: those whose name, called, e-mail or organisation holds ``text``.

    ``closeness`` "" means those of whom it has not been asked, None everybody. ``order`` is one of ORDERS.
    """
    rows = Person.objects.filter(search=viewer.search, merged_into__isnull=True, put_aside=put_aside)
    if closeness is not None:
        rows = rows.filter(closeness=closeness)
    if text.strip():
        rows = rows.filter(_holding(viewer, text))
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    first = (page - 1) * size
    chosen = list(_ordered(rows, order)[first : first + size])
    return PeoplePage(tuple(_cards(viewer, chosen)), total, page, pages)


def everybody(viewer: Viewer) -> Iterator[PersonCard]:
    """Everybody who was not merged into another, by name."""
    rows = list(_ordered(Person.objects.filter(search=viewer.search, merged_into__isnull=True), "name"))
    yield from _cards(viewer, rows)


def alike(viewer: Viewer, name: str, email: str = "", profile_url: str = "") -> tuple[PersonCard, ...]:
    """Who, of those already there, somebody newly named may be: same profile, same e-mail, same name."""
    key = fold(name)
    rows = Person.objects.filter(search=viewer.search, merged_into__isnull=True).filter(
        Q(sort_key=key) | (Q(email__iexact=email_key(email)) if email else Q(pk="")) | _same_profile(profile_url)
    )
    known = {row.id: row for row in rows[:50]}
    described = (
        Described(row.id, row.name, row.profile_url, (row.email,) if row.email else ()) for row in known.values()
    )
    found = match(index(described), Described("", name, profile_url, (email,) if email else ()))
    return tuple(_cards(viewer, [known[key] for key in found.ids]))


def named(viewer: Viewer, names: Iterable[str]) -> dict[str, tuple[PersonCard, ...]]:
    """Who bears each of these names, compared as folded; nobody where nobody does."""
    keys = {name: fold(name) or name.casefold() for name in names}
    rows = Person.objects.filter(search=viewer.search, merged_into__isnull=True, sort_key__in=list(keys.values()))
    bearers: dict[str, list[str]] = {}
    for person, key in rows.order_by("put_aside", "id").values_list("pk", "sort_key"):
        bearers.setdefault(key, []).append(person)
    found = cards(viewer, [person for ids in bearers.values() for person in ids])
    return {name: tuple(found[person] for person in bearers.get(key, ())) for name, key in keys.items()}


def with_profile(viewer: Viewer, profile_url: str) -> PersonCard | None:
    """Who has this profile address."""
    rows = Person.objects.filter(_same_profile(profile_url), search=viewer.search, merged_into__isnull=True)
    return next(iter(_cards(viewer, list(rows[:1]))), None)


def aliases(viewer: Viewer) -> dict[str, str]:
    """From each person who was merged to the one that stands, however many merges lie between."""
    rows = Person.objects.filter(search=viewer.search, merged_into__isnull=False)
    into = {merged: stands for merged, stands in rows.values_list("pk", "merged_into_id") if stands}
    return {merged: _end(into, merged) for merged in into}


def could_decide(viewer: Viewer) -> frozenset[str]:
    """Who could decide to hire the user, by the user's own word; whoever was merged counts as the one that stands."""
    rows = Person.objects.filter(search=viewer.search, could_decide=True).values_list("pk", flat=True)
    stands = aliases(viewer) if rows else {}
    return frozenset(stands.get(person, person) for person in rows)


def count(viewer: Viewer) -> int:
    """How many people there are."""
    return Person.objects.filter(search=viewer.search, merged_into__isnull=True).count()


def people_at(viewer: Viewer, organisation: str) -> tuple[PersonCard, ...]:
    """Everybody who works there now, by name."""
    roles = Role.objects.filter(search=viewer.search, organisation=organisation, current=True)
    rows = Person.objects.filter(
        search=viewer.search, merged_into__isnull=True, pk__in=roles.values("person")
    ).order_by("sort_key", "id")
    return tuple(_cards(viewer, list(rows)))


def tells_connections(viewer: Viewer) -> bool:
    """Whether an export told who is connected with the user: then it says something of those who are not."""
    return Person.objects.filter(search=viewer.search, connected_on__isnull=False).exists()


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)


def _named(viewer: Viewer, ids: list[str]) -> QuerySet[Person]:
    """The rows of these ids, among others perhaps: whose they are is for the caller to look at.

    Asked for by search and id, SQLite takes an index that begins with the search, and reads everybody.
    """
    return Person.objects.filter(pk__in=ids) if len(ids) <= MOST_NAMED else Person.objects.filter(search=viewer.search)


def _end(into: dict[str, str], person: str) -> str:
    while person in into:
        person = into[person]
    return person


def _same_profile(profile_url: str) -> Q:
    key = profile_key(profile_url)
    return Q(profile_key=key) if key else Q(pk="")


def _holding(viewer: Viewer, text: str) -> Q:
    places = Organisation.objects.filter(search=viewer.search, name__icontains=text.strip())
    roles = Role.objects.filter(search=viewer.search, current=True, organisation__in=places)
    return (
        Q(sort_key__contains=fold(text) or text)
        | Q(name__icontains=text.strip())
        | Q(called__icontains=text.strip())
        | Q(email__icontains=text.strip())
        | Q(pk__in=roles.values("person"))
    )


def _ordered(rows: QuerySet[Person], order: str) -> QuerySet[Person]:
    if order == "last contact":
        return rows.order_by(F("last_contact_on").desc(nulls_last=True), "sort_key", "id")
    return rows.order_by("sort_key", "id")


def _cards(viewer: Viewer, rows: list[Person]) -> Iterator[PersonCard]:
    roles: dict[str, list[RoleSeen]] = {}
    ids = [row.id for row in rows]
    found = Role.objects.filter(search=viewer.search)
    found = found.filter(person__in=ids) if len(ids) <= MOST_NAMED else found
    columns = ("id", "person_id", "organisation_id", "organisation__name", "title", "started", "ended", "current")
    for key, person, place, name, title, started, ended, current in found.order_by(
        "-current", "-started", "id"
    ).values_list(*columns):
        roles.setdefault(person, []).append(RoleSeen(key, place, name or "", title, started, ended, current))
    for row in rows:
        yield PersonCard(
            id=row.id,
            name=row.name,
            called=row.called,
            pronoun=row.pronoun,
            closeness=row.closeness,
            style=row.style,
            email=row.email,
            phone=row.phone,
            profile_url=row.profile_url,
            how_we_know=row.how_we_know,
            note=row.note,
            put_aside=row.put_aside,
            added_on=row.added_on,
            connected_on=row.connected_on,
            last_contact_on=row.last_contact_on,
            roles=tuple(roles.get(row.id, ())),
            aside_until=row.aside_until,
            could_decide=row.could_decide,
            answers=row.answers,
            brought_in=row.batch_id is not None,
        )
