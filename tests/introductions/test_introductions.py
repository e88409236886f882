"""Who leads to whom, in words; said again, what is there is added to."""

from tests.cast import TODAY, Cast
from whoelse.introductions.queries import introductions
from whoelse.loop.introducing import note_introduction
from whoelse.loop.people import NewPerson


def test_said_again_it_is_the_same_introduction(cast: Cast) -> None:
    note_introduction(
        cast.nadia, introducer=cast.maria, person=cast.tom, state="named", known_through="event", today=TODAY
    )
    note_introduction(
        cast.nadia, introducer=cast.maria, person=cast.tom, state="made", quote="Meet Nadia.", today=TODAY
    )
    (told,) = introductions(cast.nadia)
    assert (told.known_through, told.quote) == ("event", "Meet Nadia.")


def test_someone_at_a_place_becomes_somebody_with_a_name(cast: Cast) -> None:
    note_introduction(cast.nadia, introducer=cast.maria, state="checking", at="Halden Ferries", today=TODAY)
    (someone,) = introductions(cast.nadia)
    assert someone.person is None
    done = note_introduction(
        cast.nadia,
        introducer=cast.maria,
        new=NewPerson("Ingrid Solberg", at="Halden Ferries"),
        at="Halden Ferries",
        state="offered",
        today=TODAY,
    )
    (named,) = introductions(cast.nadia)
    assert (named.id, named.person, done.new_people) == (someone.id, done.person, (done.person,))


def test_two_introducers_of_one_person_are_two_introductions(cast: Cast) -> None:
    ingrid = note_introduction(
        cast.nadia, introducer=cast.maria, new=NewPerson("Ingrid Solberg"), state="made", today=TODAY
    ).person
    assert ingrid is not None
    note_introduction(cast.nadia, introducer=cast.tom, person=ingrid, state="made", today=TODAY)
    assert [each.introducer for each in introductions(cast.nadia, ingrid)] == [cast.maria, cast.tom]
