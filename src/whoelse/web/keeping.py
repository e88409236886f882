"""Words that are typed and not yet saved, between a form and the draft that keeps them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.forms import Field, Form
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from whoelse.conversations import queries
from whoelse.method.customs import time_written
from whoelse.searches.access import Viewer
from whoelse.web.components import Kept


def clock(at: datetime, zone: ZoneInfo | None) -> str:
    """The time of day as it is said, in the user's time zone: "8:52"."""
    local = timezone.localtime(at, zone)
    return time_written(local.hour, local.minute)


def kept(viewer: Viewer, form: str, zone: ZoneInfo | None, *, person: str = "") -> tuple[Kept, dict[str, Any]]:
    """How far the words of a form are kept, and the fields as they stand; no fields where nothing is kept yet."""
    draft = queries.kept(viewer, form)
    if draft is None:
        return Kept(form, person), {}
    return Kept(form, person, draft.revision, clock(draft.at, zone)), dict(draft.fields)


def initial(form: type[Form], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Kept fields as the initial values of a form: each widget reads its own, so repeated fields stay lists."""
    return values(form.base_fields, fields)


def values(asked: Mapping[str, Field], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same for the fields that one form asks, where not every form of its kind asks them."""
    held: MultiValueDict[str, Any] = MultiValueDict(
        {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    )
    return {
        name: field.widget.value_from_datadict(held, MultiValueDict(), name)
        for name, field in asked.items()
        if name in held
    }
