"""The auditor's pages."""

from django.urls import path

from applications.auditing import checking, searching

urlpatterns = [
    path("", checking.audit, name="audit"),
    path("sok/", searching.search_readings, name="search_readings"),
    path("kontroll/", checking.start_log_check, name="start_log_check"),
    path("kontroll/<uuid:check_id>/", checking.log_check, name="log_check"),
]
