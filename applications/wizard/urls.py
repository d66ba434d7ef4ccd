"""Filling in and sending an application."""

from django.urls import path

from applications.wizard import views
from applications.wizard.step import StepView

urlpatterns = [
    path("ansokan/ny/", views.start, name="start_draft"),
    path("ansokan/<uuid:draft_id>/", views.draft, name="draft"),
    path(
        "ansokan/<uuid:draft_id>/fraga/<slug:step>/",
        StepView.as_view(url_name="step"),
        name="step",
    ),
    path("ansokan/<uuid:draft_id>/del/<slug:section>/", views.section, name="section"),
    path("ansokan/<uuid:draft_id>/kontrollera/", views.check, name="check"),
    path("ansokan/<uuid:draft_id>/skicka/", views.send, name="send"),
    path("ansokan/<uuid:draft_id>/ta-bort/", views.delete, name="delete_draft"),
]
