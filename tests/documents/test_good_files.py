"""Every kind that we take comes out upright, readable, and as small as it needs to be."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms

from applications.documents import intake, limits
from tests.documents import corpus_pictures
from tests.documents.making import exif, jpeg, new_pdf, pdf, picture, png
from tests.documents.test_corpus import Measure

pytestmark = pytest.mark.one_database

DARK, LIGHT = 60, 200
# What a phone writes when it was held in each of the eight ways, and how to undo that.
HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def assert_upright(data: bytes, size: tuple[int, int] = (120, 80)) -> None:
    """The dark corner is at the top left, and nowhere else."""
    found = opened(data)
    right, bottom = found.width - 5, found.height - 5
    assert found.size == size
    assert found.getpixel((5, 5)) < DARK
    assert all(found.getpixel(at) > LIGHT for at in ((right, 5), (5, bottom), (right, bottom)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_the_way_it_was_held(orientation):
    held = picture()
    if orientation in HELD:
        held = held.transpose(HELD[orientation])

    made = intake.convert(jpeg(held, exif=exif(orientation=orientation)))

    assert_upright(made.data)
    assert_upright(made.preview)


@pytest.mark.parametrize("orientation", [0, 9, 77])
def test_an_orientation_that_does_not_exist_turns_nothing(orientation):
    assert_upright(intake.convert(jpeg(exif=exif(orientation=orientation))).data)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_a_png_of_each_sort(mode):
    drawn = picture()
    if mode == "I;16":
        drawn = drawn.convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        drawn = drawn.convert(mode)

    made = intake.convert(png(drawn))

    assert (made.media_type, made.pages) == ("image/jpeg", 1)
    assert_upright(made.data)


def test_what_one_sees_through_is_white():
    made = intake.convert(png(Image.new("RGBA", (40, 40), (0, 0, 0, 0))))
    assert opened(made.data).getpixel((20, 20)) > 250


def test_a_photo_from_a_newer_phone():
    made = intake.convert(corpus_pictures.heic())
    assert made.media_type == "image/jpeg"
    assert_upright(made.data)
    assert_upright(made.preview)


def test_a_heic_is_turned_once():
    turned = picture().transpose(Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    turned.save(out, "HEIF", exif=exif(orientation=6).tobytes())
    assert_upright(intake.convert(out.getvalue()).data)


def test_four_colours_come_out_as_three():
    made = intake.convert(jpeg(picture(mode="CMYK")))
    assert Image.open(io.BytesIO(made.data)).mode == "RGB"
    assert_upright(made.data)


def test_colours_follow_the_profile_of_the_picture():
    """The profile says that what is stored as red is to be seen as blue."""
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = srgb.index(b"rXYZ", 128), srgb.index(b"bXYZ", 128)
    srgb[red : red + 4], srgb[blue : blue + 4] = srgb[blue : blue + 4], srgb[red : red + 4]
    raw = jpeg(Image.new("RGB", (40, 40), (255, 0, 0)), icc_profile=bytes(srgb))

    made = Image.open(io.BytesIO(intake.convert(raw).data))

    red, _green, blue = made.getpixel((20, 20))
    assert blue > LIGHT
    assert red < DARK
    assert "icc_profile" not in made.info


@pytest.mark.parametrize(
    ("size", "wanted"),
    [((2800, 100), (2800, 100)), ((5600, 200), (2800, 100)), ((150, 3000), (140, 2800))],
)
def test_a_large_picture_becomes_smaller_and_a_small_one_stays(size, wanted):
    assert_upright(intake.convert(png(picture(size))).data, wanted)


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_a_large_photo_takes_little_memory_and_stays_sharp(tmp_path, monkeypatch, options):
    """48 megapixels, as newer telephones take them."""
    measure = Measure(tmp_path / "report", monkeypatch)
    measure.convert(jpeg())
    start = measure.most
    side = 8000 if not options else 4000

    made = measure.convert(jpeg(picture((side, side * 3 // 4)), **options))

    found = Image.open(io.BytesIO(made.data))
    assert max(found.size) >= 1900
    assert (measure.most - start) * 1000 <= limits.MEMORY


def test_a_pdf_keeps_its_pages_their_order_and_what_is_on_them():
    source = new_pdf(3)
    for number, page in enumerate(source.pages):
        page.MediaBox = Array([0, 0, 200 + number, 300])
    source.pages[1].Rotate = 90

    made = intake.convert(pdf(source))

    assert (made.media_type, made.pages) == ("application/pdf", 3)
    with pikepdf.open(io.BytesIO(made.data)) as found:
        assert [page.MediaBox[2] for page in found.pages] == [200, 201, 202]
        assert found.pages[1].Rotate == 90
        assert b"20 200 80 80 re" in found.pages[2].Contents.read_bytes()
    preview = opened(made.preview)
    assert max(preview.size) == limits.PREVIEW_SIDE
    assert preview.getpixel((preview.width * 60 // 200, preview.height * 60 // 300)) < DARK
    assert preview.getpixel((preview.width - 5, preview.height - 5)) > LIGHT


def test_what_was_filled_in_on_a_form_stays_on_the_page():
    source = new_pdf()
    look = source.make_stream(
        b"0 0 0 rg 0 0 60 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 60, 60]
    )
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("namn"),
        V=String("Anna"),
        Rect=[120, 20, 180, 80],
        AP=Dictionary(N=look),
        F=4,
    )
    source.pages[0].Annots = Array([source.make_indirect(field)])
    source.Root.AcroForm = Dictionary(Fields=source.pages[0].Annots)

    made = intake.convert(pdf(source))

    page = pypdfium2.PdfDocument(made.data)[0].render(scale=1).to_pil().convert("L")
    assert page.getpixel((150, 250)) < DARK


def test_letters_and_drawings_with_short_names_are_kept():
    """A drawing may be called A, and a letter JS, as actions and scripts are elsewhere."""
    source = new_pdf()
    letter = source.make_stream(b"1000 0 d0 0 0 750 750 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 750, 750],
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary({"/A": letter, "/JS": letter}),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.A, Name.JS])),
        FirstChar=97,
        LastChar=98,
        Widths=[1000, 1000],
    )
    source.pages[0].Resources = Dictionary(Font=Dictionary(F=source.make_indirect(font)))
    source.pages[0].Contents = source.make_stream(b"BT /F 80 Tf 20 200 Td (ab) Tj ET")

    page = pypdfium2.PdfDocument(intake.convert(pdf(source)).data)[0]

    drawn = page.render(scale=1).to_pil().convert("L")
    assert drawn.getpixel((40, 80)) < DARK
    assert drawn.getpixel((120, 80)) < DARK


def test_the_same_pdf_becomes_the_same_bytes():
    raw = pdf()
    assert intake.convert(raw).data == intake.convert(raw).data
