"""Meetings, under /arende/<case>/mote/."""

from django.urls import path

from applications.tracking.meeting import choosing, saying_no, views

urlpatterns = [
    path("<uuid:meeting_id>/", choosing.meeting, name="meeting"),
    path("<uuid:meeting_id>/ingen-tid/", saying_no.no_time_fits, name="no_time_fits"),
    path("<uuid:meeting_id>/mote.ics", views.meeting_calendar, name="meeting_calendar"),
]
