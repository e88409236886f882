"""A list with columns of its own, on the page: asked about, read as said, and then looked over as any other."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.interchange.linkedin.files import FOLDER, zipped
from tests.loop.test_carrying import cleared
from whoelse.accounts.models import User
from whoelse.people import queries as people
from whoelse.people.actions import hold_batch
from whoelse.web import reading

LIST = (
    "Full Name,Business,Job Title,Contact Email,Mobile,Hobby\n"
    "Ruth Abara,Tidewater,Planner,ruth@tidewater.example,555,\n"
    "Bo Ek,Halden Ferries,,,,\n"
    "Maria Lindqvist,Tidewater,Lead,,,\n"
    ",Tidewater,,,,\n"
)
FRENCH = (FOLDER / "other-language.csv").read_bytes()
WORDS = ("whole name", "works at", "role", "e-mail", "nothing", "nothing")


@pytest.fixture
def browser(client: Client, cast: Cast) -> Client:
    client.force_login(User.objects.get(pk=cast.nadia.user))
    return client


def send(browser: Client, data: str | bytes = LIST, name: str = "people.csv") -> str:
    """The address of the page that asks about a file."""
    file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
    plan = browser.post("/bring-in/", {"file": file})["Location"]
    return str(browser.get(plan)["Location"])


def said(*words: str) -> dict[str, str]:
    """A form that says what each column holds."""
    return {f"column-{place}": word for place, word in enumerate(words)}


def test_asked_read_as_said_looked_over_brought_in_and_taken_back(browser: Client, cast: Cast) -> None:
    asks = send(browser)
    page = browser.get(asks).content.decode()
    assert "Which column holds what?" in page
    assert "Ruth Abara · Bo Ek · Maria Lindqvist" in page
    assert '<option value="whole name" selected>' in page
    assert "One column with nothing in the first rows" in page
    assert "Waits for you to say which column holds what" in browser.get("/bring-in/").content.decode()
    plan = browser.post(asks, said(*WORDS))["Location"]
    shown = browser.get(plan).content.decode()
    assert "Two people come in new" in shown
    assert "One person to decide, now or later" in shown
    assert "Line 1 names the columns; commas divide them (text in UTF-8)." in shown
    assert "Contact Email: e-mail" in shown
    assert "The row has no name." in shown
    assert people.count(cast.nadia) == 2
    browser.post(plan, {"token": "one"})
    assert people.count(cast.nadia) == 4
    waits, brought = people.batches(cast.nadia)
    assert (waits.state, brought.state) == ("waiting", "written")
    browser.post("/undo/", {"undoes": brought.act, "back": "/"})
    assert people.count(cast.nadia) == 2


def test_what_the_columns_hold_can_be_said_anew_until_it_is_brought_in(browser: Client, cast: Cast) -> None:
    asks = send(browser)
    for _ in range(2):  # pressed twice
        plan = browser.post(asks, said("whole name", *["nothing"] * 5))["Location"]
    assert asks in browser.get(plan).content.decode()
    assert '<option value="nothing" selected>' in browser.get(asks).content.decode()
    browser.post(asks, said(*WORDS))
    browser.post(plan, {"token": "one"})
    assert {card.organisation for card in people.everybody(cast.nadia) if card.name == "Ruth Abara"} == {"Tidewater"}
    assert "This has been brought in already." in browser.post(asks, said(*WORDS), follow=True).content.decode()
    assert people.count(cast.nadia) == 4


def test_it_goes_on_waiting_where_everything_is_taken_out_and_in_again(browser: Client, cast: Cast) -> None:
    asks = send(browser)
    taken = browser.post("/bring-in/take-out/").content
    cleared(cast.nadia)
    browser.post("/bring-in/", {"file": SimpleUploadedFile("who-else.json", taken)})
    plan = browser.post(asks, said(*WORDS), follow=True).content.decode()
    assert "Two people come in new" in plan


def test_left_alone_it_is_forgotten(browser: Client, cast: Cast) -> None:
    asks = send(browser)
    browser.post(asks, {"leave": "yes"})
    assert people.batches(cast.nadia) == ()
    assert browser.get(asks).status_code == 404


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nothing"] * 6, "A name is needed: say which column holds the whole name, or the first and the last name."),
        (["whole name", "works at", "works at"], "“Where they work” is chosen for more than one column."),
        (["whole name", "first name"], "Choose the whole name, or the first and the last name, not both."),
        (["nothing"] * 5 + ["whole name"], "people.csv: No row has a name in the columns that you chose for it."),
        (["hair"], "hair is not one of the available choices."),
    ],
)
def test_what_cannot_be_is_said_and_the_choice_stays(browser: Client, cast: Cast, words: list[str], says: str) -> None:
    asks = send(browser)
    answer = browser.post(asks, said(*words))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    if words[0] in WORDS:
        assert f'<option value="{words[0]}" selected>' in page
    assert "Which column holds what?" in browser.get(asks).content.decode()


def test_nothing_is_brought_in_before_it_is_said(browser: Client, cast: Cast) -> None:
    asks = send(browser)
    said_so = browser.post(asks.removesuffix("columns/"), {"token": "one"}, follow=True).content.decode()
    assert "Say first which column holds what." in said_so
    assert people.count(cast.nadia) == 2


def test_an_import_of_which_nothing_is_asked_is_looked_over(browser: Client, cast: Cast) -> None:
    known = b"First Name,Last Name,Connected On\nRuth,Abara,\n"
    plan = browser.post("/bring-in/", {"file": SimpleUploadedFile("Connections.csv", known)})["Location"]
    assert browser.get(f"{plan}columns/")["Location"] == plan
    assert "Say anew what the columns hold" not in browser.get(plan).content.decode()


def test_in_an_export_the_rest_is_read_beside_it(browser: Client, cast: Cast) -> None:
    follows = b"Organization,Followed On\nTidewater,Mon Feb 10 12:33:33 UTC 2020\n"
    asks = send(browser, zipped({"Connections.csv": FRENCH, "Company Follows.csv": follows}), "export.zip")
    plan = browser.post(asks, said("first name", "last name"), follow=True).content.decode()
    assert "One person comes in new" in plan
    assert "One organisation you follow, suggested as targets" in plan


def test_a_large_one_is_asked_about_once_it_is_read(
    browser: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    batch = hold_batch(cast.nadia, source="linkedin", files=["people.csv"], plan={}, counts={}, being_read=True)
    reading.read_into(cast.nadia, batch, [("people.csv", path)])
    asks = browser.get(f"/bring-in/{batch}/")["Location"]
    assert "Which column holds what?" in browser.get(asks).content.decode()


def test_of_many_columns_those_left_out_are_folded_unless_a_name_is_to_be_found(browser: Client, cast: Cast) -> None:
    others = ",".join(f"Column {number}" for number in range(20))
    for heading, fold in (("Name", '<details class="fold">'), ("Who", '<details class="fold" open>')):
        page = browser.get(send(browser, f"{heading},{others}\nRuth Abara{',x' * 20}\n")).content.decode()
        assert fold in page[page.index("Which column") : page.index("columns that are left out")]


def test_what_is_no_table_is_refused_as_before(browser: Client, cast: Cast) -> None:
    file = SimpleUploadedFile("people.csv", b"Dear Ruth,\n\nthank you for your time, and for the names.\n")
    answer = browser.post("/bring-in/", {"file": file})
    assert answer.status_code == 422
    assert "No row of column names is known here" in answer.content.decode()
    assert people.batches(cast.nadia) == ()


def test_somebody_elses_list_is_not_there(browser: Client, cast: Cast, stranger) -> None:  # type: ignore[no-untyped-def]
    asks = send(browser)
    browser.force_login(User.objects.get(pk=stranger.user))
    assert browser.get(asks).status_code == 404
    assert browser.post(asks, said(*WORDS)).status_code == 404


def test_more_rows_and_more_columns_cost_no_more_queries(browser: Client, cast: Cast) -> None:
    found = []
    for count in (2, 40):
        header = ",".join(["Full Name", *(f"Column {number}" for number in range(count))])
        row = ",".join(["Ruth Abara", *["x"] * count])
        asks = send(browser, f"{header}\n" + f"{row}\n" * count)
        browser.get(asks)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(asks).status_code == 200
        found.append(len(seen))
    assert found[0] == found[1]
