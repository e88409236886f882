"""A table whose columns are not known: the user says which holds what, and it goes on to be looked over."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse

from whoelse.interchange.unreadable import Unreadable
from whoelse.loop import importing
from whoelse.loop.outcome import Refusal
from whoelse.method.people.asked import Asked
from whoelse.method.people.columns import MEANINGS, NOTHING, unfit
from whoelse.method.words import counted, list_in_words, sentence_start
from whoelse.web.pages.bring_in_plan import MOST_FILES
from whoelse.web.reading import read_by
from whoelse.web.visit import Visit, page

#: From more columns on, as in an address book, those that are left out are folded together.
_MANY = 15
_NAMELESS = "A column without a name"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column: its heading, its first values in a line, the field that says what it holds, and whether the first
    rows have nothing in it."""

    heading: str
    values: str
    field: forms.BoundField
    empty: bool


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """The columns of the file that is asked about. ``folded`` are columns that are left out: those without values, and
    all of them where there are many; ``folded_open`` where what is chosen can't be read yet."""

    batch: str
    files: str
    file: str
    words: str
    rows: tuple[ColumnRow, ...]
    folded: tuple[ColumnRow, ...]
    folded_words: str
    folded_open: bool


class ColumnsForm(forms.Form):
    """What each column holds, as proposed."""

    def __init__(self, asked: Asked, data: QueryDict | None = None) -> None:
        super().__init__(data)
        for place, (column, meaning) in enumerate(zip(asked.columns, asked.proposed, strict=True)):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=column.heading or _NAMELESS,
                choices=tuple(MEANINGS.items()),
                initial=meaning,
                required=False,
            )

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was said of each column, in their order; one of which nothing was said is left out."""
        return tuple(self.cleaned_data.get(name) or NOTHING for name in self.fields)

    def clean(self) -> None:
        """Raises ValidationError, in the sentence of the method, where it can't be read so."""
        sentence = "" if self.errors else unfit(self.chosen)
        if sentence:
            raise forms.ValidationError(sentence)


@page
def view(visit: Visit, batch: str) -> HttpResponse:
    """The columns, each with what it probably holds; a post reads the file by what was said, or leaves it."""
    try:
        if visit.posted and "leave" in visit.request.POST:
            importing.leave(visit.viewer, batch)
            return visit.saved("Nothing was brought in.", reverse("bring in"))
        asked = importing.asked(visit.viewer, batch)
        look_over = reverse("look over an import", args=[batch])
        if asked is None:
            return visit.go(look_over)
        form = ColumnsForm(asked, visit.request.POST if visit.posted else None)
        if visit.posted and form.is_valid():
            try:
                read_by(visit.viewer, batch, form.chosen)
                return visit.go(look_over)
            except Unreadable as error:
                form.add_error(None, str(error))
    except Refusal as refusal:
        return visit.saved(refusal.reason, reverse("bring in"))
    return visit.show("bring_in/columns.html", _page(batch, asked, form), form=form)


def _page(batch: str, asked: Asked, form: ColumnsForm) -> ColumnsPage:
    rows = [
        ColumnRow(column.heading or _NAMELESS, " · ".join(column.values), field, not column.values)
        for column, field in zip(asked.columns, form, strict=True)
    ]
    many = len(rows) > _MANY
    folded = [row for row in rows if (row.empty or many) and row.field.value() in {NOTHING, ""}]
    what = "that are left out" if many else "with nothing in the first rows"
    return ColumnsPage(
        batch,
        list_in_words(asked.files, most=MOST_FILES),
        asked.file.rpartition("/")[2],
        asked.words,
        tuple(row for row in rows if row not in folded),
        tuple(folded),
        f"{sentence_start(counted(len(folded), 'column', 'columns'))} {what}",
        bool(unfit([str(row.field.value()) for row in rows])),
    )
