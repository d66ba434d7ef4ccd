"""The pages about the partner: the applicant's, the partner's own, and where both sign."""

from django.urls import path

from applications.partner import asking, part, signatures

APPLICANT = "ansokan/<uuid:draft_id>/partner/"
PART = "partner/<uuid:draft_id>/"

urlpatterns = [
    path(APPLICANT, asking.partner, name="partner"),
    path(f"{APPLICANT}bjud-in/", asking.invite, name="invite_partner"),
    path(f"{APPLICANT}ratt-person/", asking.right_partner, name="right_partner"),
    path(f"{APPLICANT}fel-person/", asking.wrong_partner, name="wrong_partner"),
    path(f"{APPLICANT}inte-med/", asking.end, name="end_partner"),
    path(f"{APPLICANT}skriv-under/", signatures.sign_together, name="sign_together"),
    path(f"{APPLICANT}skicka-utan/", signatures.send_without, name="send_alone"),
    path(PART, part.own_part, name="own_part"),
    path(f"{PART}inte-med/", part.leave_part, name="leave_part"),
]
