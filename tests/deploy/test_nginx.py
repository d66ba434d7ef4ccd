"""The shipped configuration, in a real nginx, before the service with production settings."""

import re
import ssl
from http.client import HTTPConnection, HTTPSConnection

import pytest

from tests.deploy.serving import HOST

# It serves one machine's files and sockets: no database changes what it does.
pytestmark = [pytest.mark.one_database, pytest.mark.django_db]


@pytest.fixture(scope="module")
def somebody(service, ports):
    service.start()
    (found,) = service.people(1)
    return found


def trusting(service):
    """Trust the certificate that was made for this test."""
    context = ssl.create_default_context(cafile=service.folder / "nginx" / "fullchain.pem")
    context.check_hostname = False
    return context


@pytest.fixture
def ask(ports, service, somebody):
    def send(path, method="GET", *, body=None, **headers):
        connection = HTTPSConnection("127.0.0.1", ports[1], context=trusting(service))
        headers = {name.replace("_", "-"): text for name, text in headers.items()}
        connection.request(method, path, body=body, headers={"Host": HOST, **headers})
        answer = connection.getresponse()
        return answer, answer.read()

    return send


def test_plain_http_leads_to_https(ports, somebody):
    connection = HTTPConnection("127.0.0.1", ports[0])
    connection.request("GET", "/guider/?a=1", headers={"Host": HOST})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (308, f"https://{HOST}/guider/?a=1")
    answer.read()
    connection.request("GET", "/", headers={"Host": "evil.example.org"})
    assert connection.getresponse().headers["Location"] == f"https://{HOST}/"


def test_a_page_comes_with_each_header_once(ask):
    answer, body = ask("/")
    assert answer.status == 200
    assert b"<h1" in body
    for name in (
        "Content-Security-Policy",
        "Strict-Transport-Security",
        "Cache-Control",
        "X-Content-Type-Options",
        "Referrer-Policy",
    ):
        assert len(answer.headers.get_all(name)) == 1, name
    assert answer.headers["Server"] == "nginx"


def test_files_of_ours_are_kept_long_and_are_packed(ask):
    _answer, page = ask("/")
    style = re.search(rb'href="(/static/[^"]+\.css)"', page)[1].decode()
    answer, body = ask(style, Accept_Encoding="gzip")
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "text/css"
    assert len(body) < 20_000
    assert ask("/static/../service.sqlite3")[0].status in {400, 404}
    assert ask("/static/")[0].status in {403, 404}


def test_a_page_is_packed_by_the_service(ask):
    answer, _body = ask("/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/halsa/", "/halsa/redo/", "/halsa/matt/"])
def test_whether_it_is_well_is_nobodys_to_ask_from_outside(ask, path):
    answer, body = ask(path)
    assert answer.status == 404
    assert b"database" not in body


def test_a_login_goes_through(ask, somebody):
    answer, body = ask(f"/ansokan/{somebody['draft']}/", Cookie=somebody["cookie"])
    assert answer.status == 200
    assert b"Logga ut" in body
    assert ask(f"/ansokan/{somebody['draft']}/")[0].status == 302


def test_another_host_is_refused(ask):
    assert ask("/", Host="evil.example.org")[0].status == 400


@pytest.mark.parametrize(("size", "status"), [(50_000, 403), (2_000_000, 400)])
def test_a_body_that_is_too_large_is_answered_by_the_service(ask, size, status):
    answer, body = ask("/sprak/valj/", "POST", body=b"a" * size)
    assert answer.status == status
    assert b"<h1" in body


def test_one_that_no_service_would_take_is_stopped_before_it(ask):
    answer, _body = ask("/sprak/valj/", "POST", Content_Length=str(200_000_000))
    assert answer.status == 413


def test_no_address_of_a_person_or_a_page_is_logged(ask, service):
    ask("/guider/?hemligt=1", User_Agent="telefon")
    written = (service.folder / "nginx" / "eservice.log").read_text()
    assert re.search(r"^\S+ GET 200 \d+ [\d.]+$", written, re.MULTILINE)
    for words in ("127.0.0.1", "guider", "hemligt", "telefon"):
        assert words not in written


def test_a_flood_is_told_to_wait(ask, service):
    answers = [ask("/static/finns-inte.css") for _each in range(400)]
    stopped = [(answer, body) for answer, body in answers if answer.status == 429]
    assert stopped
    answer, body = stopped[0]
    assert "Det går för fort" in body.decode()
    assert answer.headers["Retry-After"] == "10"


def test_while_it_is_stopped_people_read_why(ask, service):
    service.stop()
    service.listening.close()
    answer, body = ask("/guider/")
    assert answer.status == 502
    assert "Tjänsten är stängd en stund" in body.decode()
    assert answer.headers["Cache-Control"] == "no-store, private"
