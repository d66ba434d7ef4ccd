"""Includes, and the addresses of the service itself: whether it works, and how it looks."""

from django.urls import include, path

from eservice import health, look

urlpatterns = [
    path("halsa/", health.lives, name="lives"),
    path("halsa/redo/", health.ready, name="ready"),
    path("utseende-<slug:asked>.css", look.style, name="look_style"),
    path("logotyp-<slug:asked>", look.logo, name="look_logo"),
    path("", include("eservice.people.urls")),
    path("", include("applications.code_logins.urls")),
    path("", include("applications.wizard.urls")),
    path("", include("applications.papers.urls")),
    path("", include("applications.partner.urls")),
    path("", include("applications.tracking.urls")),
    path("", include("applications.representation.urls")),
    path("", include("applications.estimating.urls")),
    path("", include("applications.preparing.urls")),
    path("", include("applications.on_paper.urls")),
    path("", include("guides.urls")),
    path("", include("guides.reporting.urls")),
    path("", include("guides.suggesting.urls")),
    path("", include("guides.asking.urls")),
    path("", include("guides.speaking.urls")),
    path("texter/", include("guides.editing.urls")),
    path("foreningar/", include("applications.organisations.urls")),
    path("handlaggning/", include("applications.review.urls")),
    path("disk/", include("applications.registering.urls")),
    path("disk/", include("applications.desk.urls")),
    path("", include("applications.operating.urls")),
    path("", include("applications.statistics.urls")),
    path("granskning/", include("applications.auditing.urls")),
]

handler400 = "eservice.errors.bad_request"
handler403 = "eservice.errors.forbidden"
handler404 = "eservice.errors.not_found"
handler500 = "eservice.errors.server_error"
