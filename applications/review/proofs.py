"""Scanned papers of a grant: sending them in, and opening one. Nothing in them is trusted."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor
from applications.actions.proofs import add_proofs
from applications.actions.reading_grants import read_proof
from applications.documents import limits
from applications.documents.intake import SUFFIXES
from applications.documents.refusals import ADVICE
from applications.documents.serving import LOCKED_UP, file_response
from applications.models import Case, Grant
from applications.review.grant_guard import of_grant, seen_or_missing
from applications.review.grant_moves import done
from eservice.middleware import takes_files


def unreadable(request: HttpRequest, status: int, grant_id: UUID) -> HttpResponse:
    """The page for a request that is too large, or that can't be read: how to send less."""
    context = {
        "back": reverse("verify_grant", args=[grant_id]),
        "megabytes": limits.LARGEST_REQUEST // limits.MEGABYTE,
        "files": limits.FILES_AT_ONCE,
    }
    return render(request, "review/proofs_too_much.html", context, status=status)


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=unreadable)
@require_POST
@of_grant
def add_grant_proofs(
    request: HttpRequest, actor: Actor, grant: Grant, _case: Case | None
) -> HttpResponse:
    """Take in the scanned files, or say what went wrong with them."""
    files = request.FILES.getlist("files")
    scanned = add_proofs(actor, grant_id=grant.pk, files=files)
    if files and not scanned.refused:
        return done(grant, "skannat")
    context = {
        "back": reverse("verify_grant", args=[grant.pk]),
        "kept": scanned.kept,
        "refused": [{"name": file.name, "advice": ADVICE[file.reason]} for file in scanned.refused],
    }
    return render(request, "review/proofs_refused.html", context, status=422)


@require_safe
@seen_or_missing
@csp_override(LOCKED_UP)
def scanned_proof(request: HttpRequest, proof_id: UUID) -> HttpResponse:
    """The scanned file, to download. The name of the file says nothing of the person."""
    proof = read_proof(Actor(request.user), proof_id=proof_id)
    name = f"underlag-{proof.number}.{SUFFIXES[proof.media_type]}"
    return file_response(proof.data, proof.media_type, f'attachment; filename="{name}"')
