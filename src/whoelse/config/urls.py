"""Which address leads where."""

from django.urls import include, path

from whoelse.local.pages import sign_in

urlpatterns = [
    path("sign-in/", sign_in, name="sign-in"),
    path("", include("whoelse.web.urls")),
]
