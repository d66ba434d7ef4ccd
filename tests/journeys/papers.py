"""What people have in their phones: photos of papers, a letter as a PDF, and what is no paper."""

import io

import pillow_heif
from PIL import Image, ImageDraw

from tests.journeys.visitor import File


def photo(name: str) -> File:
    """A photo of a paper with a few lines on it."""
    return File(name=name, media_type="image/jpeg", content=_saved("JPEG", lines=9))


def phone_photo(name: str) -> File:
    """The same as a newer phone saves it. The browser doesn't always know what it is called."""
    pillow_heif.register_heif_opener()
    return File(name=name, media_type="image/heic", content=_saved("HEIF", lines=9))


def pdf(name: str) -> File:
    return File(name=name, media_type="application/pdf", content=_saved("PDF", lines=5))


def spreadsheet(name: str) -> File:
    """A file of a kind that the service doesn't take."""
    return File(name=name, media_type="text/csv", content=b"dag;summa\n3;8400\n")


def _saved(kind: str, lines: int) -> bytes:
    paper = Image.new("RGB", (600, 800), "white")
    pen = ImageDraw.Draw(paper)
    for line in range(lines):
        pen.rectangle((60, 80 + line * 60, 540, 100 + line * 60), fill="black")
    out = io.BytesIO()
    paper.save(out, kind)
    return out.getvalue()
