"""What is written about asks and introductions: words. Facts are noted by ``loop`` alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from whoelse.introductions.models import EVERYTHING, KNOWN_THROUGH, SCOPES, Ask, Introduction
from whoelse.method.facts import ASKS
from whoelse.people.queries import person as person_card
from whoelse.searches.access import Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Changes, Row, Unfit


def add_ask(
    viewer: Viewer,
    changes: Changes,
    *,
    act: str,
    entry: str,
    person: str,
    kind: str,
    day: date,
    scope: str = "",
    channel: str = "",
    words: str = "",
) -> None:
    """Write down an ask as it was put."""
    if kind not in ASKS:
        raise Unfit(f"“{kind}” is none of: {', '.join(ASKS)}.", "kind")
    if scope and scope not in SCOPES:
        raise Unfit(f"One of: {', '.join(SCOPES)}.", "scope")
    changes.make(
        Ask(
            search_id=viewer.search,
            act=act,
            entry=entry,
            person_id=person_card(viewer, person).id,
            kind=kind,
            scope=scope,
            channel=channel,
            words=words.strip()[:1_000],
            day=day,
        )
    )


def tell_introduction(
    viewer: Viewer,
    changes: Changes,
    *,
    act: str,
    introducer: str,
    person: str | None,
    organisation: str | None,
    day: date,
    known_through: str = "",
    known_words: str = "",
    quote: str = "",
) -> None:
    """Write down who leads to whom and how they know each other; what is already there is added to, not replaced.

    An introduction to somebody without a name yet becomes the one to the person named, at the same organisation.
    """
    if known_through and known_through not in KNOWN_THROUGH:
        raise Unfit(f"One of: {', '.join(KNOWN_THROUGH)}.", "known_through")
    by = person_card(viewer, introducer).id
    of = person_card(viewer, person).id if person else None
    if by == of:
        raise Unfit("Nobody introduces themselves.", "person")
    rows = Introduction.objects.filter(search=viewer.search, introducer=by)
    row = rows.filter(person=of).order_by("id").first()
    if row is None and of is not None and organisation is not None:
        row = rows.filter(person__isnull=True, organisation=organisation).order_by("id").first()
    words = {
        "known_through": known_through,
        "known_words": known_words.strip()[:500],
        "quote": quote.strip(),
        "person_id": of,
        "organisation_id": organisation,
    }
    if row is None or (of is None and organisation != row.organisation_id):
        changes.make(Introduction(search_id=viewer.search, act=act, introducer_id=by, first_on=day, **words))
    else:
        changes.change(row, **{name: value for name, value in words.items() if value})


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of an export back, with their ids and days. Raises Unfit where a row is not one of ours."""
    restore_rows(EVERYTHING, viewer.search, tables)
