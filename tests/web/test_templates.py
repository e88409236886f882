"""What must hold of every template, read as text: the browser would refuse the rest."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import engines

import whoelse
import whoelse.web

PACKAGE = Path(whoelse.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
NAMES = [str(path.relative_to(PACKAGE)) for path in TEMPLATES]
SCRIPTS = sorted(Path(whoelse.web.__file__).parent.glob("static/js/*.js"))
STYLES = sorted(Path(whoelse.web.__file__).parent.glob("static/css/*.css"))

every_template = pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 30


@every_template
def test_it_can_be_read(path: Path) -> None:
    name = str(path).partition("/templates/")[2]
    assert engines["django"].get_template(name).origin.name == str(path)


@every_template
def test_nothing_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text), "inline style"
    assert not re.search(r"\son[a-z]+\s*=", text), "inline handler"
    assert not re.search(r"<style\b", text), "inline style sheet"
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", text), "inline script"
    assert "javascript:" not in text
    assert "data:" not in re.sub(r"data-[a-z-]+", "", text), "the policy lets no data: address through"


@every_template
def test_what_it_refers_to_is_there(path: Path) -> None:
    for name in re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", path.read_text(encoding="utf-8")):
        assert finders.find(name), name


@every_template
def test_every_posting_form_carries_the_page_s_token(path: Path) -> None:
    for form in re.findall(r"<form\b(?:[^>]|(?<=%)>)*>.*?</form>", path.read_text(encoding="utf-8"), re.DOTALL):
        if 'method="post"' in form:
            assert "{% csrf_token %}" in form, form[:120]


@every_template
def test_it_loads_nothing_from_elsewhere(path: Path) -> None:
    loaded = re.findall(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["'](https?:)?//""", path.read_text("utf-8"))
    assert not loaded


@pytest.mark.parametrize("path", STYLES, ids=[path.name for path in STYLES])
def test_only_the_tokens_name_colours(path: Path) -> None:
    if path.name == "tokens.css":
        return
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*[,{:])", text)) <= {"#fff"}, "a colour beside the tokens"


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_no_script_makes_code_of_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.style\b", text
    )
