"""Why, and why not."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import comforting, debriefing, playbooks, searching, writing
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.planning import agenda
from whoelse.method.playbook import editing
from whoelse.playbooks.queries import own_playbooks


@pytest.fixture
def wrote(people: Cast) -> Cast:
    """Under Dalton: Tom was invited six business days ago, over a holiday, and Maria hesitated after a good talk."""
    writing.mark_sent(people.nadia, kind="invitation", person=people.tom, body="Dear Tom", today=date(2026, 1, 5))
    debriefing.write_debrief(people.nadia, person=people.maria, learned="Visit.", rapport=5, today=date(2026, 1, 5))
    searching.follow_playbook(people.nadia, "Dalton", today=date(2026, 1, 5))
    comforting.note_comfort(people.nadia, person=people.maria, comfort="hesitant", today=date(2026, 1, 13))
    return people


def test_everything_can_be_asked(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("why")).content.decode()
    planned = agenda(wrote.nadia, TODAY)
    assert planned.held_back
    assert html.count('class="told"') == len(planned.steps) + len(planned.held_back) + len(planned.coming)


def test_a_step_tells_its_rule_its_facts_and_the_days_counted(nadia: Client, wrote: Cast) -> None:
    step = next(step for step in agenda(wrote.nadia, TODAY).steps if step.do == "follow up")
    html = nadia.get(reverse("why"), {"step": step.key}).content.decode()
    assert "after 7 business days, follow up" in html
    assert "Monday 5 January: invitation sent" in html
    days = html.split('class="days"')[1].split("</table>")[0]
    assert days.count("<b>") == 7
    assert "<b>7</b>" in days.split('class="on"')[1].split("</td>")[0]
    assert "not counted, a Saturday" in days
    assert "decides here" in html.split("The playbook’s rule")[1].split("</li>")[0]


def test_ids_of_rules_stand_in_a_detail_alone(nadia: Client, wrote: Cast) -> None:
    for step in agenda(wrote.nadia, TODAY).steps:
        html = nadia.get(reverse("why"), {"step": step.key}).content.decode()
        ids = {reason.rule for reason in step.reasons}
        where = html.split('<details class="why"><summary>Where to find it</summary>', 1)[1].split("</details>", 1)[0]
        assert all(one in where for one in ids)
        in_sight = re.sub(r"<details.*?</details>", "", html.split("<main", 1)[1], flags=re.DOTALL)
        assert not [one for one in ids if re.search(rf">[^<]*\b{one}\b, ", in_sight)]


def test_what_is_held_back_says_why_not(nadia: Client, wrote: Cast) -> None:
    held = next(one for one in agenda(wrote.nadia, TODAY).held_back if one.by == "comfort")
    html = nadia.get(reverse("why"), {"step": held.step.key}).content.decode()
    assert "It is held back." in html
    assert "Dalton would now" in html
    assert "where it can be lifted" in html
    assert "comfort noted (hesitant)" in html
    assert "under every playbook.</p>" in html
    assert "decides here" in html.split("Someone’s comfort")[1].split("</li>")[0]


def test_what_a_never_of_ones_own_holds_back_leads_to_it(nadia: Client, wrote: Cast) -> None:
    playbooks.copy_playbook(wrote.nadia, "Dalton", called="Mine", today=TODAY)
    own = own_playbooks(wrote.nadia)[0]
    text = editing.forbid(own.text, "D7", "You forbade it yourself.")
    playbooks.keep_version(wrote.nadia, own.id, text, follow=True, today=TODAY)
    held = next(one for one in agenda(wrote.nadia, TODAY).held_back if one.by == "never")
    html = nadia.get(reverse("why"), {"step": held.step.key}).content.decode()
    assert "Never follow this rule: “When an invitation is sent and no answer is noted: after 7 business days" in html
    assert f'<a href="{reverse("own playbook", args=[own.id])}#never-never-d7">See it in Mine' in html
    assert 'id="never-never-d7"' in nadia.get(reverse("own playbook", args=[own.id])).content.decode()


@pytest.mark.parametrize("key", ["no key at all", "thank|0|0|0|1"])
def test_a_step_that_is_there_no_more_says_what_changed(nadia: Client, people: Cast, key: str) -> None:
    html = nadia.get(reverse("why"), {"step": key}).content.decode()
    assert "Nothing is due here any more" in html


def test_ten_more_people_cost_no_more_queries(nadia: Client, wrote: Cast) -> None:
    nadia.get(reverse("why"))
    with CaptureQueriesContext(connection) as few:
        nadia.get(reverse("why"))
    for number in range(10):
        person = add_person(wrote.nadia, NewPerson(f"Somebody {number}"), today=date(2026, 1, 2)).person
        assert person is not None
        writing.mark_sent(wrote.nadia, kind="invitation", person=person, body="Hello", today=date(2026, 1, 5))
    nadia.get(reverse("why"))
    with CaptureQueriesContext(connection) as many:
        nadia.get(reverse("why"))
    assert len(many) <= len(few)
