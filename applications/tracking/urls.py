"""The applicant's pages about her drafts and cases."""

from django.urls import path

from applications.tracking import views

urlpatterns = [
    path("mina-sidor/", views.home, name="home"),
    path("arende/<uuid:case_id>/", views.case, name="case"),
    path("arende/<uuid:case_id>/svar/", views.case_answers, name="case_answers"),
    path("arende/<uuid:case_id>/kvitto/", views.receipt, name="receipt"),
    path("arende/<uuid:case_id>/kvitto.pdf", views.receipt_pdf, name="receipt_pdf"),
    path("arende/<uuid:case_id>/logg/", views.case_log, name="case_log"),
    path("arende/<uuid:case_id>/ta-tillbaka/", views.withdraw, name="withdraw"),
]
