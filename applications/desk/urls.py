"""The desk's pages, under /disk/, and those of who has got codes there."""

from django.urls import path

from applications.desk import entering, finding, giving, numbering, own_codes, person, registering

urlpatterns = [
    path("disk/", finding.desk, name="desk"),
    path("disk/ny/", registering.register, name="register_person"),
    path("disk/person/<uuid:person_id>/", person.desk_person, name="desk_person"),
    path("disk/person/<uuid:person_id>/koder/", giving.desk_codes, name="desk_codes"),
    path(
        "disk/person/<uuid:person_id>/koder/stoppa/",
        giving.void_desk_codes,
        name="void_desk_codes",
    ),
    path(
        "disk/person/<uuid:person_id>/personnummer/",
        numbering.add_desk_number,
        name="add_desk_number",
    ),
    path("logga-in/kod/", entering.code_login, name="code_login"),
    path("mina-koder/", own_codes.own_codes, name="own_codes"),
    path("mina-koder/stoppa/", own_codes.stop_codes, name="stop_codes"),
]
