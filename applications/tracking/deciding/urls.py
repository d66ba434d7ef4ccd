"""Decisions, under /arende/<case>/beslut/."""

from django.urls import path

from applications.tracking.deciding import views

urlpatterns = [
    path("<uuid:decision_id>/", views.decision, name="decision"),
    path("<uuid:decision_id>.pdf", views.decision_pdf, name="decision_pdf"),
    path("<uuid:decision_id>/last/", views.decision_read, name="decision_read"),
]
