"""A guide as a leaflet: tagged, A5, short, and made once for each wording."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse
from django.utils.safestring import SafeString
from pdfua import validate

from eservice.municipality import municipality
from guides import leaflets
from guides.catalogue import OFFERS_HELP, guide_of, slugs
from guides.leaflets import leaflet_html, leaflet_of

A5_POINTS = (419.5, 595.3)
MOST_PAGES = 4


@pytest.fixture(autouse=True)
def nothing_kept():
    leaflets._rendered.cache_clear()


@pytest.mark.parametrize("slug", slugs())
def test_a_leaflet_is_tagged_and_fits_in_a_pocket(slug, tmp_path):
    guide = guide_of(slug)
    content = leaflet_of(guide)

    path = tmp_path / "blad.pdf"
    path.write_bytes(content)
    report = validate(str(path))
    assert report.exit_code == 0
    assert not report.findings
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv"
        assert str(pdf.docinfo.Title) == guide.text.title
        assert len(pdf.pages) <= MOST_PAGES
        for page in pdf.pages:
            assert [float(side) for side in page.MediaBox[2:]] == pytest.approx(A5_POINTS, abs=0.5)
            assert "/Annots" not in page


def words_in(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = (page.get_textpage().get_text_bounded() for page in document)
    return " ".join(" ".join(pages).split())


def test_a_leaflet_says_what_the_page_says(settings):
    settings.SERVICE_URL = "https://bistand.example/"
    guide = guide_of("infor-forsta-motet")
    words = words_in(leaflet_of(guide))

    assert guide.text.title in words
    assert all(section.heading in words for section in guide.text.sections)
    assert municipality().phone in words
    assert municipality().postal_address in words
    assert "Så når du oss" in words
    assert f"Fler sidor att läsa: bistand.example{reverse('guides')}" in words
    assert "[ ]" not in words


def test_who_else_can_help_stands_on_the_leaflet_about_that_alone():
    offer = municipality().help_offers[0].name

    assert offer in leaflet_html(guide_of(OFFERS_HELP))
    assert offer not in leaflet_html(guide_of("infor-forsta-motet"))


def test_a_leaflet_is_made_once_and_again_for_another_wording_or_municipality(monkeypatch):
    made = []
    monkeypatch.setattr(leaflets, "render_pdf", lambda html: made.append(html) or b"pdf")
    guide = guide_of("infor-forsta-motet")

    leaflet_of(guide)
    leaflet_of(guide)
    assert len(made) == 1

    leaflet_of(replace(guide, text=replace(guide.text, lead=SafeString("<p>Annat.</p>"))))
    city = replace(municipality(), phone="08-111 11 11")
    monkeypatch.setattr(leaflets, "municipality", lambda: city)
    leaflet_of(guide)
    assert len(made) == 3


def test_anyone_gets_the_leaflet_from_the_page(client, db, monkeypatch):
    monkeypatch.setattr(leaflets, "render_pdf", lambda html: b"%PDF-")
    url = reverse("leaflet", args=["infor-forsta-motet"])

    assert f'href="{url}"' in client.get(reverse("guide", args=["infor-forsta-motet"])).text
    response = client.get(url)
    assert response.content == b"%PDF-"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="infor-forsta-motet.pdf"'
    assert client.post(url).status_code == 405
    assert client.get(reverse("leaflet", args=["finns-inte"])).status_code == 404
