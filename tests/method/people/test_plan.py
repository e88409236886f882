"""The plan of an import: new, same, changed, doubtful; and what can never happen, whatever the file."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.people.matching import profile_key
from whoelse.method.people.names import fold
from whoelse.method.people.plan import LATER, TWO, Everybody, Incoming, Known, Plan, employer_key, plan

MARIA = Known("maria", "Maria Lindqvist", "maria lindqvist", "maria-lindqvist", "maria@kestrel.example", "2019-05-01")
TOM = Known("tom", "Tom Okafor", "tom okafor", "", "", None)
THERE = Everybody((MARIA, TOM), {("maria", "kestrel heat", "procurement lead")}, {"maria"})


def row(
    name: str,
    url: str = "",
    email: str = "",
    at: str = "",
    title: str = "",
    on: date | None = None,
    called: str = "",
) -> Incoming:
    return Incoming(0, 5, name, url, email, at, title, on, called)


def only(found: Plan) -> tuple[int, int, int, int]:
    return len(found.new), found.same, len(found.changed), len(found.doubtful)


def test_somebody_new() -> None:
    found = plan([row("Ingrid Solberg", "linkedin.com/in/ingrid", at="Sogn Line AS")], THERE)
    assert only(found) == (1, 0, 0, 0)
    assert found.organisations == {"sogn line": "Sogn Line AS"}
    assert (found.new[0].profile, found.new[0].folded) == ("ingrid", "ingrid solberg")


def test_the_same_address_with_nothing_new_is_the_same() -> None:
    found = plan([row("M. L.", "https://de.linkedin.com/in/Maria-Lindqvist/", at="Kestrel Heat")], THERE)
    assert only(found) == (0, 1, 0, 0)
    assert not found.writes


def test_a_new_employer_is_a_change() -> None:
    (changed,) = plan([row("Maria Lindqvist", "linkedin.com/in/maria-lindqvist", at="Tidewater")], THERE).changed
    assert (changed.person, changed.new_role, changed.incoming.organisation) == ("maria", True, "Tidewater")


def test_another_title_at_the_same_place_is_a_change_and_no_title_is_none() -> None:
    address = "linkedin.com/in/maria-lindqvist"
    assert only(plan([row("", address, at="Kestrel Heat Ltd", title="Director")], THERE)) == (0, 0, 1, 0)
    assert only(plan([row("", address, at="Kestrel Heat Ltd", title="PROCUREMENT LEAD")], THERE)) == (0, 1, 0, 0)
    assert only(plan([row("", address, at="Kestrel Heat Ltd")], THERE)) == (0, 1, 0, 0)


def test_a_title_alone_ends_nothing_that_is_known() -> None:
    assert only(plan([row("", "linkedin.com/in/maria-lindqvist", title="Freelancer")], THERE)) == (0, 1, 0, 0)


def test_what_is_missing_is_filled_in() -> None:
    known = Everybody((MARIA._replace(email="", connected_on=None),))
    (changed,) = plan([row("", "linkedin.com/in/maria-lindqvist", "m@x.example", on=date(2024, 1, 5))], known).changed
    assert (changed.email, changed.connected_on, changed.new_role) == ("m@x.example", date(2024, 1, 5), False)


def test_how_somebody_is_called_is_filled_in_and_never_replaced() -> None:
    said = row("Maria Lindqvist", "linkedin.com/in/maria-lindqvist", called="Maria")
    (changed,) = plan([said], THERE).changed
    assert changed.called == "Maria"
    assert only(plan([said], Everybody((MARIA._replace(called="Mia"),)))) == (0, 1, 0, 0)
    (new,) = plan([said], Everybody()).new
    assert new.incoming.called == "Maria"


def test_one_name_without_an_address_on_one_side_is_doubtful() -> None:
    found = plan([row("Tom Okafor", "linkedin.com/in/tom"), row("Maria Lindqvist")], THERE)
    assert [(one.place, one.ids) for one in found.doubtful] == [(0, ("tom",)), (1, ("maria",))]


def test_one_email_under_two_names_is_doubtful_and_under_one_is_the_same() -> None:
    assert only(plan([row("Elena Voss", email="Maria@Kestrel.example")], THERE)) == (0, 0, 0, 1)
    assert only(plan([row("M. Lindqvist", email="Maria@Kestrel.example")], THERE)) == (0, 1, 0, 0)


def test_a_doubtful_one_is_what_was_decided() -> None:
    rows = [row("Tom Okafor", "linkedin.com/in/tom")]
    assert only(plan(rows, THERE, {0: LATER})) == (0, 0, 0, 1)
    assert only(plan(rows, THERE, {0: TWO})) == (1, 0, 0, 0)
    assert plan(rows, THERE, {0: "tom"}).changed[0].profile_url == "linkedin.com/in/tom"
    assert only(plan(rows, THERE, {0: "maria"})) == (0, 0, 0, 1)


def test_one_address_twice_is_one_person_and_the_second_row_fills_what_is_empty() -> None:
    rows = [
        row("Anna Berg", "linkedin.com/in/anna", at="Acme"),
        row("Anna Berg", "in/anna", "a@x.example", "Acme Inc."),
    ]
    (new,) = plan(rows, Everybody()).new
    assert (new.incoming.email, new.incoming.organisation) == ("a@x.example", "Acme")


def test_one_name_and_firm_with_two_addresses_are_two() -> None:
    rows = [row("Anna Berg", "linkedin.com/in/anna", at="Acme"), row("Anna Berg", "linkedin.com/in/anna-2", at="Acme")]
    assert only(plan(rows, Everybody())) == (2, 0, 0, 0)


def test_an_address_that_a_second_row_brings_is_theirs_from_then_on() -> None:
    rows = [
        row("Anna Berg", email="a@x.example"),
        row("Anna Berg", "linkedin.com/in/anna", "a@x.example"),
        row("A. B.", "linkedin.com/in/anna"),
    ]
    (new,) = plan(rows, Everybody()).new
    assert (new.profile, len(new.lines)) == ("anna", 3)


def test_whoever_shares_an_address_with_somebody_in_doubt_is_in_doubt() -> None:
    rows = [row("Tom Okafor", "linkedin.com/in/tom"), row("T. Okafor", "linkedin.com/in/tom")]
    assert [one.ids for one in plan(rows, THERE).doubtful] == [("tom",), ("tom",)]


def test_an_email_that_somebody_else_has_is_not_given_away() -> None:
    known = Everybody((MARIA, TOM._replace(profile="tom")))
    assert only(plan([row("Tom Okafor", "linkedin.com/in/tom", MARIA.email)], known)) == (0, 1, 0, 0)


def test_who_was_merged_stands_for_the_one_kept() -> None:
    known = Everybody((MARIA, Known("maria", "Maria Berg", "maria berg", "maria-berg", "", None)))
    found = plan([row("Maria Berg", "linkedin.com/in/maria-berg", on=date(2024, 1, 5))], known)
    assert only(found) == (0, 1, 0, 0)


NAMES = st.sampled_from(["Anna Berg", "ANNA BERG, PhD", "A. Berg", "Tom Okafor", "Ingrid Solberg", "Zoë Brandt"])
ADDRESSES = st.sampled_from(["", "linkedin.com/in/a", "https://www.linkedin.com/in/A/", "linkedin.com/in/b", "in/c"])
EMAILS = st.sampled_from(["", "", "a@x.example", "A@x.example", "b@x.example"])
PLACES = st.sampled_from(["", "Acme", "Acme Inc.", "Tidewater"])
TITLES = st.sampled_from(["", "Lead", "lead", "Planner"])
DAYS = st.sampled_from([None, date(2024, 1, 5), date(2024, 1, 6)])
CALLED = st.sampled_from(["", "Anna", "Tom"])
ROWS = st.lists(st.builds(row, NAMES, ADDRESSES, EMAILS, PLACES, TITLES, DAYS, CALLED), max_size=12).map(
    lambda rows: [each._replace(line=line) for line, each in enumerate(rows, start=2)]
)


def afterwards(known: Everybody, found: Plan) -> Everybody:
    """Who is there once the plan was carried out."""
    people = {each.stands: each for each in known.people}
    worked, working = set(known.worked), set(known.working)
    for new in found.new:
        who, said = new.mark + f"-{len(known.people)}", new.incoming
        day = said.connected_on.isoformat() if said.connected_on else None
        people[who] = Known(who, said.name, new.folded, new.profile, said.email, day, said.called)
        if said.organisation or said.title:
            worked.add((who, employer_key(said.organisation), said.title.casefold()))
            working.add(who)
    for changed in found.changed:
        before, said = people[changed.person], changed.incoming
        people[changed.person] = before._replace(
            profile=before.profile or profile_key(changed.profile_url),
            email=before.email or changed.email,
            connected_on=before.connected_on or (changed.connected_on.isoformat() if changed.connected_on else None),
            called=before.called or changed.called,
        )
        if changed.new_role:
            worked.add((changed.person, employer_key(said.organisation), said.title.casefold()))
            working.add(changed.person)
    return Everybody(tuple(people.values()), worked, working)


@given(ROWS)
@settings(deadline=None)
def test_the_same_file_again_changes_nothing(rows: list[Incoming]) -> None:
    first = plan(rows, Everybody())
    again = plan(rows, afterwards(Everybody(), first))
    assert (again.new, again.changed) == ((), ())


def test_a_row_that_says_the_same_in_other_letters_is_the_same_row_the_first_time_already() -> None:
    rows = [row("Anna Berg", at="Acme", title="Lead"), row("Anna Berg", at="Acme Inc.", title="lead", called="Anna")]
    first = plan(rows, Everybody())
    assert [(new.incoming.title, new.incoming.called) for new in first.new] == [("Lead", "Anna")]
    assert not plan(rows, afterwards(Everybody(), first)).writes


@given(ROWS, ROWS)
@settings(deadline=None)
def test_the_same_file_again_changes_nothing_whoever_is_there(before: list[Incoming], rows: list[Incoming]) -> None:
    there = afterwards(Everybody(), plan(before, Everybody()))
    again = plan(rows, afterwards(there, plan(rows, there)))
    assert (again.new, again.changed) == ((), ())


@given(ROWS)
@settings(deadline=None)
def test_nobody_becomes_one_with_somebody_unasked(rows: list[Incoming]) -> None:
    """Every two rows that came to one person share an address, or an e-mail address, or are the same row twice."""
    found = plan(rows, Everybody())
    by_line = {each.line: each for each in rows}
    for new in found.new:
        together = [by_line[line] for _, line in new.lines]
        addresses = {profile_key(each.profile_url) for each in together} - {""}
        assert len(addresses) <= 1
        for each in together:
            others = [other for other in together if other is not each]
            shared = profile_key(each.profile_url) in addresses
            mailed = each.email and each.email.casefold() in {other.email.casefold() for other in others}
            twin = any(each._replace(line=0, called="") == other._replace(line=0, called="") for other in others)
            assert not others or shared or mailed or twin, (each, together)
    everyone = sum(len(new.lines) for new in found.new) + len(found.doubtful)
    assert everyone == len(rows)
    assert len({fold(new.incoming.name) for new in found.new}) <= len(found.new)
