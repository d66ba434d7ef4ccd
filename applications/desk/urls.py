"""The desk's pages, under /disk/."""

from django.urls import path

from applications.desk import finding, person, registering

urlpatterns = [
    path("", finding.desk, name="desk"),
    path("ny/", registering.register, name="register_person"),
    path("person/<uuid:person_id>/", person.desk_person, name="desk_person"),
]
