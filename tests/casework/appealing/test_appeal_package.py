"""What goes to the court is one PDF: the appeal, the decisions, and every page of the papers."""

import hashlib
import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest
from django_tasks_db.models import DBTaskResult
from pdfua import validate

from applications.access import Actor
from applications.actions import handling_appeals as actions
from applications.actions.letters import order_again, render_letter
from applications.document_kinds import appeal_kind
from applications.documents import vault
from applications.models import Appeal, Document, Draft, Letter
from applications.statuses import ScanState
from eservice import clock
from tests.casework.appealing.making import appeal_of, place
from tests.documents.making import jpeg, make_document, new_pdf, pdf, picture

pytestmark = pytest.mark.django_db
A4_WIDTH = 595


@pytest.fixture
def appeal(anna, maja, decision) -> Appeal:
    """One with a PDF of two pages, one of them on its side, and a picture."""
    draft, kind = Draft.objects.get(pk=decision.case_id), appeal_kind(decision.pk, 0)
    waits = {"kind": kind, "is_sent": False}
    two = new_pdf(2)
    two.pages[1].Rotate = 90
    make_document(anna, draft, name="avi.pdf", data=pdf(two), pages=2, **waits)
    photo = {"name": "kvitto.jpg", "media_type": "image/jpeg"}
    make_document(anna, draft, data=jpeg(picture((400, 300))), **photo, **waits)
    appeal = appeal_of(decision, anna)
    actions.accept_time(Actor(maja), **place(appeal))
    return actions.forward_appeal(Actor(maja), **place(appeal), with_papers=False)


def rendered(appeal: Appeal) -> bytes:
    render_letter.call(str(appeal.package_id))
    return bytes(Letter.objects.get(pk=appeal.package_id).pdf)


def test_the_pages_of_the_papers_are_in_it_and_tagged(appeal, tmp_path):
    raw = rendered(appeal)
    pages = list(pypdfium2.PdfDocument(raw))
    sizes = [tuple(round(side) for side in page.get_size()) for page in pages]
    assert len(sizes) > 4
    assert sizes[-3:] == [(200, 300), (300, 200), (A4_WIDTH, 842)]
    assert all(is_drawn(page) for page in pages[-3:])
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert "Papper 1: avi.pdf" in words
    assert "Papper 2: kvitto.jpg" in words
    assert tagged(raw) == [
        "Papper 1: avi.pdf, sida 1 av 2",
        "Papper 1: avi.pdf, sida 2 av 2",
        "Papper 2: kvitto.jpg, sida 1 av 1",
    ]
    path = tmp_path / "paket.pdf"
    path.write_bytes(raw)
    assert validate(str(path)).findings == ()


def is_drawn(page) -> bool:
    drawn = page.render(scale=0.2).to_pil().convert("L")
    return min(drawn.tobytes()) < 60


def tagged(raw: bytes) -> list[str]:
    """Return what the tags say of each page that was added; each leads to its page."""
    with pikepdf.open(io.BytesIO(raw)) as whole:
        marks = pikepdf.NumberTree(whole.Root.StructTreeRoot.ParentTree)
        elements = [marks[page.obj.StructParents][0] for page in whole.pages[-3:]]
        assert [each.Pg.objgen for each in elements] == [
            page.obj.objgen for page in whole.pages[-3:]
        ]
        return [str(each.Alt) for each in elements]


def test_it_is_stored_once_byte_for_byte(appeal):
    raw = rendered(appeal)
    assert rendered(appeal) == raw
    letter = Letter.objects.get(pk=appeal.package_id)
    assert letter.pdf_sha256 == hashlib.sha256(raw).hexdigest()


def test_without_one_of_the_papers_it_is_not_made(appeal, documents_dir):
    lost = Document.objects.latest("number")
    (path,) = documents_dir.rglob(f"{lost.stored_name}.{vault.Part.FILE}")
    kept = path.read_bytes()
    path.unlink()
    with pytest.raises(vault.FileLost):
        render_letter.call(str(appeal.package_id))
    assert Letter.objects.get(pk=appeal.package_id).rendered_at is None
    path.write_bytes(kept)
    assert rendered(appeal)


@pytest.fixture
def unscanned(appeal) -> Document:
    """The last paper of the package, which nobody has scanned yet."""
    paper = Document.objects.latest("number")
    rows = Document.objects.filter(pk=paper.pk)
    rows.update(scan_state=ScanState.WAITING, next_scan_at=clock.now())
    return paper


def ends(paper: Document, state: ScanState) -> None:
    Document.objects.filter(pk=paper.pk).update(scan_state=state, next_scan_at=None)


def test_it_waits_until_its_papers_are_scanned(appeal, unscanned, traveller):
    render_letter.call(str(appeal.package_id))
    assert Letter.objects.get(pk=appeal.package_id).rendered_at is None

    ends(unscanned, ScanState.CLEAN)
    DBTaskResult.objects.all().delete()
    traveller.shift(timedelta(minutes=16))
    order_again(older_than=timedelta(minutes=15))
    queued = [row.args_kwargs["args"] for row in DBTaskResult.objects.all()]
    assert [str(appeal.package_id)] in queued
    assert len(pypdfium2.PdfDocument(rendered(appeal))) > 4


def test_a_paper_that_was_refused_is_a_page_that_says_so(appeal, unscanned, tmp_path):
    ends(unscanned, ScanState.REFUSED)
    vault.forget(unscanned.stored_name)

    raw = rendered(appeal)

    last = list(pypdfium2.PdfDocument(raw))[-1].get_textpage().get_text_range()
    assert "Papper 2: kvitto.jpg" in last
    assert "Vi kunde inte ta emot papperet." in " ".join(last.split())
    path = tmp_path / "paket.pdf"
    path.write_bytes(raw)
    assert validate(str(path)).findings == ()
