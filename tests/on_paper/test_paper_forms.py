"""The forms as PDF files: tagged, whole, made beforehand, and open to all."""

import io

import pikepdf
import pypdfium2
import pytest
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pdfua import validate

from applications.actions import paper_forms
from applications.actions.paper_forms import form_html, make_form, queue_paper_forms
from applications.models import PaperForm
from applications.questions.blank_kinds import BLANK_KINDS
from applications.statuses import ApplicationKind
from eservice.municipality import municipality
from tests.on_paper.test_blank import made, questions


def words_in(content: bytes) -> str:
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    return " ".join(" ".join(pages).split())


@pytest.mark.one_database
@pytest.mark.parametrize("kind", list(ApplicationKind))
def test_a_form_is_tagged_and_holds_every_question(db, kind, tmp_path):
    assert make_form(kind)
    row = PaperForm.objects.get()
    path = tmp_path / "form.pdf"
    path.write_bytes(row.pdf)
    report = validate(str(path))
    assert report.exit_code == 0
    assert not report.findings
    with pikepdf.open(io.BytesIO(row.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv"
        assert str(pdf.docinfo.Title) == str(BLANK_KINDS[kind].title)
        assert row.pages == len(pdf.pages)
    assert row.size == len(row.pdf)
    said, missing = words_in(row.pdf), []
    for question in questions(made(kind)):
        missing += [text for text in texts_of(question) if " ".join(text.split()) not in said]
    assert missing == []


def texts_of(question):
    yield question.title
    yield from question.papers
    fields = [*question.fields, *question.people]
    if question.table:
        fields += question.table.columns
        yield from (row.label for row in question.table.rows)
        fields += [field for row in question.table.rows for field in row.fields]
    for field in fields:
        yield from of_field(field)


def of_field(field):
    yield field.label
    for choice in field.choices:
        yield choice.label
        for inner in choice.fields:
            yield from of_field(inner)


def test_it_says_where_to_hand_it_in_by_when_and_what_one_signs(db):
    html = form_html(ApplicationKind.RENEWAL)
    rules = municipality().renewal
    assert municipality().postal_address in html
    assert f"från den {rules.opens_day}:e i månaden före" in html
    assert f"senast den {rules.closes_day}:e i månaden" in html
    assert "Det jag har skrivit är sant." in html
    assert "med egen hand" in html
    assert municipality().acute.day_phone in html
    assert "vilken dag som helst" in form_html(ApplicationKind.FIRST)


@pytest.fixture
def quick(monkeypatch):
    """A form without pages, made at once; returns what was made."""
    rendered = []
    monkeypatch.setattr(paper_forms, "render_pdf", lambda html: rendered.append(html) or b"%PDF-")
    monkeypatch.setattr(paper_forms, "_pages", lambda pdf: 12)
    return rendered


def test_it_is_made_once_and_again_for_other_words(db, quick, monkeypatch):
    call_command("paper_forms")
    call_command("paper_forms")
    assert len(quick) == len(ApplicationKind)
    assert PaperForm.objects.count() == len(ApplicationKind)

    html = form_html
    monkeypatch.setattr(paper_forms, "form_html", lambda kind: html(kind) + "nytt")
    assert make_form(ApplicationKind.FIRST)
    assert PaperForm.objects.count() == len(ApplicationKind)
    assert quick[-1].endswith("nytt")


def test_what_is_old_is_queued_once(db, quick):
    assert queue_paper_forms() == 0
    call_command("paper_forms")
    assert queue_paper_forms() == 0
    PaperForm.objects.filter(kind=ApplicationKind.EXTRA).update(wording="another")
    assert queue_paper_forms() == 1
    assert queue_paper_forms() == 0
    assert DBTaskResult.objects.get().args_kwargs["args"] == ["extra"]


def test_the_task_makes_the_form(db, quick):
    paper_forms.make_paper_form.call("extra")
    assert PaperForm.objects.get().kind == ApplicationKind.EXTRA


def test_before_it_is_made_the_page_says_so_and_makes_nothing(client, db, quick):
    shown = client.get(reverse("paper_forms")).text
    assert shown.count("Vi gör i ordning blanketten.") == len(ApplicationKind)
    assert client.get(reverse("paper_form", args=["ny-ansokan"])).status_code == 404
    assert quick == []


def test_anyone_gets_the_form_from_the_page(client, db, quick):
    call_command("paper_forms")
    shown = client.get(reverse("paper_forms")).text
    address = reverse("paper_form", args=["ny-ansokan"])
    assert f'href="{address}"' in shown
    assert "12 sidor" in shown
    assert "Vi gör i ordning" not in shown
    response = client.get(address)
    assert response.content == b"%PDF-"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="ny-ansokan.pdf"'
    assert client.get(reverse("paper_form", args=["finns-inte"])).status_code == 404
    assert f'href="{reverse("paper_forms")}"' in client.get(reverse("start")).text
