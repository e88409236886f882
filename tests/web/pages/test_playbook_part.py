"""One part of a playbook by form: only its lines change."""

import difflib
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.conversations.queries import kept
from whoelse.loop import playbooks
from whoelse.playbooks import queries
from whoelse.web.pages.playbook.working import form_key


@pytest.fixture
def own(people: Cast) -> str:
    """A copy of Kelley, not followed."""
    playbooks.copy_playbook(people.nadia, "Kelley", called="Mine", today=TODAY)
    return queries.own_playbooks(people.nadia)[0].id


def saved(people: Cast, own: str) -> str:
    """The text of the latest version."""
    return queries.own_playbook(people.nadia, own).text


def draft(people: Cast) -> str:
    """The text of the draft."""
    row = kept(people.nadia, form_key("Mine"))
    assert row is not None
    return str(row.fields["text"][0])


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that differ, each with its sign."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


class Fields(HTMLParser):
    """What a browser would send of the form that changes a part, if nothing were typed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._inside = False
        self._select = self._area = ""
        self.feed(html.split('<form method="post" class="measure"', 1)[1].split("</form>", 1)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("name") or ""
        if tag == "input" and said.get("type") != "checkbox":
            self.sent[name] = said.get("value") or ""
        elif tag == "input" and "checked" in said:
            self.sent[name] = "on"
        elif tag == "select":
            self._select, self.sent[name] = name, ""
        elif tag == "option" and "selected" in said:
            self.sent[self._select] = said.get("value") or ""
        elif tag == "textarea":
            self._area, self.sent[name] = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] += data


def post(nadia: Client, url: str, **changed: str) -> tuple[int, str]:
    """The form as it stands, with a few fields changed, sent."""
    sent = Fields(nadia.get(url).content.decode()).sent
    sent = {name: value.removeprefix("\n") for name, value in sent.items()}
    unknown = set(changed) - set(sent)
    assert not unknown, unknown
    answer = nadia.post(url, sent | changed, follow=True)
    return answer.status_code, answer.content.decode()


def every_part(people: Cast, own: str) -> list[tuple[str, str]]:
    """Each part that has a form."""
    document = queries.document(saved(people, own))
    return [
        *(("rules", rule.id) for rule in document.rules),
        *(("limits", limit.id) for limit in document.limits),
        *(("never", never.id) for never in document.never),
        *(("asks", ask.id) for ask in document.asks),
        *(("messages", message.kind) for message in document.messages),
        *(("measures", measure.id) for measure in document.measures),
        *(("guidance", part.id) for part in document.guidance),
        *(("checks", check.of or "every") for check in document.checks),
        *(("channels", channel.channel) for channel in document.channels),
        *(("offer", str(at + 1)) for at in range(len(document.questions.offer))),
        *(("columns", column.id) for column in (document.ranking.columns if document.ranking else ())),
        *(("circles", "circles") for _ in (document.circles,) if document.circles is not None),
        *((section, section) for section in ("pace", "ranking", "questions", "about")),
    ]


def test_a_form_that_is_sent_as_it_stands_changes_nothing(nadia: Client, own: str, people: Cast) -> None:
    for section, name in every_part(people, own)[::3]:  # the forms of all parts are written back in tests/method
        status, _ = post(nadia, reverse("playbook part", args=[own, section, name]))
        assert status == 200, (section, name)
        assert kept(people.nadia, form_key("Mine")) is None, (section, name)


def test_a_wait_is_changed_and_only_its_rule_with_it(nadia: Client, own: str, people: Cast) -> None:
    before = saved(people, own)
    rule = next(rule for rule in queries.document(before).rules if rule.do == "follow up")
    status, html = post(nadia, reverse("playbook part", args=[own, "rules", rule.id]), number="8")
    assert status == 200
    assert "after 8 business days, follow up" in html
    after = draft(people)
    assert next(one for one in queries.document(after).rules if one.id == rule.id).whose == "mine"
    changed = changed_lines(before, after)
    assert "+     wait: 8 business days" in changed
    assert all(line[2:].strip().split(":")[0] in {"wait", "whose", "basis", "numbers"} for line in changed), changed


def test_a_note_alone_leaves_the_rule_whose_it_is(nadia: Client, own: str, people: Cast) -> None:
    rule = queries.document(saved(people, own)).rules[0]
    post(nadia, reverse("playbook part", args=[own, "rules", rule.id]), **{"f-note": "Elena says so too."})
    after = next(one for one in queries.document(draft(people)).rules if one.id == rule.id)
    assert (after.note, after.whose) == ("Elena says so too.", rule.whose)


def test_a_rule_is_added_as_ones_own(nadia: Client, own: str, people: Cast) -> None:
    url = reverse("add a part", args=[own, "rules"])
    said = {
        "f-when": "promise made",
        "f-do": "keep promise",
        "f-because": "It was promised on {day}.",
        "timing": "within",
    }
    status, html = post(nadia, url, **said, number="2", unit="day")
    assert status == 200
    assert "When you made a promise: within 2 days, keep it." in html
    added = queries.document(draft(people)).rules[-1]
    assert (added.id, added.own, added.whose) == ("my-keep-promise", True, "mine")


def test_a_rule_that_does_not_hold_together_is_told_and_not_kept(nadia: Client, own: str, people: Cast) -> None:
    url = reverse("add a part", args=[own, "rules"])
    status, html = post(nadia, url, **{"f-when": "search won", "f-do": "follow up", "f-because": "Because."})
    assert status == 422
    assert "follow up" in html.split('class="errors"')[1].split("</div>")[0]
    assert kept(people.nadia, form_key("Mine")) is None


def test_a_number_is_wanted_where_a_unit_is(nadia: Client, own: str) -> None:
    url = reverse("add a part", args=[own, "rules"])
    status, html = post(
        nadia, url, **{"f-when": "promise made", "f-do": "keep promise", "f-because": "x", "timing": "wait"}
    )
    assert status == 422
    assert "Say how many." in html


def test_a_limit_a_never_and_the_pace(nadia: Client, own: str, people: Cast) -> None:
    post(nadia, reverse("playbook part", args=[own, "pace", "pace"]), **{"f-active-people": "9"})
    post(
        nadia,
        reverse("add a part", args=[own, "never"]),
        **{"f-say": "synergy\nleverage", "f-because": "Not my words."},
    )
    document = queries.document(draft(people))
    assert document.pace is not None
    assert document.pace.active_people == 9
    assert document.never[-1].say == ("synergy", "leverage")
    assert document.never[-1].id == "my-never"


def test_questions_change_line_by_line(nadia: Client, own: str, people: Cast) -> None:
    before = saved(people, own)
    offered = [question.words for question in queries.document(before).questions.offer]
    typed = [offered[0], "What is a bad day like?", *offered[2:-1]]
    url = reverse("playbook part", args=[own, "questions", "questions"])
    assert post(nadia, url, offer="\n".join(typed))[0] == 200
    after = queries.document(draft(people)).questions.offer
    assert [question.words for question in after] == typed
    assert after[0] == queries.document(before).questions.offer[0]


def test_of_two_tabs_the_later_one_is_told(nadia: Client, own: str) -> None:
    url = reverse("playbook part", args=[own, "pace", "pace"])
    stale = Fields(nadia.get(url).content.decode()).sent
    post(nadia, url, **{"f-active-people": "9"})
    answer = nadia.post(url, stale | {"f-active-people": "8"})
    assert answer.status_code == 409
    assert "changed on another page meanwhile" in answer.content.decode()


@pytest.mark.parametrize(
    ("section", "name"),
    [("rules", "none"), ("nothing", "x"), ("channels", "pigeon"), ("offer", "99"), ("columns", "motivation")],
)
def test_what_is_not_there_is_404(nadia: Client, own: str, section: str, name: str) -> None:
    assert nadia.get(reverse("playbook part", args=[own, section, name])).status_code == 404


def test_somebody_elses_is_404(nadia: Client, people: Cast) -> None:
    assert nadia.get(reverse("playbook part", args=["0" * 26, "rules", "G2"])).status_code == 404
    assert nadia.get(reverse("add a part", args=["0" * 26, "rules"])).status_code == 404
