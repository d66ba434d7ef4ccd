"""Filling in and sending an application."""

from django.urls import path

from applications.wizard import beside, choosing, confirming, estimating, helping, rest, views
from applications.wizard.step import StepView
from eservice.people.stash import keeps_typed

urlpatterns = [
    path("ansokan/ny/", choosing.start, name="start_draft"),
    path("ansokan/valj/", choosing.which_way, name="which_way"),
    path("ansokan/<uuid:draft_id>/", views.draft, name="draft"),
    path(
        "ansokan/<uuid:draft_id>/fraga/<slug:step>/",
        keeps_typed(StepView.as_view(url_name="step")),
        name="step",
    ),
    path("ansokan/<uuid:draft_id>/del/<slug:section>/", views.section, name="section"),
    path(
        "ansokan/<uuid:draft_id>/del/<slug:section>/stammer/",
        confirming.confirm_section,
        name="confirm_section",
    ),
    path(
        "ansokan/<uuid:draft_id>/del/<slug:section>/skicka/",
        rest.send_part,
        name="send_part",
    ),
    path("ansokan/<uuid:draft_id>/viktigast/", rest.essentials_first, name="essentials_first"),
    path("ansokan/<uuid:draft_id>/rakna/", estimating.estimate_draft, name="estimate"),
    path("ansokan/<uuid:draft_id>/kontrollera/", views.check, name="check"),
    path("ansokan/<uuid:draft_id>/skicka/", views.send, name="send"),
    path("ansokan/<uuid:draft_id>/andrat/", helping.changes, name="draft_changes"),
    path("ansokan/<uuid:draft_id>/klar/", helping.ready, name="say_ready"),
    path("bredvid/", beside.beside, name="beside"),
    path("bredvid/slut/", beside.beside_ends, name="beside_ends"),
    path("bredvid/visa-mindre/", beside.show_less, name="show_less"),
    path("ansokan/<uuid:draft_id>/ta-bort/", views.delete, name="delete_draft"),
]
