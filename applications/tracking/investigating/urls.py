"""The pages about an investigation, under /arende/<case>/utredning/."""

from django.urls import path

from applications.tracking.investigating import commenting, reading

urlpatterns = [
    path("", reading.investigation, name="investigation"),
    path("brev.pdf", reading.investigation_pdf, name="investigation_pdf"),
    path("klar/", reading.investigation_agreed, name="investigation_agreed"),
    path("sag/", commenting.comment_whole, name="comment_whole"),
    path("sag/rakning/<int:number>/", commenting.comment_calculation, name="comment_calculation"),
    path("sag/<uuid:line_id>/", commenting.comment_line, name="comment_line"),
]
