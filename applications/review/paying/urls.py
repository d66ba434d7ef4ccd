"""Payments, under /handlaggning/."""

from django.urls import path

from applications.review.paying import case_payments, moving, planning, unit_payments

urlpatterns = [
    path("<uuid:case_id>/utbetalning/", case_payments.case_payments, name="case_payments"),
    path("<uuid:case_id>/utbetalning/ny/", planning.plan_payment, name="plan_payment"),
    path(
        "<uuid:case_id>/utbetalning/<uuid:payment_id>/<slug:move>/",
        moving.move_payment,
        name="move_payment",
    ),
    path("utbetalningar/", unit_payments.payments, name="payments"),
    path("utbetalningar/fil/", unit_payments.export, name="export_payments"),
    path("utbetalningar/fil/betald/", unit_payments.file_paid, name="file_paid"),
]
