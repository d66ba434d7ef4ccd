"""The calculation, under /handlaggning/."""

from django.urls import path

from applications.review.calculating import changing, page

urlpatterns = [
    path("<uuid:case_id>/berakning/", page.calculation, name="calculation"),
    path(
        "<uuid:case_id>/berakning/<slug:which>/",
        changing.change_calculation,
        name="change_calculation",
    ),
]
