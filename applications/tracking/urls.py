"""The applicant's pages about her drafts and cases."""

from django.urls import include, path

from applications.tracking import calendar, own_data, protection, registered, views

urlpatterns = [
    path("", include("applications.tracking.paying.urls")),
    path("", include("applications.tracking.continuity.urls")),
    path("mina-sidor/", views.home, name="home"),
    path("mina-sidor/skydd/", protection.own_protection, name="own_protection"),
    path("mina-sidor/uppgifter/", own_data.own_copy, name="own_data"),
    path("mina-sidor/uppgifter/fil.<slug:shape>", own_data.own_file, name="own_data_file"),
    path("mina-sidor/uppgifter/ta-bort/", own_data.delete_own_copy, name="delete_own_data"),
    path("arende/<uuid:case_id>/", views.case, name="case"),
    path("arende/<uuid:case_id>/dagar.ics", calendar.case_days, name="case_days"),
    path("arende/<uuid:case_id>/svar/", views.case_answers, name="case_answers"),
    path("arende/<uuid:case_id>/kvitto/", views.receipt, name="receipt"),
    path("arende/<uuid:case_id>/kvitto.pdf", views.receipt_pdf, name="receipt_pdf"),
    path("arende/<uuid:case_id>/stammer/", registered.confirm, name="confirm_registered"),
    path("arende/<uuid:case_id>/logg/", views.case_log, name="case_log"),
    path("arende/<uuid:case_id>/", include("applications.tracking.completing.urls")),
    path("arende/<uuid:case_id>/ta-tillbaka/", views.withdraw, name="withdraw"),
    path("arende/<uuid:case_id>/beslut/", include("applications.tracking.deciding.urls")),
    path("arende/<uuid:case_id>/", include("applications.tracking.appealing.urls")),
    path("arende/<uuid:case_id>/mote/", include("applications.tracking.meeting.urls")),
    path("arende/<uuid:case_id>/", include("applications.tracking.messaging.urls")),
    path("arende/<uuid:case_id>/utredning/", include("applications.tracking.investigating.urls")),
]
