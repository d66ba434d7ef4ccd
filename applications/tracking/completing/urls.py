"""What was asked for after the application, under a case."""

from django.urls import path

from applications.tracking.completing import answering, views

urlpatterns = [
    path("komplettering/", views.completions, name="completions"),
    path("komplettering/<uuid:item_id>/", answering.answer_completion, name="answer_completion"),
    path(
        "komplettering/brev/<uuid:request_id>.pdf",
        views.completion_letter,
        name="completion_letter",
    ),
]
