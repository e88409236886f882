"""Once round the loop by acts alone: each station calls for the next."""

from datetime import date, timedelta

from tests.cast import TODAY, Cast
from whoelse.loop import agreeing, choosing, debriefing, introducing, planning, preparing, replying, talking, writing
from whoelse.loop.people import NewPerson
from whoelse.searches.access import Viewer


def steps(viewer: Viewer, day: date) -> list[tuple[str, str]]:
    agenda = planning.agenda(viewer, day)
    people = planning.situation(viewer, planning.all_facts(viewer))
    return [(step.do, people.name(step.person)) for step in agenda.steps]


def test_from_the_first_invitation_to_the_second_generation(cast: Cast) -> None:
    nadia, maria = cast.nadia, cast.maria
    assert steps(nadia, TODAY) == [("choose person", "someone")]
    choosing.choose_person(nadia, maria, today=TODAY)
    assert steps(nadia, TODAY) == [("invite", "Maria")]
    writing.mark_sent(nadia, kind="invitation", person=maria, body="Dear Maria, ...", today=TODAY)
    assert ("invite", "Maria") not in steps(nadia, TODAY)
    tomorrow = TODAY + timedelta(days=1)
    replying.note_reply(nadia, person=maria, answer="yes", today=tomorrow)
    assert ("agree", "Maria") in steps(nadia, tomorrow)
    monday = date(2026, 1, 19)
    agreeing.agree(nadia, person=maria, day=monday, time="14:00", today=tomorrow)
    friday = date(2026, 1, 16)
    assert ("prepare", "Maria") in steps(nadia, friday)
    preparing.save_list(nadia, person=maria, questions=["What is a bad day like?"], done=True, today=friday)
    assert ("prepare", "Maria") not in steps(nadia, friday)
    talking.start_talk(nadia, person=maria, today=monday)
    talking.near_its_end(nadia, person=maria, rapport=5, comfort="easy", today=monday)
    assert ("indirect ask", "Maria") in steps(nadia, monday)
    talking.ask_made(nadia, person=maria, ask="indirect", answer="offered", today=monday)
    done = debriefing.write_debrief(
        nadia,
        person=maria,
        rapport=5,
        learned="Planners visit.",
        asked="indirect",
        answer="offered",
        named=[debriefing.Named(new=NewPerson("Ingrid Solberg", at="Halden Ferries"), state="offered")],
        today=monday,
    )
    (ingrid,) = done.new_people
    assert ("thank", "Maria") in steps(nadia, monday)
    writing.mark_sent(nadia, kind="thank-you", person=maria, today=monday)
    tuesday = monday + timedelta(days=1)
    introducing.note_introduction(nadia, introducer=maria, person=ingrid, state="made", today=tuesday)
    assert {("thank introducer", "Maria"), ("write to introduced", "Ingrid")} <= set(steps(nadia, tuesday))
    writing.mark_sent(nadia, kind="introducer thanks", person=maria, today=tuesday)
    writing.mark_sent(nadia, kind="introduced invitation", person=ingrid, today=tuesday)
    assert [step for step in steps(nadia, tuesday) if step[0] != "choose person"] == []
    debriefing.write_debrief(nadia, person=ingrid, today=date(2026, 1, 22))
    assert ("report to introducer", "Maria") in steps(nadia, date(2026, 1, 22))
    facts = planning.all_facts(nadia)
    assert [fact.through for fact in facts if fact.kind == "invitation sent"] == [None, maria]
