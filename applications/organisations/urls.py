"""The organisation's pages, under /foreningar/."""

from django.urls import path

from applications.organisations import views
from eservice.people.stash import keeps_typed

urlpatterns = [
    path("ny/", keeps_typed(views.ask), name="ask_for_organisation"),
    path("lamnat/", views.left_organisation, name="left_organisation"),
    path("<uuid:organisation_id>/", views.organisation, name="organisation"),
    path("<uuid:organisation_id>/ny-medlem/", keeps_typed(views.add_member), name="add_member"),
    path(
        "<uuid:organisation_id>/medlem/<uuid:membership_id>/avsluta/",
        views.end_membership,
        name="end_membership",
    ),
    path(
        "<uuid:organisation_id>/medlem/<uuid:membership_id>/ansvarig/",
        views.make_manager,
        name="make_manager",
    ),
]
