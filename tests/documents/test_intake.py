"""The process that converts: what it may not do, and what becomes of its failures."""

import sys

import pytest
from django.conf import settings as project

from applications.documents import intake, limits
from applications.documents.outcomes import Reason, Refused
from tests.documents.making import pdf


def answering(monkeypatch, code: str) -> None:
    """Let the process run other code."""
    monkeypatch.setattr(intake, "COMMAND", [sys.executable, "-E", "-s", "-c", code])


def refusal(raw: bytes = b"x", seconds: float = 20) -> Reason:
    with pytest.raises(Refused) as refused:
        intake.convert(raw, seconds)
    return refused.value.reason


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", Reason.BROKEN),
        ("raise SystemExit(3)", Reason.BROKEN),
        ("print('x' * 1000)", Reason.BROKEN),
        ("import os; os.abort()", Reason.BROKEN),
        ("import os; os.kill(os.getpid(), 9)", Reason.TOO_HEAVY),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", Reason.TOO_HEAVY),
    ],
)
def test_a_process_that_fails_is_a_refusal(monkeypatch, code, reason):
    answering(monkeypatch, code)
    assert refusal() is reason


def test_a_process_that_never_ends_is_stopped(monkeypatch):
    answering(monkeypatch, "import time; time.sleep(60)")
    assert refusal(seconds=0.2) is Reason.TOO_HEAVY


@pytest.mark.parametrize(
    "head",
    [
        "[]",
        "7",
        "null",
        "{",
        '{"refused": "because"}',
        '{"refused": []}',
        '{"media_type": "text/html", "pages": 1}',
        '{"media_type": [], "pages": 1}',
        '{"media_type": "application/pdf", "pages": 0}',
        '{"media_type": "application/pdf", "pages": "1"}',
        '{"media_type": "application/pdf"}',
    ],
)
def test_an_answer_that_makes_no_sense_is_a_refusal(monkeypatch, head):
    answering(monkeypatch, f"{FRAMES}send({head!r}.encode(), b'data', b'preview')")
    assert refusal() is Reason.BROKEN


FRAMES = """
import sys, struct
sys.stdin.buffer.read()
def send(*parts):
    for part in parts:
        sys.stdout.buffer.write(struct.pack(">I", len(part)) + part)
    sys.stdout.flush()
"""
HEAD = b'{"media_type": "application/pdf", "pages": 1}'


@pytest.mark.parametrize(
    "end", ["", "sys.exit(9)", "sys.stdout.write('xx')", "import os; os.abort()"]
)
def test_a_file_is_kept_although_its_preview_was_never_made(monkeypatch, end):
    answering(monkeypatch, f"{FRAMES}send({HEAD!r}, b'data'); {end}")
    made = intake.convert(b"x")
    assert (made.data, made.preview, made.pages) == (b"data", b"", 1)


def test_also_when_the_preview_takes_for_ever(monkeypatch):
    answering(monkeypatch, f"{FRAMES}send({HEAD!r}, b'data'); import time; time.sleep(60)")
    assert intake.convert(b"x", 2).data == b"data"


def test_it_knows_nothing_of_the_service(monkeypatch):
    """No keys and no addresses come with it, only how its memory is to be set aside."""
    monkeypatch.setenv("FIELD_KEYS", "t1:a secret")
    names = "[name for name in os.environ if not name.startswith('LC_')]"
    answering(monkeypatch, f"{FRAMES}import os\nsend({HEAD!r}, repr({names}).encode())")
    assert intake.convert(b"x").data == b"['MALLOC_ARENA_MAX']"


def test_it_may_write_no_file_and_leave_no_dump(monkeypatch, tmp_path):
    target = tmp_path / "written"
    code = (
        f"import sys; sys.path.insert(0, {str(project.BASE_DIR)!r})\n{FRAMES}"
        "from applications.documents import conversion\n"
        "import resource\n"
        "conversion.confine(b'', 10**9)\n"
        "try:\n"
        f"    with open({str(target)!r}, 'wb') as out: out.write(b'x')\n"
        "except OSError: found = b'refused'\n"
        "else: found = b'written'\n"
        "found += str(resource.getrlimit(resource.RLIMIT_CORE)).encode()\n"
        f"send({HEAD!r}, found)"
    )
    answering(monkeypatch, code)
    assert intake.convert(b"x").data == b"refused(0, 0)"


def test_without_a_process_it_is_our_fault(monkeypatch):
    monkeypatch.setattr(intake, "COMMAND", ["/nowhere/python"])
    assert refusal() is Reason.NOT_SAVED


def test_too_large_and_empty_files_never_get_that_far(monkeypatch):
    monkeypatch.setattr(intake, "COMMAND", ["/nowhere/python"])
    assert refusal(b"") is Reason.EMPTY
    assert refusal(bytes(limits.LARGEST_FILE + 1)) is Reason.TOO_LARGE


def test_what_a_decoder_prints_does_not_mix_with_the_answer(monkeypatch):
    code = (
        "from applications.documents import conversion\n"
        "import os\n"
        "out = conversion.own_output()\n"
        "os.write(1, b'a warning')\n"
        f"conversion.send(out, {HEAD!r}, b'data')"
    )
    answering(monkeypatch, code)
    assert intake.convert(pdf()).data == b"data"
