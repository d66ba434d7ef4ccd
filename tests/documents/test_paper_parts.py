"""The two parts that the page of a paper is built of: its files, and the form for more."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from applications.access import Actor
from applications.papers.pages import pages_of
from applications.questions.paper_kinds import PAPERS
from tests.documents.making import add_url, make_document, remove_url

LEASE = next(paper for paper in PAPERS if paper.key == "lease")


@pytest.fixture
def parts(rf, anna, draft):
    """Both parts, as the page of a paper shows them."""

    def rendered(*documents, query="", is_sent=False):
        request = rf.get(f"/{query}")
        request.user = anna
        context = {"paper": LEASE, **pages_of(Actor(anna), draft, documents)}
        context |= {} if is_sent else {"draft_id": draft.pk}
        names = ("wizard/paper_files.html", "wizard/paper_form.html")[: 1 if is_sent else 2]
        return "".join(render_to_string(name, context, request) for name in names)

    return rendered


def test_the_form_takes_files_and_photos(parts, draft):
    html = parts()
    assert f'action="{add_url(draft)}" enctype="multipart/form-data"' in html
    assert 'name="files" id="files" multiple' in html
    assert 'accept="image/*" capture="environment"' in html
    assert "csrfmiddlewaretoken" in html
    assert "Du har laddat upp" not in html


def test_each_file_can_be_opened_changed_and_removed(parts, anna, draft):
    first = make_document(anna, draft, name="Hyra <b>.pdf", pages=3, size=1_240_000)
    second = make_document(anna, draft, name="", preview=b"")

    html = parts(first, second)

    assert "Du har laddat upp två filer" in html
    assert html.count("Hyra &lt;b&gt;.pdf") == 5
    assert f"Papper {second.number}" in html
    assert "Tre sidor" in html
    assert "En sida" in html
    assert "1,2\xa0MB" in html
    for document in (first, second):
        assert f'href="{reverse("document", args=[document.pk])}"' in html
        assert f'action="{remove_url(draft, document)}"' in html
        assert f'name="_replaces" value="{document.pk}"' in html
    assert html.count("<img") == 1
    assert 'name="_kind" value="lease"' in html


def test_no_id_comes_twice_and_every_control_has_a_label(parts, anna, draft):
    html = parts(make_document(anna, draft), make_document(anna, draft))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    controls = re.findall(r'<input[^>]*type="file"[^>]*id="([^"]+)"', html)
    assert len(controls) == 4
    assert set(controls) <= set(re.findall(r'<label[^>]*for="([^"]+)"', html))


def test_files_of_a_sent_application_can_only_be_opened(parts, anna, draft):
    document = make_document(anna, draft)
    html = parts(document, is_sent=True)
    assert reverse("document", args=[document.pk]) in html
    assert "<form" not in html


def test_after_a_login_that_had_ended_it_is_said_that_no_file_came(parts):
    assert "Filen kom inte med." in parts(query="?fil=inte-med")
    assert "Filen kom inte med." not in parts()
