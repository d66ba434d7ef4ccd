"""Pictures, PDFs and stored documents for the tests. Everything in them is made up."""

import io
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Max
from django.urls import reverse
from PIL import Image, ImageDraw

from applications.documents import vault
from applications.documents.vault import Part, page_part
from applications.models import Document, Draft
from applications.statuses import ScanState
from eservice.people.models import User

_serial = count(1)

# In everything that must not survive: where it is found, something got through.
CANARY = "kanariefagel"


def picture(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """A picture whose top left corner is dark, so that one sees which way is up."""
    drawn = Image.new("L", size, 255)
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0] // 3, size[1] // 3), fill=0)
    return drawn.convert(mode)


def jpeg(drawn: Image.Image | None = None, **options: Any) -> bytes:
    return saved(drawn or picture(), "JPEG", **options)


def png(drawn: Image.Image | None = None, **options: Any) -> bytes:
    return saved(drawn or picture(), "PNG", **options)


def saved(drawn: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def exif(**tags: Any) -> Image.Exif:
    """EXIF with a place, a camera and an orientation."""
    found = Image.Exif()
    found[0x010F] = CANARY
    found[0x0112] = tags.get("orientation", 1)
    found.get_ifd(0x8825).update({1: "N", 2: (59.0, 19.0, 45.0), 3: "E", 4: (18.0, 4.0, 7.0)})
    return found


def new_pdf(pages: int = 1) -> pikepdf.Pdf:
    """A PDF with a black square on each page."""
    made = pikepdf.new()
    for _page in range(pages):
        page = made.add_blank_page(page_size=(200, 300))
        page.Contents = made.make_stream(b"0 0 0 rg 20 200 80 80 re f")
    return made


def pdf(made: pikepdf.Pdf | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    (made or new_pdf()).save(out, **options)
    return out.getvalue()


def sent(raw: bytes, name: str = "avi.pdf", declared: str = "") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, raw, content_type=declared or "application/octet-stream")


def make_document(user: User, draft: Draft, **values: Any) -> Document:
    """A stored document, without the time it takes to convert one."""
    last = Document.objects.filter(draft=draft).aggregate(last=Max("number"))["last"]
    data, small = values.pop("data", pdf()), values.pop("preview", jpeg())
    original = values.pop("original", b"")
    document = Document(
        id=uuid4(),
        draft=draft,
        uploaded_by=user,
        **{
            "kind": "lease",
            "number": (last or 0) + 1,
            "name": "kontrakt.pdf",
            "media_type": "application/pdf",
            "size": len(data),
            "pages": 1,
            "has_preview": bool(small),
            "has_original": bool(original),
            "digest": f"1:{next(_serial)}",
            "is_sent": draft.sent_at is not None,
            "scan_state": ScanState.CLEAN,
            "next_scan_at": None,
        }
        | values,
    )
    parts = {Part.FILE: data, Part.PREVIEW: small, Part.ORIGINAL: original}
    parts |= {page_part(number): jpeg() for number in range(1, document.drawn_pages + 1)}
    parts |= {Part.JOINED: pdf()} if document.has_joined else {}
    document.stored_name = vault.store(document.pk, parts)
    document.save(force_insert=True)
    return document


def add_url(draft: Draft, paper: str = "hyreskontrakt") -> str:
    return reverse("add_papers", args=[draft.pk, paper])


def remove_url(draft: Draft, document: Document) -> str:
    return reverse("remove_paper", args=[draft.pk, document.pk])


def on_disk(folder: Path) -> list[Path]:
    """Every file in the vault, also half-written ones."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
