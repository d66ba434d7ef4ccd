"""The caseworker's pages about an investigation, under /handlaggning/<case>/utredning/."""

from django.urls import path

from applications.review.investigating import answering, lines, sharing, writing

urlpatterns = [
    path("", writing.review_investigation, name="review_investigation"),
    path("rad/<uuid:line_id>/", lines.edit_line, name="edit_line"),
    path("rad/<uuid:line_id>/ta-bort/", lines.remove_line, name="remove_line"),
    path("sagt/<uuid:comment_id>/", answering.answer_comment, name="answer_comment"),
    path("oppna/", sharing.open_investigation, name="open_investigation"),
    path("skicka/", sharing.communicate, name="communicate"),
    path("fortsatt/", sharing.resume_investigation, name="resume_investigation"),
    path(
        "brev/<uuid:communication_id>.pdf",
        sharing.communication_letter,
        name="communication_letter",
    ),
]
