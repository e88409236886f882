"""Keeping what is typed, as it is typed. Says "kept" only of words that are on disk."""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_POST

from whoelse.conversations.actions import KeptElsewhere, keep
from whoelse.searches.changes import Unfit
from whoelse.web import keeping, telling
from whoelse.web.visit import REFUSED, UNFIT, Visit, local_address, page

#: What a form carries that nobody typed.
_NOT_TYPED = {"csrfmiddlewaretoken", "keep", "keep_person", "revision", "token", "step"}
_MOST_BYTES = 500_000


@require_POST
@page
def view(visit: Visit) -> HttpResponse:
    """Keep the fields of one form. A conflict answers with what was kept elsewhere, and changes nothing."""
    by_script = visit.request.content_type == "application/json"
    sent = _read(visit.request.body) if by_script else _read_form(visit.request.POST)
    if sent is None:
        return JsonResponse({"reason": "These are not the fields of a form."}, status=UNFIT)
    form, person, revision, fields = sent
    try:
        kept = keep(visit.viewer, form, fields, revision=revision, person=person)
    except KeptElsewhere as other:
        said = {"fields": _lists(other.fields), "revision": other.revision, "kept": keeping.clock(other.at, visit.zone)}
        if by_script:
            return JsonResponse(said, status=REFUSED)
        telling.say(visit.request, "These words were changed somewhere else meanwhile. Here is what is kept.")
        return visit.go(_referring(visit))
    except Unfit as unfit:
        return JsonResponse({"reason": str(unfit)}, status=UNFIT)
    if by_script:
        return JsonResponse({"kept": keeping.clock(kept.at, visit.zone), "revision": kept.revision})
    telling.say(visit.request, f"Kept, {keeping.clock(kept.at, visit.zone)}.")
    return visit.go(_referring(visit))


def _read(body: bytes) -> tuple[str, str, int, dict[str, Any]] | None:
    if len(body) > _MOST_BYTES:
        return None
    try:
        sent = json.loads(body)
        form, person, revision, fields = sent["keep"], sent.get("person", ""), sent["revision"], sent["fields"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    sound = (
        isinstance(form, str)
        and 0 < len(form) <= 160
        and isinstance(person, str)
        and isinstance(revision, int)
        and isinstance(fields, dict)
        and all(isinstance(value, list) and all(isinstance(one, str) for one in value) for value in fields.values())
    )
    return (form, person, revision, fields) if sound else None


def _read_form(post: QueryDict) -> tuple[str, str, int, dict[str, Any]] | None:
    form, revision = str(post.get("keep", "")), str(post.get("revision", ""))
    if not 0 < len(form) <= 160 or not revision.isdecimal():
        return None
    fields = {name: post.getlist(name) for name in post if name not in _NOT_TYPED}
    return form, str(post.get("keep_person", "")), int(revision), fields


def _lists(fields: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: value if isinstance(value, list) else [value] for name, value in fields.items()}


def _referring(visit: Visit) -> str:
    here = f"{visit.request.scheme}://{visit.request.get_host()}"
    return local_address(visit.request.headers.get("referer", "").removeprefix(here))
