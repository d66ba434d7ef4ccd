"""Logging in with a code, and one's own codes."""

from django.urls import path

from applications.code_logins import entering, own_codes

urlpatterns = [
    path("logga-in/kod/", entering.code_login, name="code_login"),
    path("mina-koder/", own_codes.own_codes, name="own_codes"),
    path("mina-koder/stoppa/", own_codes.stop_codes, name="stop_codes"),
]
