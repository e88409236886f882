"""Every component of the house on one page, for looking at and for axe. It is not shipped."""

from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from whoelse.web import components, telling, urls
from whoelse.web.pages.steps import StepShown

COMFORTS = (
    components.Choice("me", "I am not. Leave this step out."),
    components.Choice("them", "Priya may not be. Let Priya rest."),
    components.Choice("said", "Priya said so. Until a day is named."),
)


class GalleryForm(forms.Form):
    """Each kind of field, some of them in error."""

    name = forms.CharField(label="Name", help_text="As they write it.")
    email = forms.EmailField(label="E-mail", error_messages={"invalid": "An e-mail address has an @ in the middle."})
    day = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}))
    channel = forms.ChoiceField(label="By", choices=[("e-mail", "E-mail"), ("phone", "Phone")])
    learned = forms.CharField(label="What did you learn?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    rapport = forms.ChoiceField(
        label="Rapport",
        help_text="Yours alone.",
        choices=[("1", "stiff"), ("2", "polite"), ("3", "friendly"), ("4", "warm"), ("5", "like old friends")],
        widget=forms.RadioSelect,
    )
    answer = forms.ChoiceField(
        label="How did Tom answer?",
        choices=[
            ("offered", "Offered"),
            ("will check", "Will check with them first"),
            ("later", "Ask me later"),
            ("no", "No"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came closest."},
    )
    thanked = forms.BooleanField(label="I thanked Maria in person", required=False)


RULE = components.RuleTold(
    "Invitation sent and no reply after 7 business days: one follow-up.",
    "after Steve Dalton, second-hand",
    "The 2-Hour Job Search",
)
STEPS = (
    StepShown(
        id="1",
        key="thank introducer",
        do="thank introducer",
        kicker="Say thank you · 5 minutes",
        heading="Thank Maria Lindqvist for introducing you to Tom Okafor",
        reason="Maria introduced you this morning. Whoever opens a door is thanked the same day.",
        rules=(components.RuleTold("Introduction made: thank the introducer, the same day.", "ours", ""),),
        to="/x",
        act=components.Link("Write to Maria", "/x"),
        lead=True,
    ),
    StepShown(
        id="2",
        key="follow up",
        do="follow up",
        kicker="Write once more · 5 minutes",
        heading="Write once more to Priya Nair",
        reason="You wrote to Priya on Monday 5 January, 7 business days ago; no answer is noted.",
        rules=(RULE,),
        to="/x",
        act=components.Link("No, open the draft", "/x"),
        asks="Has Priya answered somewhere?",
        answered=components.Link("Yes, note the answer", "/reply"),
        snoozes=(components.Choice("2026-01-15", "Tomorrow"), components.Choice("2026-01-19", "Next Monday")),
        comforts=COMFORTS,
        tomorrow="2026-01-15",
    ),
)
CHECKS = components.Checks(
    "One thing to take out, one to look at.",
    (
        components.Check("stop", "Leave out “opportunities”.", "A first message never mentions jobs."),
        components.Check("look", "A little more about Tom.", "Four sentences speak of you, three of Tom."),
        components.Check("ok", "111 of at most 125 words", count=111, most=125),
        components.Check("ok", "Leaves an easy way out"),
    ),
    (RULE,),
)
ENTRIES = (
    components.Entry(
        "Today, 8:40", "", "made", "2026-01-14", "Introduced you to Tom Okafor.", "The calmest person I know."
    ),
    components.Entry(
        "Yesterday",
        "You talked with",
        "talked",
        "2026-01-13",
        still="Maria has not heard how it went.",
        link=components.Link("Aiko Tanabe", "/x"),
        undo=components.Undo("a1"),
    ),
    components.Entry(
        "9 January",
        "Maria said they would check with Tom first.",
        "checking",
        "2026-01-09",
        folded=("One question kept.",),
        folded_summary="Debrief",
    ),
    components.Entry("11 December", "Thanked and told.", "closed"),
    components.Entry("8 December", "You wrote after four years."),
)
ROWS = (
    components.PersonRow("Tom Okafor", "/x", "made", "tomorrow", "Write to Tom, after Maria has been thanked."),
    components.PersonRow(
        "Ruth Adeyemi",
        "/x",
        "talked",
        held="not now",
        words="You noted that Ruth hesitated, so it waits until you lift that.",
    ),
    components.PersonRow("نادية حداد", "", "named", "named", act=components.Link("Choose", "/x")),
)
COLUMNS = tuple(
    components.BoardColumn(state, words, items)
    for state, words, items in (
        (
            "named",
            "Named",
            (
                components.BoardItem(
                    "Halima Yusuf", "by Aiko Tanabe", "/x", "Aiko’s name stays out of it until Aiko agrees."
                ),
            ),
        ),
        ("offered", "Offered", ()),
        (
            "checking",
            "Checking with them",
            (components.BoardItem("Peter Hale", "by Samuel Price, since Monday", "/x", nothing_to_do=True),),
        ),
        (
            "made",
            "Made",
            (
                components.BoardItem(
                    "Tom Okafor", "by Maria Lindqvist, today", "/x", owed=components.Link("Thank Maria", "/x")
                ),
            ),
        ),
        (
            "talked",
            "Talked",
            (
                components.BoardItem(
                    "Aiko Tanabe",
                    "by Maria Lindqvist",
                    "/x",
                    owed=components.Link("Tell Maria", "/x"),
                    by_day="by Friday",
                ),
            ),
        ),
    )
)
STATES = ("named", "offered", "checking", "made", "talked", "closed", "declined", "silent")


def view(request: HttpRequest) -> HttpResponse:
    """The gallery."""
    telling.say(request, "Introduction to Tom Okafor noted.", act="an-act", back="/gallery/")
    form = GalleryForm(
        {"name": "Maria Lindqvist", "email": "maria", "day": "2026-01-14", "channel": "phone", "rapport": "4"}
    )
    said = {
        "form": form,
        "steps": STEPS,
        "checks": CHECKS,
        "entries": ENTRIES,
        "rows": ROWS,
        "columns": COLUMNS,
        "states": STATES,
        "kept": components.Kept("message:invitation:tom", revision=3, at="8:52"),
    }
    template = engines["django"].from_string((Path(__file__).parent / "gallery.html").read_text())
    return HttpResponse(template.render(said, request))


urlpatterns = [path("gallery/", view, name="gallery"), *urls.urlpatterns]
