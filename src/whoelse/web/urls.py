"""Every address a browser can go to, by name."""

from django.urls import path

from whoelse.web.pages import keep, playbook, settings, undo, welcome

urlpatterns = [
    path("keep/", keep.view, name="keep"),
    path("playbook/", playbook.view, name="playbook"),
    path("settings/", settings.view, name="settings"),
    path("undo/", undo.view, name="undo"),
    path("welcome/", welcome.view, name="welcome"),
]
