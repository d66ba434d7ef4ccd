"""The desk's pages, under /disk/."""

from django.urls import path

from applications.desk import finding, giving, numbering, person, registering

urlpatterns = [
    path("", finding.desk, name="desk"),
    path("ny/", registering.register, name="register_person"),
    path("person/<uuid:person_id>/", person.desk_person, name="desk_person"),
    path("person/<uuid:person_id>/koder/", giving.desk_codes, name="desk_codes"),
    path(
        "person/<uuid:person_id>/koder/stoppa/",
        giving.void_desk_codes,
        name="void_desk_codes",
    ),
    path(
        "person/<uuid:person_id>/personnummer/",
        numbering.add_desk_number,
        name="add_desk_number",
    ),
]
