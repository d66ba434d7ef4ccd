"""The caseworker's pages, under /handlaggning/."""

from django.urls import path

from applications.review import case_page, journal, moves, worklist

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("<uuid:case_id>/", case_page.review_case, name="review_case"),
    path("<uuid:case_id>/ta/", moves.take_case, name="take_case"),
    path("<uuid:case_id>/utred/", moves.start_investigation, name="start_investigation"),
    path("<uuid:case_id>/lamna-over/", moves.hand_over, name="hand_over"),
    path("<uuid:case_id>/journal/", journal.journal, name="journal"),
]
