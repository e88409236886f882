"""Every address a browser can go to, by name."""

from django.urls import path

from whoelse.web.pages import keep, undo

urlpatterns = [
    path("keep/", keep.view, name="keep"),
    path("undo/", undo.view, name="undo"),
]
