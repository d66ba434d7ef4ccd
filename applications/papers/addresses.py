"""Papers in addresses: their Swedish names there, and the page where one is uploaded."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from applications.questions.paper_kinds import PAPERS, Paper

BY_PATH = {paper.path: paper for paper in PAPERS}
BY_KEY = {paper.key: paper for paper in PAPERS}


def paper_at(path: str) -> Paper:
    """Return the paper with this name in an address; a 404 for any other."""
    paper = BY_PATH.get(path)
    if paper is None:
        raise Http404
    return paper


def upload_url(draft_id: UUID, paper: Paper) -> str:
    """Return the address of the page where a paper is uploaded."""
    return reverse("add_papers", args=[draft_id, paper.path])
