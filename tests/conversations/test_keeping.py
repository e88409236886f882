"""Anything typed and not yet saved is kept; two pages never overwrite one another without a word."""

import pytest

from tests.cast import TODAY, Cast
from whoelse.conversations.actions import KeptElsewhere, discard, keep
from whoelse.conversations.queries import drafts, kept
from whoelse.loop import undoing, writing
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.changes import Unfit

FORM = "message:invitation:maria"


def test_what_was_kept_last_is_there(cast: Cast) -> None:
    first = keep(cast.nadia, FORM, {"body": "Dear"}, revision=0, person=cast.maria)
    second = keep(cast.nadia, FORM, {"body": "Dear Maria"}, revision=first.revision, person=cast.maria)
    draft = kept(cast.nadia, FORM)
    assert draft is not None
    assert (draft.fields, draft.revision, draft.at) == ({"body": "Dear Maria"}, second.revision, second.at)
    assert [each.form for each in drafts(cast.nadia, cast.maria)] == [FORM]


def test_another_page_is_not_overwritten(cast: Cast) -> None:
    keep(cast.nadia, FORM, {"body": "From the laptop"}, revision=0)
    with pytest.raises(KeptElsewhere) as elsewhere:
        keep(cast.nadia, FORM, {"body": "From the phone"}, revision=0)
    assert elsewhere.value.fields == {"body": "From the laptop"}
    keep(cast.nadia, FORM, {"body": "From the phone"}, revision=elsewhere.value.revision)


def test_the_same_words_twice_are_no_conflict(cast: Cast) -> None:
    first = keep(cast.nadia, FORM, {"body": "Dear"}, revision=0)
    assert keep(cast.nadia, FORM, {"body": "Dear"}, revision=0) == first


def test_sending_takes_the_draft_and_undoing_brings_it_back(cast: Cast) -> None:
    keep(cast.nadia, FORM, {"body": "Dear Maria"}, revision=0, person=cast.maria)
    before = kept(cast.nadia, FORM)
    done = writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, body="Dear", form=FORM, today=TODAY)
    assert kept(cast.nadia, FORM) is None
    undoing.undo(cast.nadia, done.act, today=TODAY)
    assert kept(cast.nadia, FORM) == before


def test_too_long_is_refused_and_what_was_kept_stays(cast: Cast) -> None:
    first = keep(cast.nadia, FORM, {"body": "Dear"}, revision=0)
    with pytest.raises(Unfit, match="At most 100,000"):
        keep(cast.nadia, FORM, {"body": "x" * 100_001}, revision=first.revision)
    draft = kept(cast.nadia, FORM)
    assert draft is not None
    assert draft.fields == {"body": "Dear"}


def test_a_stranger_finds_no_draft_and_keeps_none_of_another_users_person(cast: Cast, stranger: Viewer) -> None:
    keep(cast.nadia, FORM, {"body": "Dear"}, revision=0)
    assert kept(stranger, FORM) is None
    discard(stranger, FORM)
    assert kept(cast.nadia, FORM) is not None
    with pytest.raises(NotFound):
        keep(stranger, FORM, {}, revision=0, person=cast.maria)
