"""Papers in addresses: their Swedish names there, and the page where one is asked for."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from applications.questions.catalogue import FLOW
from applications.questions.paper_kinds import PAPERS, Paper
from applications.questions.papers import paper_key

BY_PATH = {paper.path: paper for paper in PAPERS}
BY_KEY = {paper.key: paper for paper in PAPERS}


def paper_at(path: str) -> Paper:
    """Return the paper with this name in an address; a 404 for any other."""
    paper = BY_PATH.get(path)
    if paper is None:
        raise Http404
    return paper


def paper_url(draft_id: UUID, kind: str) -> str:
    """Return the address of the page that asks for a paper; a 404 for an unknown kind."""
    step = FLOW.by_key.get(paper_key(kind))
    if step is None:
        raise Http404
    return reverse("step", args=[draft_id, step.path])
