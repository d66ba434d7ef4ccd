"""PDFs that are broken, endless or far too large."""

import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from applications.documents.outcomes import Reason
from tests.documents.corpus import listed, odd
from tests.documents.corpus_pdfs import doing
from tests.documents.making import new_pdf, pdf

FLATE = Name.FlateDecode


def written(*objects: str, root: int = 1) -> bytes:
    """A PDF written by hand, without a table of where its objects are."""
    numbered = (f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    return f"%PDF-1.7\n{''.join(numbered)}trailer\n<< /Root {root} 0 R >>\n%%EOF\n".encode()


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>"


def tree(levels: int, width: int) -> bytes:
    """Pages that are the same few again and again: ``width`` to the power of ``levels``."""
    nodes = [
        f"<< /Type /Pages /Count {width ** (levels - level)}"
        f" /Kids [{f'{level + 3} 0 R ' * width}] >>"
        for level in range(levels)
    ]
    return written(CATALOG, *nodes, PAGE)


listed(
    {
        "pdf_first_line_alone": b"%PDF-1.7\n",
        "pdf_and_then_nonsense": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        "pdf_cut_in_half": lambda: pdf(new_pdf(3))[:400],
        "pdf_without_its_end": lambda: pdf()[:-30],
        "pdf_without_pages": lambda: pdf(Pdf.new()),
        "pdf_whose_pages_hold_themselves": written(
            CATALOG, "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
        ),
        "pdf_whose_catalog_is_a_number": written("7"),
    },
    Reason.BROKEN,
)
listed(
    {
        "pdf_with_a_wrong_table": lambda: pdf().replace(b"startxref\n", b"startxref\n9"),
        "pdf_written_by_hand": written(CATALOG, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE),
        "pdf_without_a_size": written(
            CATALOG, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R >>"
        ),
        "pdf_of_a_mad_size": written(
            CATALOG,
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 -1e30 99999999999] >>",
        ),
    }
)
listed(
    {
        "pdf_of_51_pages": lambda: pdf(new_pdf(51)),
        "pdf_of_10000_pages": lambda: pdf(new_pdf(10_000)),
    },
    Reason.TOO_MANY_PAGES,
)
listed(
    {"pdf_whose_pages_multiply": tree(9, 10)},
    *(Reason.TOO_MANY_PAGES, Reason.BROKEN, Reason.TOO_HEAVY),
)
listed(
    {
        "pdf_with_deep_brackets": written(CATALOG, "[" * 100_000 + "]" * 100_000),
        "pdf_object_stream_bomb": lambda: bomb_of_objects(),
    },
    *(Reason.BROKEN, Reason.TOO_HEAVY),
)


def bomb_of_objects() -> bytes:
    """The catalog stands in a stream of objects that grows to 200 megabytes."""
    packed = zlib.compress(b"1 0 " + bytes(200_000_000), 9)
    head = f"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)} >>"
    start = b"%PDF-1.7\n"
    bomb = f"5 0 obj\n{head}\nstream\n".encode() + packed + b"\nendstream\nendobj\n"
    # Where the six objects are: the first is in the fifth, the fifth is at the start.
    table = [(0, 0, 0), (2, 5, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (1, len(start), 0)]
    places = b"".join(struct.pack(">BHB", *place) for place in table)
    head = f"<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length {len(places)} >>"
    last = f"6 0 obj\n{head}\nstream\n".encode() + places + b"\nendstream\nendobj\n"
    return start + bomb + last + f"startxref\n{len(start + bomb)}\n%%EOF\n".encode()


@doing(Reason.TOO_HEAVY, Reason.BROKEN)
def pdf_text_bomb(made):
    packed = zlib.compress(b"0 0 1 1 re f\n" * 20_000_000, 9)
    made.pages[0].Contents = Pdf.make_stream(made, packed, Filter=FLATE)


@doing(Reason.TOO_HEAVY, Reason.BROKEN)
def pdf_bomb_in_a_bomb(made):
    packed = zlib.compress(zlib.compress(bytes(200_000_000), 9), 9)
    made.pages[0].Contents = Pdf.make_stream(made, packed, Filter=Array([FLATE, FLATE]))


@doing(Reason.TOO_MANY_PIXELS)
def pdf_pixel_flood(made):
    packed = zlib.compress(bytes(1_000_000), 9)
    flood = made.make_stream(packed, Type=Name.XObject, Subtype=Name.Image, Filter=FLATE)
    flood.Width, flood.Height, flood.BitsPerComponent = 60_000, 60_000, 8
    flood.ColorSpace = Name.DeviceGray
    made.pages[0].Resources = Dictionary(XObject=Dictionary(I=flood))
    made.pages[0].Contents = made.make_stream(b"q 200 0 0 300 0 0 cm /I Do Q")


@doing(Reason.BROKEN)
def pdf_with_a_picture_of_no_size(made):
    image = made.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=-5, Height=1)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))


@doing(Reason.TOO_HEAVY, object_stream_mode=pikepdf.ObjectStreamMode.generate)
def pdf_of_very_many_objects(made):
    made.Root.More = Array([made.make_indirect(Dictionary(A=n)) for n in range(150_000)])


@doing()
def pdf_drawing_that_draws_itself(made):
    drawn = made.make_stream(
        b"/D Do " * 40, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 300])
    )
    drawn.Resources = Dictionary(XObject=Dictionary(D=drawn))
    made.pages[0].Resources = Dictionary(XObject=Dictionary(D=drawn))
    made.pages[0].Contents = made.make_stream(b"/D Do")


@odd()
def pdf_of_50_pages() -> bytes:
    return pdf(new_pdf(50))
