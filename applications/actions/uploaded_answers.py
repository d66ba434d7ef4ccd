"""An upload is the answer to its paper's question: said with the first file, gone with the last."""

from applications.access import Actor, Verb
from applications.actions.saving_answers import remove_answers, save_answer, take_away
from applications.models import Answer, Document, Draft
from applications.questions.papers import UPLOADED, paper_key
from applications.statuses import ScanState

UPLOAD = Verb.UPLOAD_DOCUMENT


def say_uploaded(actor: Actor, draft: Draft, kind: str) -> None:
    """Let the upload be the answer to the paper's question. An earlier one is kept as a version."""
    stored = _answer(draft, kind)
    if not _is_uploaded(stored):
        save_answer(
            actor,
            draft=draft,
            step=paper_key(kind),
            stored=stored,
            raw={"paper": [UPLOADED], "why": [""]},
            cleaned={"paper": UPLOADED, "why": ""},
            seen_rev=stored.rev if stored else None,
            verb=UPLOAD,
        )


def say_nothing_uploaded(actor: Actor, draft: Draft, kind: str) -> None:
    """Take the answer away when no file is left that we have taken in."""
    stored = _answer(draft, kind)
    if _is_uploaded(stored) and not _has_files(draft, kind):
        remove_answers(actor, draft=draft, answers=[stored], verb=UPLOAD)


def take_back_upload(document: Document) -> None:
    """Take the answer away with a refused file, in the name of the one who sent it.

    Call it while the draft is held.
    """
    draft, kind = document.draft, document.kind
    stored = _answer(draft, kind)
    if _is_uploaded(stored) and not _has_files(draft, kind):
        take_away(Actor(document.uploaded_by, grant=document.grant), stored)


def _has_files(draft: Draft, kind: str) -> bool:
    files = Document.objects.filter(draft=draft, kind=kind)
    return files.exclude(scan_state=ScanState.REFUSED).exists()


def _answer(draft: Draft, kind: str) -> Answer | None:
    return Answer.objects.filter(draft=draft, step=paper_key(kind)).first()


def _is_uploaded(answer: Answer | None) -> bool:
    return answer is not None and answer.is_valid and answer.cleaned.get("paper") == UPLOADED
