"""What no browser sends and Django can't begin to read, at the door that gunicorn opens."""

from io import BytesIO

import pytest

from eservice.wsgi import application

pytestmark = pytest.mark.django_db


def status_of(content_type: str, method: str = "GET") -> str:
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/logga-in/",
        "QUERY_STRING": "a=b",
        "CONTENT_TYPE": content_type,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    answers = []
    body = application(environ, lambda status, headers: answers.append((status, dict(headers))))
    ((status, headers),) = answers
    assert headers["Cache-Control"] == "no-store, private"
    assert int(headers["Content-Length"]) == len(b"".join(body))
    return status


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "ÅÄÖ"])
@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; charset*=zz''x",
        "text/plain; a*0*=x''%ff; a*1=b",
        "text/plain; charset=hex",
        "text/plain; charset=undefined",
        "text/plain; charset=\0",
        f"text/plain; {'a' * 20_000}",
    ],
)
def test_an_unreadable_kind_of_content_is_refused(content_type, method):
    assert status_of(content_type, method) == "400 Bad Request"


@pytest.mark.parametrize("content_type", ["", "text/plain", "text/plain; charset=utf-8", "; ="])
def test_everything_else_goes_on_to_the_page(content_type):
    assert status_of(content_type) == "200 OK"
