"""The money, under /arende/."""

from django.urls import path

from applications.tracking.paying import views

urlpatterns = [
    path("arende/<uuid:case_id>/pengar/", views.payments_of_case, name="payments_of_case"),
]
