"""The process that makes copies to read of files that we have made ourselves and found clean.

Run as ``python -m applications.documents.copying draw|join`` with an empty environment, by the
task worker alone, and confined as ``conversion.py`` is. ``draw`` takes a PDF and gives each of its
pages as a picture. ``join`` takes the files of one paper, each with its length first and after a
JSON head that says how far each is turned, and gives one PDF. Each part that goes out has its
length first. A process that is stopped in the middle gives less, never something else.
"""

import io
import json
import struct
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from applications.documents import limits
from applications.documents.conversion import confine, own_output, send

LENGTH_BYTES = 4
# A4 in points, and the white round a photo on it.
SHORT, LONG, MARGIN = 595.28, 841.89, 20
PDF_START = b"%PDF-"


def draw(raw: bytes, out: BinaryIO) -> None:
    """Give every page as a JPEG, drawn and sent one at a time."""
    source = pypdfium2.PdfDocument(raw)
    for page in source:
        scale = limits.PAGE_SIDE / max(*page.get_size(), 1)
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        page.close()
        drawn = io.BytesIO()
        picture.save(drawn, "JPEG", quality=limits.QUALITY)
        send(out, drawn.getvalue())


def join(raw: bytes, out: BinaryIO) -> None:
    """Give one PDF of all the files, in order and turned. Pictures are put in as they are."""
    head, *files = parts(raw)
    whole = Pdf.new()
    for data, turned in zip(files, json.loads(head), strict=True):
        if data.startswith(PDF_START):
            first = len(whole.pages)
            with pikepdf.open(io.BytesIO(data)) as source:
                whole.pages.extend(source.pages)
            added = list(whole.pages)[first:]
        else:
            added = [_picture_page(whole, data)]
        for page in added:
            page.rotate(turned, relative=True)
    made = io.BytesIO()
    whole.save(made, deterministic_id=True)
    send(out, made.getvalue())


def _picture_page(whole: Pdf, data: bytes) -> Any:
    """Add a page with a picture in the middle, lying down when the picture does."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as found:
        size, mode = found.size, found.mode
    page_size = (SHORT, LONG) if size[0] <= size[1] else (LONG, SHORT)
    page = whole.add_blank_page(page_size=page_size)
    part = min((side - 2 * MARGIN) / own for side, own in zip(page_size, size, strict=True))
    width, height = (part * own for own in size)
    left, bottom = ((side - own) / 2 for side, own in zip(page_size, (width, height), strict=True))
    stream = whole.make_stream(data)
    stream.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=size[0],
        Height=size[1],
        ColorSpace=Name.DeviceGray if mode == "L" else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    page.Resources = Dictionary(XObject=Dictionary(Photo=stream))
    placed = f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /Photo Do Q"
    page.Contents = whole.make_stream(placed.encode())
    return page


def parts(raw: bytes) -> Iterator[bytes]:
    """Yield the parts that were sent in, each of which has its length first."""
    start = 0
    while start < len(raw):
        (length,) = struct.unpack_from(">I", raw, start)
        start += LENGTH_BYTES
        yield raw[start : start + length]
        start += length


WORK = {"draw": draw, "join": join}


def main() -> None:
    out = own_output()
    raw = sys.stdin.buffer.read(limits.MOST_JOINED + 1)
    confine(raw, limits.MEMORY + 2 * len(raw), limits.PROCESSOR_SECONDS_TO_COPY)
    WORK[sys.argv[1]](raw, out)


if __name__ == "__main__":
    main()
