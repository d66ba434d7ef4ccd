"""Registering an application, under /disk/."""

from django.urls import path

from applications.registering import views

urlpatterns = [
    path("person/<uuid:person_id>/ansokan/", views.start, name="start_registration"),
    path("ansokan/<uuid:draft_id>/", views.registered, name="registered"),
]
