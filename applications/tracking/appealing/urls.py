"""Appeals, under /arende/<case>/."""

from django.urls import path

from applications.tracking.appealing import following, refusal, writing

urlpatterns = [
    path("beslut/<uuid:decision_id>/overklaga/", writing.appeal_decision, name="appeal_decision"),
    path("overklagande/<uuid:appeal_id>/", following.appeal, name="appeal"),
    path("overklagande/<uuid:appeal_id>/avvisning.pdf", refusal.refusal_pdf, name="refusal_pdf"),
    path(
        "overklagande/<uuid:appeal_id>/avvisning/last/",
        refusal.refusal_read,
        name="refusal_read",
    ),
    path("overklagande/<uuid:appeal_id>.pdf", following.appeal_package, name="appeal_package"),
]
