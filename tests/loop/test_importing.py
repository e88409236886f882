"""What an import keeps beside the people, what it notes (nothing), and that it goes back whole."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.architecture.everything import rows
from tests.cast import TODAY, Cast
from tests.interchange.test_importing import HEADER, THREE, act_of
from whoelse.conversations.queries import notes
from whoelse.interchange.importing import read_files
from whoelse.journal.queries import facts
from whoelse.loop import importing
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import edit_person, merge_people, set_closeness
from whoelse.loop.taking import Taken, take_messages
from whoelse.loop.undoing import undo
from whoelse.method.people.reading import held, reading
from whoelse.people import queries as people
from whoelse.searches.access import NotFound, Viewer

ME = "https://www.linkedin.com/in/nadia-rahimi"
JONAS = "https://www.linkedin.com/in/jonas-weber"
MESSAGE_COLUMNS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
)
FILES = {
    "Connections.csv": THREE,
    "Company Follows.csv": "Organization,Followed On\nTidewater,Mon Feb 10 12:33:33 UTC 2020\n"
    "Orrery Rail,Mon Feb 10 12:33:33 UTC 2020\n",
    "messages.csv": MESSAGE_COLUMNS
    + f"c1,,Nadia Rahimi,{ME},Jonas Weber,{JONAS},2021-03-01 10:00:00 UTC,,Hello,INBOX\n"
    + f"c1,,Jonas Weber,{JONAS},Nadia Rahimi,{ME},2021-03-02 10:00:00 UTC,,Hello yourself,INBOX\n",
    "Profile.csv": "First Name,Last Name,Maiden Name,Headline,Summary,Industry\nNadia,Rahimi,,Planner,,Ferries\n",
    "Notes.csv": "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
    f"Jonas,Weber,{JONAS},Met in Bergen.,2021-03-01,\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Orrery Rail,Planner,,,Jan 2016,Dec 2019\nSt. Brannock Hospital,Planner,,,Jan 2020,\n",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    "Ingrid,Solberg,Orrery Rail,,She is calm.,2020-02-01,VISIBLE\n",
    "Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n2025-01-01,https://x.example/1,Planner,Fjord Lines\n",
}


def bring(viewer: Viewer, files: dict[str, str]) -> importing.Brought:
    read = read_files([(name, text.encode()) for name, text in files.items()])
    return importing.bring_in(viewer, read, today=TODAY)


def records(viewer: Viewer) -> dict[str, object]:
    """Every row but those of the journal and of the imports themselves."""
    away = ("journal.", "people.ImportBatch")
    return {table: found for table, found in rows(viewer.search).items() if not table.startswith(away)}


def told(viewer: Viewer) -> tuple[object, ...]:
    """All that pages read of it, by name."""
    names = {card.id: card.name for card in people.everybody(viewer)}
    return (
        {names[who]: said for who, said in people.evidence(viewer).items()},
        sorted((names[note.person or ""], note.words) for note in notes(viewer)),
        people.own_roles(viewer),
        [(one.name, one.followed, one.saved_jobs) for one in people.suggested_targets(viewer)],
        sorted((card.name, card.organisation, card.role, card.email) for card in people.everybody(viewer)),
    )


def test_everything_the_files_tell_is_kept_and_nothing_is_noted(cast: Cast) -> None:
    bring(cast.nadia, FILES)
    ids = {card.name: card.id for card in people.everybody(cast.nadia)}
    jonas = people.evidence(cast.nadia, [ids["Jonas Weber"]])[ids["Jonas Weber"]]
    assert (jonas.mine, jonas.theirs, jonas.first_by, jonas.last_by) == (1, 1, "me", "them")
    assert (jonas.last_on, jonas.both_wrote) == (date(2021, 3, 2), True)
    assert people.evidence(cast.nadia)[ids["Ingrid Solberg, PhD"]].recommends_me
    assert [(note.person, note.words) for note in notes(cast.nadia)] == [(ids["Jonas Weber"], "Met in Bergen.")]
    assert [(role.organisation, role.started, role.ended) for role in people.own_roles(cast.nadia)] == [
        ("St. Brannock Hospital", "2020-01", ""),
        ("Orrery Rail", "2016-01", "2019-12"),
    ]
    assert [(one.name, one.followed, one.saved_jobs) for one in people.suggested_targets(cast.nadia)] == [
        ("Fjord Lines", False, ("Planner",)),
        ("Orrery Rail", True, ()),
        ("Tidewater", True, ()),
    ]
    assert people.targets(cast.nadia) == ()
    assert facts(cast.nadia) == []
    assert people.person(cast.nadia, ids["Jonas Weber"]).last_contact_on is None


def test_again_nothing_changes_and_undo_leaves_nothing(cast: Cast) -> None:
    before = records(cast.nadia)
    brought = bring(cast.nadia, FILES)
    full = rows(cast.nadia.search)
    assert bring(cast.nadia, FILES).batch is None
    assert rows(cast.nadia.search) == full
    assert undo(cast.nadia, act_of(brought), today=TODAY).kept == ()
    assert records(cast.nadia) == before


def test_more_about_somebody_comes_and_goes_with_its_own_import(cast: Cast) -> None:
    bring(cast.nadia, FILES)
    before = told(cast.nadia)
    line = f"c1,,Jonas Weber,{JONAS},Nadia Rahimi,{ME},2024-06-02 10:00:00 UTC,,Still there?,INBOX\n"
    more = bring(cast.nadia, {**FILES, "messages.csv": FILES["messages.csv"] + line})
    assert more.counts["people"] == {"new": 0, "same": 3, "changed": 0, "doubtful": 0}
    (jonas,) = (one for one in people.evidence(cast.nadia).values() if one.mine)
    assert (jonas.theirs, jonas.last_on) == (2, date(2024, 6, 2))
    undo(cast.nadia, act_of(more), today=TODAY)
    assert told(cast.nadia) == before


def test_letters_with_both_addresses_of_one_person_add_up(cast: Cast) -> None:
    bring(cast.nadia, FILES)
    ids = {card.name: card.id for card in people.everybody(cast.nadia)}
    merge_people(cast.nadia, kept=cast.maria, merged=ids["Jonas Weber"], today=TODAY)
    assert people.evidence(cast.nadia, [cast.maria])[cast.maria].theirs == 1


def test_who_waits_keeps_what_the_files_say_of_them(cast: Cast) -> None:
    doubtful = HEADER + "Tom,Okafor,https://www.linkedin.com/in/t-okafor,tom@halden.example,Halden Ferries,Head,\n"
    set_email = HEADER + "Tom,Okafor,https://www.linkedin.com/in/tom-okafor,tom@halden.example,,,\n"
    bring(cast.nadia, {"Connections.csv": set_email})
    letters = (
        FILES["messages.csv"]
        .replace(JONAS, "https://www.linkedin.com/in/t-okafor")
        .replace("Jonas Weber", "Tom Okafor")
    )
    brought = bring(cast.nadia, {**FILES, "Connections.csv": doubtful, "messages.csv": letters})
    waiting = importing.waiting(cast.nadia, brought.later or "")
    assert len(waiting.reading.beside.correspondences) == 1
    assert waiting.reading.beside.followed == ()
    importing.bring_in_waiting(cast.nadia, waiting.batch, today=TODAY, decided={0: "two people"})
    (second,) = (card.id for card in people.everybody(cast.nadia) if card.profile_url.endswith("t-okafor"))
    assert people.evidence(cast.nadia)[second].both_wrote


def test_messages_count_where_the_user_takes_them(cast: Cast) -> None:
    done = take_messages(
        cast.nadia,
        [
            Taken(cast.tom, "reply", date(2025, 12, 2), "yes"),
            Taken(cast.tom, "invitation", date(2025, 12, 1)),
            Taken(cast.maria, "check-in", date(2025, 11, 1)),
        ],
        today=TODAY,
    )
    assert [(fact.kind, fact.on.isoformat()) for fact in facts(cast.nadia)] == [
        ("check-in sent", "2025-11-01"),
        ("invitation sent", "2025-12-01"),
        ("reply received", "2025-12-02"),
    ]
    assert people.person(cast.nadia, cast.tom).last_contact_on == date(2025, 12, 2)
    undo(cast.nadia, done.act, today=TODAY)
    assert facts(cast.nadia) == []
    assert people.person(cast.nadia, cast.tom).last_contact_on is None


@pytest.mark.parametrize(
    ("taken_as", "on", "answer"),
    [
        ("advice", TODAY, ""),
        ("invitation", TODAY, "yes"),
        ("reply", TODAY, "perhaps"),
        ("reply", date(2027, 1, 1), "yes"),
    ],
)
def test_what_no_message_can_be_is_refused(cast: Cast, taken_as: str, on: date, answer: str) -> None:
    with pytest.raises(Refusal):
        take_messages(cast.nadia, [Taken(cast.tom, taken_as, on, answer)], today=TODAY)
    assert facts(cast.nadia) == []


def test_nobody_chosen_and_somebody_elses_people(cast: Cast, stranger: Viewer) -> None:
    with pytest.raises(Refusal):
        take_messages(cast.nadia, [], today=TODAY)
    with pytest.raises(NotFound):
        take_messages(stranger, [Taken(cast.tom, "reply", TODAY)], today=TODAY)


def test_a_change_of_somebody_brought_in_keeps_them_and_their_evidence_goes(cast: Cast) -> None:
    brought = bring(cast.nadia, FILES)
    (jonas,) = (card.id for card in people.everybody(cast.nadia) if card.name == "Jonas Weber")
    set_closeness(cast.nadia, jonas, "known", today=TODAY)
    kept = undo(cast.nadia, act_of(brought), today=TODAY).kept
    assert ("Jonas Weber", "changed since") in {(one.name, one.reason) for one in kept}
    assert people.evidence(cast.nadia) == {}


@given(order=st.permutations(list(FILES)), split=st.booleans())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_the_files_gives_the_same_and_undo_is_never_having_imported(
    cast: Cast, order: list[str], split: bool
) -> None:
    """``split``: a second file of connections, in which one person of the first has moved on."""
    files = {**FILES, "Connections (1).csv": THREE.replace("Orrery Rail,", "Tidewater,")} if split else FILES
    before = records(cast.nadia)
    found = []
    for names in (list(files), [*(["Connections (1).csv"] if split else []), *order]):
        brought = bring(cast.nadia, {name: files[name] for name in names})
        found.append(told(cast.nadia))
        undo(cast.nadia, act_of(brought), today=TODAY)
        assert records(cast.nadia) == before
    assert found[0] == found[1]


def test_how_people_are_called_comes_with_the_import_and_goes_with_it(cast: Cast) -> None:
    edit_person(cast.nadia, cast.maria, called="", today=TODAY)
    edit_person(cast.nadia, cast.tom, called="Tommy", today=TODAY)
    before = records(cast.nadia)
    maria, tom = (people.person(cast.nadia, one).profile_url for one in (cast.maria, cast.tom))
    text = f"{HEADER}Dr. Maria,Lindqvist,{maria},,,,\nTom,Okafor,{tom},,,,\nAnna Lena (she/her),Berg,{JONAS},,,,\n"
    brought = bring(cast.nadia, {"Connections.csv": text})
    called = {card.name: card.called for card in people.everybody(cast.nadia)}
    assert called == {"Maria Lindqvist": "Maria", "Tom Okafor": "Tommy", "Anna Lena (she/her) Berg": "Anna Lena"}
    assert bring(cast.nadia, {"Connections.csv": text}).act is None
    undo(cast.nadia, act_of(brought), today=TODAY)
    assert records(cast.nadia) == before


def test_a_plan_that_waited_since_given_names_were_not_read_still_comes_in(cast: Cast) -> None:
    kept = held(read_files([("Connections.csv", THREE.encode())]))
    kept["rows"] = [row[:8] for row in kept["rows"]]
    assert [row.called for row in reading("linkedin", ["Connections.csv"], kept).people] == ["", "", ""]
