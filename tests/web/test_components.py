"""Components, drawn."""

import re

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.web import gallery
from whoelse.web import components


def drawn(template: str, **said: object) -> str:
    """What a piece of template becomes."""
    return engines["django"].from_string("{% load house %}" + template).render(said, RequestFactory().get("/"))


def test_a_step_says_what_why_and_whose() -> None:
    html = drawn('{% include "steps/step.html" %}', step=gallery.STEPS[1])
    assert "Write once more to Priya Nair" in html
    assert "no answer is noted" in html
    assert "Why? After Steve Dalton, second-hand" in html
    assert "Has Priya answered somewhere?" in html
    assert "btn main" not in html.split("comfort-2")[0], "only the lead step has the main button"


def test_the_lead_step_has_the_marker_and_an_owed_step_can_only_be_left_out() -> None:
    html = drawn('{% include "steps/step.html" %}', step=gallery.STEPS[0])
    assert 'class="step lead"' in html
    assert 'class="btn main"' in html
    assert "Leave this out" in html
    assert "Not comfortable" not in html


def test_every_dialog_a_step_opens_is_there() -> None:
    html = "".join(drawn('{% include "steps/step.html" %}', step=step) for step in gallery.STEPS)
    opened = set(re.findall(r'popovertarget="([^"]+)"', html))
    assert opened
    assert opened <= set(re.findall(r'id="([^"]+)" popover', html))


def test_acting_forms_of_a_step_carry_the_step_and_a_token_of_their_own() -> None:
    html = drawn('{% include "steps/step.html" %}', step=gallery.STEPS[1])
    tokens = re.findall(r'name="token" value="([a-z0-9]{26})"', html)
    assert len(tokens) == len(set(tokens)) == 2
    assert html.count('name="step" value="follow up"') == 2


def test_checks_say_problems_and_draw_a_count_without_inline_style() -> None:
    html = drawn('{% include "components/checks.html" %}', checks=gallery.CHECKS)
    assert '<li class="stop">' in html
    assert 'max="125" value="111"' in html
    assert html.count('role="status"') == 1, "the summary is announced, not every check"
    assert not gallery.CHECKS.clear


@pytest.mark.parametrize("name", ["email", "answer"])
def test_a_field_is_tied_to_its_error(name: str) -> None:
    form = gallery.GalleryForm({"email": "maria"})
    html = drawn('{% include "components/field.html" with field=field %}', field=form[name])
    error = re.search(r'aria-describedby="([^"]+)"', html)
    assert error is not None
    assert f'id="{error[1]}"' in html


def test_a_field_is_tied_to_its_label_and_hint() -> None:
    html = drawn(
        '{% include "components/field.html" with field=field optional="If you know" %}',
        field=gallery.GalleryForm()["name"],
    )
    assert '<label for="id_name">' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'id="id_name_helptext"' in html
    assert "If you know" in html


def test_a_name_is_escaped() -> None:
    row = components.PersonRow("<b>Tom</b>")
    html = drawn('{% include "components/people.html" %}', rows=(row,))
    assert "<b>Tom</b>" not in html
    assert "&lt;b&gt;Tom&lt;/b&gt;" in html


def test_what_comfort_holds_back_is_said_in_its_own_voice() -> None:
    html = drawn('{% include "components/people.html" %}', rows=gallery.ROWS)
    assert 'class="pill held"' in html
    assert "not now" in html


@pytest.mark.parametrize("state", gallery.STATES)
def test_a_state_is_always_said_in_words_too(state: str) -> None:
    html = drawn('{% include "components/state.html" %}', state=state)
    symbol = re.search(r'href="#(p-[a-z]+)"', html)
    assert symbol is not None
    assert f'id="{symbol[1]}"' in render_to_string("house/sprite.html")
    assert re.search(r"</svg>[a-z ]+</span>", html)


def test_every_icon_that_is_used_is_drawn() -> None:
    sprite = render_to_string("house/sprite.html")
    for name in ("check", "copy", "file", "look", "next", "off", "plus", "print", "rest", "stop"):
        assert f'id="i-{name}"' in sprite


def test_a_board_names_its_columns_and_says_when_there_is_nothing_to_do() -> None:
    html = drawn('{% include "components/board.html" %}', columns=gallery.COLUMNS)
    assert html.count("<section aria-labelledby=") == 5
    assert "Nothing to do" in html
    assert "Thank Maria" in html


def test_a_timeline_shows_its_quote_its_fold_and_its_undo() -> None:
    html = drawn('{% include "components/timeline.html" %}', entries=gallery.ENTRIES)
    assert "<q>The calmest person I know.</q>" in html
    assert "<summary>Debrief</summary>" in html
    assert 'name="undoes" value="a1"' in html


def test_content_tags_hold_what_stands_between_them() -> None:
    html = drawn(
        '{% care "Held back" %}<p>{{ name }}</p>{% endcare %}{% scroll "Table of people" %}x{% endscroll %}',
        name="<Tom>",
    )
    assert "<h2>Held back</h2>" in html
    assert "<p>&lt;Tom&gt;</p>" in html
    assert 'tabindex="0" role="region" aria-label="Table of people"' in html
