"""Files of kinds that we don't read, whatever they are called."""

import gzip
import io
import random
import struct
import zipfile

from applications.documents import limits
from applications.documents.outcomes import Reason
from tests.documents.corpus import listed, odd
from tests.documents.making import CANARY, picture, saved

SCRIPT = f"<script>alert('{CANARY}')</script>".encode()
# The test file of the antivirus trade, in two parts so that this file is not taken for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def boxes(brand: bytes, *more: bytes) -> bytes:
    """The start of a file of the MPEG family."""
    content = b"ftyp" + brand + bytes(4) + b"".join(more)
    return struct.pack(">I", len(content) + 4) + content + bytes(64)


listed({"no_bytes": b""}, Reason.EMPTY)
listed({"too_large": lambda: b"%PDF-1.7\n" + bytes(limits.LARGEST_FILE)}, Reason.TOO_LARGE)
listed(
    {
        "one_byte": b"\xff",
        "text": "Jag betalar hyra varje månad.".encode(),
        "text_in_utf_16": "Jag betalar hyra.".encode("utf-16"),
        "html_with_script": b"<!doctype html><html>" + SCRIPT,
        "html_after_a_byte_order_mark": b"\xef\xbb\xbf<html>" + SCRIPT,
        "svg_with_script": b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
        "xml_that_asks_for_a_file": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x/>',
        "eicar": EICAR,
        "linux_program": b"\x7fELF\x02\x01\x01" + bytes(512),
        "windows_program": b"MZ\x90\x00" + bytes(512),
        "shell_script": b"#!/bin/sh\nrm -rf /\n",
        "java_class": b"\xca\xfe\xba\xbe" + bytes(64),
        "postscript": b"%!PS-Adobe-3.0\n(x) run showpage\n",
        "rich_text": rb"{\rtf1\ansi hej}",
        "mail": b"From: a@example.org\nSubject: x\n\nHej\n",
        "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(64),
        "photoshop": b"8BPS\x00\x01" + bytes(64),
        "film": boxes(b"isom", b"mp41"),
        "avif": boxes(b"avif", b"avif"),
        "only_zeros": lambda: bytes(1_000_000),
        "gzip_bomb": lambda: gzip.compress(bytes(20_000_000)),
        "zip_bomb": lambda: archive({"a": bytes(50_000_000)}),
        "word": archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": SCRIPT}),
        "open_document": archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "jar": archive({"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0"}),
    },
    Reason.WRONG_KIND,
)


@odd(Reason.WRONG_KIND)
def xml_bomb() -> bytes:
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{"".join(lines)}]><x>&a9;</x>'.encode()


@odd(Reason.WRONG_KIND)
def random_bytes() -> bytes:
    return random.Random(7).randbytes(100_000)


@odd(Reason.WRONG_KIND)
def gif() -> bytes:
    return saved(picture(), "GIF")


@odd(Reason.WRONG_KIND)
def gif_that_is_also_a_jar() -> bytes:
    return saved(picture(), "GIF") + archive({"META-INF/MANIFEST.MF": b"Main-Class: x"})


@odd(Reason.WRONG_KIND)
def webp() -> bytes:
    return saved(picture(), "WEBP")


@odd(Reason.WRONG_KIND)
def tiff() -> bytes:
    return saved(picture(), "TIFF")


@odd(Reason.WRONG_KIND)
def bitmap() -> bytes:
    return saved(picture(), "BMP")
