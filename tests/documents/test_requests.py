"""Requests that are too large or can't be read, and the pages that answer them."""

import io
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT
from django.urls import reverse

from applications.documents import limits
from applications.models import Document
from tests.documents.making import add_url, pdf, sent
from tests.documents.test_uploading import heading, upload
from tests.wizard.test_filling_in import step_url

WORDS = "Vi kunde inte ta emot filerna"


def body(*parts: bytes) -> bytes:
    start = f"--{BOUNDARY}\r\n".encode()
    head = b'Content-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    whole = [start + head + part + b"\r\n" for part in parts]
    return b"".join(whole) + f"--{BOUNDARY}--\r\n".encode()


def post(client, url, raw, content_type=MULTIPART_CONTENT, **extra):
    return client.generic("POST", url, raw, content_type, **extra)


@pytest.mark.parametrize("role", ["owner", "nobody"])
def test_too_large_a_request_gets_a_page_with_the_way_on(anna_client, draft, role):
    client = anna_client if role == "owner" else Client()
    response = post(client, add_url(draft), body(bytes(limits.LARGEST_REQUEST)))
    assert response.status_code == 413
    assert heading(response) == WORDS
    assert "Tillsammans får de vara 40 megabyte." in response.text
    assert f'href="{add_url(draft)}"' in response.text
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert not Document.objects.exists()


def test_a_request_that_is_large_enough_is_read(anna_client, draft, quick):
    large = bytes(limits.LARGEST_FILE)
    response = upload(anna_client, draft, sent(large), sent(large + b"x", "stor.pdf"))
    assert response.status_code == 422
    assert "<bdi>stor.pdf</bdi></b><span>Filen är större än 12 megabyte." in response.text
    assert Document.objects.count() == 1


def test_a_thousand_files_get_a_page(anna_client, draft):
    response = post(anna_client, add_url(draft), body(*[b"%d" % n for n in range(1000)]))
    assert response.status_code == 400
    assert heading(response) == WORDS
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        (b"not a form", MULTIPART_CONTENT),
        (body(pdf())[:200], MULTIPART_CONTENT),
        (body(pdf()), "multipart/form-data"),
        (body(pdf()), "multipart/form-data; boundary=" + "x" * 300),
        (b"files=a.pdf", "application/x-www-form-urlencoded"),
        (b'{"files": []}', "application/json"),
        (b"", MULTIPART_CONTENT),
    ],
)
def test_what_no_form_of_ours_sends_gets_a_page_too(anna_client, draft, raw, content_type):
    response = post(anna_client, add_url(draft), raw, content_type)
    assert response.status_code in {400, 422}
    assert heading(response) in {
        WORDS,
        "Du har inte valt någon fil",
        "Vi kunde inte ta emot en av filerna",
    }


def test_very_long_texts_beside_the_files(anna_client, draft):
    response = upload(anna_client, draft, sent(pdf()), _replaces="x" * 1_100_000)
    assert response.status_code == 400
    assert heading(response) == WORDS


@pytest.mark.parametrize("page", ["step", "start_draft", "unknown"])
def test_other_pages_keep_their_limit(anna_client, draft, page):
    urls = {"step": step_url(draft, "acute"), "start_draft": reverse("start_draft")}
    response = post(anna_client, urls.get(page, "/finns-inte/"), body(bytes(1_000_001)))
    assert response.status_code == 400
    assert heading(response) == "Vi kunde inte ta emot det du skickade"


def test_too_large_a_request_for_a_paper_we_never_ask_for(anna_client, draft):
    url = add_url(draft, "finns-inte")
    assert post(anna_client, url, body(bytes(limits.LARGEST_REQUEST))).status_code == 404


@pytest.mark.parametrize("length", ["-1", "x", "1" * 12, "٣"])
def test_a_length_that_is_none(anna_client, draft, length):
    response = post(anna_client, add_url(draft), body(pdf()), headers={"content-length": length})
    assert response.status_code == 400


def test_the_rest_of_a_large_request_is_read_away(anna_client, draft):
    """A browser that is still sending when the answer comes shows no answer."""
    read = []

    class Stream(io.BytesIO):
        def read(self, size):
            read.append(size)
            return bytes(size)

    length = limits.LARGEST_REQUEST + 5_000_000
    extra = {"wsgi.input": Stream(), "CONTENT_LENGTH": str(length)}
    response = post(anna_client, add_url(draft), b"", **extra)
    assert response.status_code == 413
    assert sum(read) == length


def test_django_and_we_agree_on_how_large_a_request_may_be():
    assert project.FILE_UPLOAD_MAX_MEMORY_SIZE == limits.LARGEST_REQUEST
    assert project.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]


def test_the_web_process_never_loads_what_reads_files():
    """Each of them takes memory that every worker would then have."""
    code = (
        "import django, sys; django.setup()\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "from applications.papers import sending\n"
        "print([n for n in ('PIL', 'pikepdf', 'pypdfium2', 'pillow_heif') if n in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
