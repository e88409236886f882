"""Several people named on one line of a debrief: a row each, before anything is read; what is not sure is asked."""

from collections.abc import Mapping

from django.http import QueryDict

from whoelse.method.people.several import several
from whoelse.method.words import count_in_words, list_in_words, sentence_start
from whoelse.web.components import Choice
from whoelse.web.pages.caught import name_and_place
from whoelse.web.pages.debrief_forms import MOST_ROWS, NamedForm

#: The answers to whether a line names one person or several.
PEOPLE, PLACE, ONE = "several", "place", "one"
_QUESTION = "Is this one person, or several?"


def spread(sent: QueryDict) -> QueryDict:
    """The form with a row for each of those who were named on one line; as it was sent where nobody was.

    What was said of them beside the name goes with each. Beyond ``MOST_ROWS`` a line stays as it was typed.
    """
    rows = _rows(sent)
    found = [_apart(row) for row in rows]
    if found == [[row] for row in rows]:
        return sent
    room = MOST_ROWS - len(rows)
    result = sent.copy()
    for name in [name for name in sent if name.startswith("named-")]:
        del result[name]
    place = 0
    for row, apart in zip(rows, found, strict=True):
        fits = len(apart) - 1 <= room
        room -= len(apart) - 1 if fits else 0
        for one in apart if fits else [row]:
            for field, value in one.items():
                result[f"named-{place}-{field}"] = value
            place += 1
    return result


def asked(form: NamedForm, name: str) -> tuple[Choice, ...]:
    """The answers to choose from, where a line may name more than one; none where it can't."""
    perhaps = several(name).perhaps
    if not perhaps:
        return ()
    who, where = name_and_place(name)
    place = bool(who and where) and "," not in where and not str(form["at"].value() or "").strip()
    people = f"{sentence_start(count_in_words(len(perhaps)))} people: {list_in_words(perhaps)}"
    return (
        Choice(PEOPLE, people),
        *([Choice(PLACE, f"One person, {who}, who works at {where}")] if place else []),
        Choice(ONE, "One person, named just as it stands"),
    )


def settled(form: NamedForm) -> bool:
    """Whether it is settled how many a row names; where it is not, the row says so beside the name."""
    if not several(form.cleaned_data.get("name", "")).perhaps or form.cleaned_data.get("several") == ONE:
        return True
    form.add_error("name", _QUESTION)
    return False


def _rows(sent: QueryDict) -> list[dict[str, str]]:
    rows: dict[int, dict[str, str]] = {}
    for name in sent:
        prefix, _, rest = name.partition("-")
        number, _, field = rest.partition("-")
        if prefix == "named" and number.isdecimal() and field:
            rows.setdefault(int(number), {})[field] = str(sent[name])
    return [rows[number] for number in sorted(rows)]


def _apart(row: Mapping[str, str]) -> list[dict[str, str]]:
    """One row as one for each who is named in it."""
    name, answer = row.get("name", ""), row.get("several", "")
    found = several(name)
    if found.perhaps and answer == PLACE:
        who, where = name_and_place(name)
        return [{**row, "name": who, "at": row.get("at", "") or where, "several": ""}]
    names = found.perhaps if found.perhaps and answer == PEOPLE else found.surely
    if len(names) < 2:
        return [dict(row)]
    return [{**row, "name": each, "who": "", "several": ""} for each in names]
