"""The way in: a ticket is exchanged for a cookie, once."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from whoelse.local.beginning import begin_at
from whoelse.local.folder import DataFolder
from whoelse.local.guard import closed
from whoelse.local.place import machine_place
from whoelse.local.tickets import use_ticket
from whoelse.searches.access import viewer_of_this_machine


@require_GET
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signs the owner in when the ticket is good, else shows the closed page.

    The answer is a page that moves on by itself, not a redirect: a browser does not send a SameSite=Strict cookie along
    a redirect that began outside, as this visit did.
    """
    if not use_ticket(DataFolder(Path(settings.DATA_FOLDER)), request.GET.get("ticket", "")):
        return closed(request)
    owners = get_user_model()._default_manager
    first_visit = not owners.exists()
    viewer = viewer_of_this_machine(today=timezone.localdate())
    if first_visit:
        begin_at(viewer, machine_place())
    owner = owners.get(pk=viewer.user)
    login(request, owner, backend="django.contrib.auth.backends.ModelBackend")
    response = render(request, "local/come_in.html")
    response["Cache-Control"] = "no-store"
    return response
