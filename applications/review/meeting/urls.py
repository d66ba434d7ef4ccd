"""Meetings, under a case."""

from django.urls import path

from applications.review.meeting import listing, proposing

urlpatterns = [
    path("moten/", listing.case_meetings, name="case_meetings"),
    path("moten/nytt/", proposing.propose_meeting, name="propose_meeting"),
    path("moten/<uuid:meeting_id>/stall-in/", listing.cancel_meeting, name="cancel_meeting"),
    path("moten/<uuid:meeting_id>/har-varit/", listing.meeting_held, name="meeting_held"),
]
