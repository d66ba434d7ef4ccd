"""The new caseworker, one's own wish, and asking for a decision."""

from django.urls import path

from applications.tracking.continuity import asking, handing_over, wishing

CASE = "arende/<uuid:case_id>"

urlpatterns = [
    path(f"{CASE}/ny-handlaggare/", handing_over.hand_over_read, name="hand_over_read"),
    path(f"{CASE}/begar-beslut/", asking.ask_for_decision, name="ask_for_decision"),
    path("sa-vill-jag-bli-bemott/", wishing.wish, name="wish"),
]
