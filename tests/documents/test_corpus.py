"""Every hostile file is refused with a reason or comes out clean, and in little memory."""

import io
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from applications.documents import conversion, intake, limits
from applications.documents.outcomes import Reason, Refused
from applications.documents.refusals import ADVICE
from tests.documents import corpus_bent_pdfs, corpus_others, corpus_pdfs, corpus_pictures
from tests.documents.corpus import FILES
from tests.documents.making import CANARY, jpeg, pdf

pytestmark = pytest.mark.one_database

MADE_BY = (corpus_others, corpus_pictures, corpus_pdfs, corpus_bent_pdfs)
MEASURED = Path(__file__).with_name("measured.py")
KILOBYTES = 1000
# Its drawing would go on for ever: it is kept, but we don't draw it.
WITHOUT_PREVIEW = {"pdf_drawing_that_draws_itself"}
# Names that only occur where something can happen.
ACTIVE = {
    *("/A", "/AA", "/AF", "/AcroForm", "/Annots", "/EF", "/EmbeddedFiles", "/FS", "/GoToR"),
    *("/JS", "/JavaScript", "/Launch", "/Metadata", "/Names", "/OpenAction", "/Outlines"),
    *("/PS", "/PieceInfo", "/Ref", "/Rendition", "/RichMedia", "/Sig", "/SubmitForm", "/URI"),
    *("/XFA",),
}


class Measure:
    """Converts as the service does, and knows how much memory that took, in kilobytes."""

    def __init__(self, report: Path, monkeypatch) -> None:
        self.report = report
        around = [sys.executable, "-I", "-S", str(MEASURED), str(report)]
        monkeypatch.setattr(intake, "COMMAND", [*around, *intake.COMMAND])

    def convert(self, raw: bytes) -> intake.Converted:
        return intake.convert(raw)

    @property
    def most(self) -> int:
        return int(self.report.read_text()) if self.report.exists() else 0


@pytest.fixture
def measure(tmp_path, monkeypatch) -> Measure:
    return Measure(tmp_path / "report", monkeypatch)


@pytest.fixture(scope="module")
def start_up(tmp_path_factory) -> dict[str, int]:
    """What the process takes with each decoder, before there is anything to decode."""
    with pytest.MonkeyPatch.context() as patch:
        measure = Measure(tmp_path_factory.mktemp("start") / "report", patch)
        tiny = {"pictures": jpeg(), "heic": corpus_pictures.heic((64, 64)), "pdfs": pdf()}
        for name, raw in tiny.items():
            measure.convert(raw)
            tiny[name] = measure.most
    return tiny


def test_the_corpus_is_large_enough():
    assert len(MADE_BY) == 4
    assert len(FILES) >= 100


@pytest.mark.parametrize("name", sorted(FILES))
def test_it_is_refused_or_comes_out_clean(name, measure, start_up):
    odd, raw = FILES[name], FILES[name].build()
    if odd.reasons:
        with pytest.raises(Refused) as refused:
            measure.convert(raw)
        assert refused.value.reason in odd.reasons
    else:
        assert_clean(measure.convert(raw), has_preview=name not in WITHOUT_PREVIEW)
    assert measure.most - start_up[decoder_of(raw)] <= limits.MEMORY / KILOBYTES


def decoder_of(raw: bytes) -> str:
    try:
        return conversion.decoder(raw)
    except Refused:
        return "pictures"


def assert_clean(converted: intake.Converted, *, has_preview: bool = True) -> None:
    """Nothing but pixels, or nothing but pages; and the preview is a picture."""
    check = {"image/jpeg": assert_only_pixels, "application/pdf": assert_only_pages}
    check[converted.media_type](converted.data)
    assert CANARY.encode() not in converted.data + converted.preview
    assert bool(converted.preview) is has_preview
    if has_preview:
        assert_only_pixels(converted.preview)


def assert_only_pixels(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as found:
        found.load()
        assert found.format == "JPEG"
        assert set(found.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not found.getexif()
        assert max(found.size) <= limits.LONGEST_SIDE
    assert data.endswith(b"\xff\xd9")
    assert data.count(b"\xff\xd8\xff") == 1


def assert_only_pages(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as found:
        assert set(found.Root.keys()) == {"/Type", "/Pages"}
        assert set(found.trailer.keys()).isdisjoint({"/Info", "/Encrypt"})
        assert 1 <= len(found.pages) <= limits.PAGES
        for each in found.objects:
            if each.objgen[0]:
                assert names_in(each).isdisjoint(ACTIVE)
        plain = io.BytesIO()
        found.save(plain, compress_streams=False, qdf=True)
    assert CANARY.encode() not in plain.getvalue()
    assert data.startswith(b"%PDF-")
    assert data.endswith(b"%%EOF\n")


def names_in(found: pikepdf.Object) -> set[str]:
    """The names in an object: keys, but for names of drawings and letters, and values."""
    names = set()
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(found.keys()):
            value = found.get(key)
            is_chosen = key == "/A" and isinstance(value, pikepdf.Stream)
            names |= (set() if is_chosen else {key}) | direct_names(value)
    elif isinstance(found, pikepdf.Array):
        for value in found:
            names |= direct_names(value)
    return names


def direct_names(value) -> set[str]:
    if isinstance(value, pikepdf.Name):
        return {str(value)}
    is_inside = isinstance(value, pikepdf.Object) and not value.is_indirect
    return names_in(value) if is_inside else set()


def test_the_check_for_clean_files_finds_what_is_not():
    with pytest.raises(AssertionError):
        assert_only_pixels(jpeg(comment=b"x"))
    for change in (corpus_pdfs.pdf_with_a_link, corpus_pdfs.pdf_script_by_name):
        with pytest.raises(AssertionError):
            assert_only_pages(corpus_pdfs.changed(change))


def test_a_reason_for_every_refusal():
    assert set(ADVICE) == set(Reason)
