"""What a caseworker does with one section of a case, under its address."""

from django.urls import path

from applications.review.sections import marking

urlpatterns = [
    path("del/<slug:section>/", marking.mark_section, name="mark_section"),
]
