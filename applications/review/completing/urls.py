"""Completion requests, under a case."""

from django.urls import path

from applications.review.completing import asking, judging

urlpatterns = [
    path("komplettering/", judging.review_completions, name="review_completions"),
    path("komplettering/ny/", asking.ask_completion, name="ask_completion"),
    path("komplettering/<uuid:item_id>/", judging.judge_completion, name="judge_completion"),
    path(
        "komplettering/brev/<uuid:request_id>.pdf",
        judging.asked_letter,
        name="review_completion_letter",
    ),
]
