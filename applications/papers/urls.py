"""Papers: sending and removing them, and opening one. For applicants and caseworkers."""

from django.urls import path

from applications.papers import reading, sending

urlpatterns = [
    path("ansokan/<uuid:draft_id>/papper/<slug:paper>/", sending.add, name="add_papers"),
    path(
        "ansokan/<uuid:draft_id>/papper/ta-bort/<uuid:document_id>/",
        sending.remove,
        name="remove_paper",
    ),
    path(
        "ansokan/<uuid:draft_id>/papper/sida/<uuid:document_id>/",
        sending.change,
        name="change_page",
    ),
    path("papper/<uuid:document_id>/", reading.document, name="document"),
    path("papper/<uuid:document_id>/bild/", reading.preview, name="document_preview"),
    path("papper/<uuid:document_id>/sida/<int:number>/", reading.page, name="document_page"),
    path("papper/<uuid:document_id>/alla-sidor/", reading.joined, name="joined_paper"),
]
