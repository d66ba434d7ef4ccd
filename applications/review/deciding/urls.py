"""Decisions, under /handlaggning/<case>/."""

from django.urls import path

from applications.review.deciding import closing, issued, preview, writing

urlpatterns = [
    path("beslut/", writing.write_decision, name="write_decision"),
    path("beslut/las/", preview.preview_decision, name="preview_decision"),
    path("beslut/foresla/", preview.propose, name="propose_decision"),
    path("beslut/lamna-tillbaka/", preview.give_back, name="return_proposal"),
    path("beslut/fatta/", preview.issue, name="issue_decision"),
    path("beslut/<uuid:decision_id>/", issued.review_decision, name="review_decision"),
    path("beslut/<uuid:decision_id>.pdf", issued.decision_letter, name="decision_letter"),
    path("beslut/<uuid:decision_id>/mottaget/", issued.notify_decision, name="notify_decision"),
    path("beslut/<uuid:decision_id>/andra/", issued.correct_decision, name="correct_decision"),
    path("avsluta/", closing.close, name="close_case"),
    path("oppna-igen/", closing.reopen, name="reopen_case"),
]
