"""Preparing for the first meeting, and asking to be contacted."""

from django.urls import path

from applications.preparing import views

urlpatterns = [
    path("arende/<uuid:case_id>/infor-motet/", views.prepare_meeting, name="prepare_meeting"),
    path("hjalp/hor-av-er/", views.ask_for_contact, name="ask_for_contact"),
]
