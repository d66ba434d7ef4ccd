"""What we say to clamd and what we believe of its answers. Anything but a clean yes is no."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from applications.documents import scanning
from applications.documents.scanning import CHUNK_BYTES, NotScanned, is_clean
from eservice.settings.scanner import Scanner
from tests.scanning.fake_clamd import VIRUS, FakeClamd

CLAMD = shutil.which("clamd", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
# The harmless file that every scanner knows, in two parts so that no scanner finds it here.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIZES = (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 12_000_000)


@pytest.mark.parametrize("size", SIZES)
def test_all_of_a_file_is_scanned(clamd, size):
    data = os.urandom(size)
    assert is_clean(data)
    assert clamd.scanned == [data]


@pytest.mark.parametrize("size", SIZES)
def test_a_virus_is_found_wherever_it_is(clamd, size):
    assert not is_clean(bytes(size) + VIRUS + bytes(size))


def test_a_scanner_behind_a_unix_socket(settings, tmp_path):
    server = FakeClamd(tmp_path)
    settings.SCANNER = server.address
    assert is_clean(b"a file")
    assert not is_clean(VIRUS)
    server.stop()
    with pytest.raises(NotScanned, match="ConnectionRefusedError"):
        is_clean(b"a file")
    Path(server.address.path).unlink()
    with pytest.raises(NotScanned, match="FileNotFoundError"):
        is_clean(b"a file")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"stream: OK",
        b"stream: OK\n",
        b"stream: OK\n\0",
        b"stream: OK \0",
        b" stream: OK\0",
        b"stream: ok\0",
        b"OK\0",
        b"1: stream: OK\0",
        b"stream: OK\0stream: OK\0",
        b"stream: Eicar FOUND\0stream: OK\0",
        b"stream: Eicar FOUND",
        b"stream:  FOUND\0",
        b"stream: FOUND\0",
        b"FOUND\0",
        b"stream: two\nlines FOUND\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"UNKNOWN COMMAND\0",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"\xff" * 40 + b"\0",
        b"stream: " + b"x" * 100_000 + b" OK\0",
        b"stream: OK" * 100_000,
    ],
    ids=lambda answer: repr(answer[:24]),
)
def test_nothing_but_the_exact_answer_counts(clamd, answer):
    clamd.answer = answer
    with pytest.raises(NotScanned):
        is_clean(b"a file")


def test_a_file_above_the_scanners_own_limit_is_not_scanned(clamd):
    clamd.most = 1000
    with pytest.raises(NotScanned):
        is_clean(bytes(10_000_000))
    # A little above, all is sent before the scanner hangs up, and what it said comes through.
    clamd.most = 10
    with pytest.raises(NotScanned):
        is_clean(bytes(11))


@pytest.mark.parametrize("answer", [b"stream: OK\0", b"stream: Eicar FOUND\0"])
def test_an_answer_to_a_part_of_the_file_is_none(clamd, answer):
    clamd.answers_early, clamd.answer = True, answer
    with pytest.raises(NotScanned):
        is_clean(bytes(12_000_000))


def test_a_scanner_that_hangs_up(clamd):
    clamd.hangs_up = True
    with pytest.raises(NotScanned):
        is_clean(b"a file")


def test_a_scanner_that_is_not_there(clamd):
    clamd.stop()
    with pytest.raises(NotScanned, match="ConnectionRefusedError"):
        is_clean(b"a file")


def test_a_scanner_that_says_nothing(clamd, impatient):
    clamd.is_silent = True
    with pytest.raises(NotScanned, match="TimeoutError"):
        is_clean(b"a file")
    assert clamd.scanned == [b"a file"]


def test_a_file_has_its_time_and_no_more(clamd):
    with pytest.raises(NotScanned, match="TimeoutError"):
        is_clean(b"a file", seconds=0)


def test_what_is_told_of_a_failure_is_nothing_of_the_file(clamd):
    clamd.answer = b"nonsense\0"
    with pytest.raises(NotScanned) as stop:
        is_clean(b"Anna 19900101-9802")
    assert "Anna" not in str(stop.value)
    assert "nonsense" in str(stop.value)


def test_without_a_scanner_every_file_is_clean(settings):
    settings.SCANNER = None
    assert is_clean(VIRUS)


@pytest.fixture
def real_clamd(settings, tmp_path) -> Iterator[None]:
    """clamd itself, which knows one virus: a signature of our own for the EICAR file."""
    base = tmp_path / "signatures"
    base.mkdir()
    (base / "ours.ndb").write_text(f"Only-For-Tests:0:*:{EICAR.hex()}\n")
    socket, config = tmp_path / "clamd.ctl", tmp_path / "clamd.conf"
    config.write_text(
        f"DatabaseDirectory {base}\nLocalSocket {socket}\nTemporaryDirectory {tmp_path}\n"
        "StreamMaxLength 13M\nForeground yes\nConcurrentDatabaseReload no\n"
    )
    with subprocess.Popen(
        [CLAMD, "-F", "-c", str(config)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        for line in server.stdout:
            if b"Self checking" in line:
                break
        settings.SCANNER = Scanner(path=str(socket))
        yield
        server.terminate()


@pytest.mark.skipif(not CLAMD, reason="clamd is not installed")
def test_clamd_itself(real_clamd):
    assert is_clean(b"a file")
    assert is_clean(os.urandom(12_000_000))
    assert not is_clean(EICAR)
    with pytest.raises(NotScanned):
        is_clean(os.urandom(20_000_000))
    assert scanning.is_clean(b"")
