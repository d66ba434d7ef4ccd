"""Who helps in a case, and each grant, under /handlaggning/."""

from django.urls import path

from applications.review import grant_moves, help_page, noting, proofs

urlpatterns = [
    path("<uuid:case_id>/hjalp/", help_page.case_helpers, name="case_helpers"),
    path("<uuid:case_id>/hjalp/ny/", noting.note_help, name="note_help"),
    path("<uuid:case_id>/hjalp/avsluta/", grant_moves.end_all_help, name="end_all_help"),
    path("hjalp/<uuid:grant_id>/", grant_moves.verify_grant, name="verify_grant"),
    path("hjalp/<uuid:grant_id>/neka/", grant_moves.refuse_grant, name="refuse_grant"),
    path("hjalp/<uuid:grant_id>/avsluta/", grant_moves.end_help, name="end_help"),
    path("hjalp/<uuid:grant_id>/ny-kod/", grant_moves.new_code_letter, name="new_code_letter"),
    path("hjalp/<uuid:grant_id>/klart/", grant_moves.drop_check, name="drop_grant_check"),
    path("hjalp/<uuid:grant_id>/papper/", proofs.add_grant_proofs, name="add_grant_proofs"),
    path("hjalp/papper/<uuid:proof_id>/", proofs.scanned_proof, name="scanned_proof"),
]
