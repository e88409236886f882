"""Who looks, whose search, with which rights: the one place where that is decided."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from whoelse.accounts.models import User
from whoelse.searches.models import Search

OWNER = frozenset({"read", "write"})
THE_ONE_USER = "me"


class NotFound(LookupError):
    """Nothing of that kind in the search that the viewer looks at, whoever else may have it. Pages answer 404."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks (``user``) at whose search (``search``) with which rights. Made only in this module."""

    user: str
    search: str
    rights: frozenset[str]


def viewer_for(user: str) -> Viewer:
    """The viewer that a signed-in user is, by the user's id. Raises NotFound where they have no search."""
    search = Search.objects.filter(owner=user, owner__is_active=True).order_by("started_on", "id").first()
    if search is None:
        raise NotFound("There is no search of this user.")
    return Viewer(user=user, search=search.id, rights=OWNER)


def begin_search(user: str, *, today: date) -> Viewer:
    """The viewer of a search that the user begins today."""
    search = Search.objects.create(owner_id=user, started_on=today)
    return Viewer(user=user, search=search.id, rights=OWNER)


def viewer_of_this_machine(*, today: date) -> Viewer:
    """The viewer on a machine that serves one person; makes the one user and the search where there is none yet."""
    with transaction.atomic():
        user = User.objects.order_by("date_joined", "id").first()
        if user is None:
            user = User(username=THE_ONE_USER)
            user.set_unusable_password()
            user.save()
        search = Search.objects.filter(owner=user).order_by("started_on", "id").first()
        if search is None:
            return begin_search(user.id, today=today)
        return Viewer(user=user.id, search=search.id, rights=OWNER)
