"""Appeals, under a case."""

from django.urls import path

from applications.review.appealing import listing, refusal, steps

urlpatterns = [
    path("overklagande/", listing.case_appeals, name="case_appeals"),
    path("overklagande/<uuid:appeal_id>/tid/", steps.try_appeal_time, name="try_appeal_time"),
    path("overklagande/<uuid:appeal_id>/omprovat/", steps.record_change, name="record_change"),
    path("overklagande/<uuid:appeal_id>/skicka/", steps.forward_appeal, name="forward_appeal"),
    path("overklagande/<uuid:appeal_id>/dom/", steps.record_ruling, name="record_ruling"),
    path(
        "overklagande/<uuid:appeal_id>/avvisning/mottagen/",
        refusal.notify_refusal,
        name="notify_refusal",
    ),
    path(
        "overklagande/<uuid:appeal_id>/avvisning.pdf",
        refusal.case_refusal_pdf,
        name="case_refusal_pdf",
    ),
    path("overklagande/<uuid:appeal_id>.pdf", listing.case_appeal_pdf, name="case_appeal_pdf"),
]
