"""``manage calculate``: one JSON object in, one out, and 2 with a sentence for all else."""

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from applications.models import NormTable
from applications.norm.tables import SHIPPED

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]
MANAGE = Path(__file__).parent.parent.parent / "manage.py"
ISSUE = {
    "month": "2026-03",
    "household": {
        "adults": "couple",
        "children": [
            {
                "age": 8,
                "lunch_away": True,
                "days": None,
                "own_income": "0",
                "own_income_before": "0",
            }
        ],
    },
    "costs": [{"kind": "rent", "amount": "6500"}],
    "incomes": [{"person": "applicant", "kind": "pay", "amount": "8000"}],
    "jobbstimulans": ["applicant"],
}


@pytest.fixture
def run(monkeypatch):
    """Run the command with this on standard input; return the code, and both outputs."""

    def run(content: bytes | str | None, source: str = "-"):
        content = content.encode() if isinstance(content, str) else content
        stdin = None if content is None else SimpleNamespace(buffer=io.BytesIO(content))
        monkeypatch.setattr(sys, "stdin", stdin)
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("calculate", source, stdout=out, stderr=err)
        except SystemExit as stopped:
            return stopped.code, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return run


def test_the_answer_has_these_names_and_adds_up(run):
    code, out, err = run(json.dumps(ISSUE))
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(answer) == ["table", "norm", "costs", "incomes", "result", "lines"]
    assert {key: value for key, value in answer.items() if key != "lines"} == {
        "table": "2026",
        "norm": "12710",
        "costs": "6500",
        "incomes": "6000",
        "result": "13210",
    }
    assert [list(line) for line in answer["lines"]] == [["text", "amount", "rule"]] * 6
    amounts = [line["amount"] for line in answer["lines"]]
    assert amounts == ["7100", "3820", "1790", "6500", "-8000", "2000"]


def test_ore_are_two_decimals(run):
    given = ISSUE | {"costs": [{"kind": "rent", "amount": "0.5"}], "incomes": []}
    answer = json.loads(run(json.dumps(given))[1])
    assert (answer["costs"], answer["incomes"]) == ("0.50", "0")
    assert answer["result"] == "12710.50"


def test_a_surplus_is_below_zero(run):
    given = ISSUE | {"incomes": [{"person": "applicant", "kind": "csn", "amount": "20000.10"}]}
    assert json.loads(run(json.dumps(given))[1])["result"] == "-790.10"


def test_a_norm_by_hand_has_no_table(run):
    given = ISSUE | {"month": "2027-01", "norm_by_hand": {"amount": "9000", "reason": "Ny norm"}}
    assert json.loads(run(json.dumps(given))[1])["table"] is None


def test_a_month_without_a_table_ends_with_two(run):
    code, out, err = run(json.dumps(ISSUE | {"month": "2027-01"}))
    assert (code, out) == (2, "")
    assert err.startswith("Det finns ingen norm för januari 2027.")


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n",
        "{",
        "[]",
        "null",
        "1",
        '"text"',
        "NaN",
        "{'month': '2026-03'}",
        b"\xff\xfe",
        b"\x00",
        "[" * 200_000,
        '{"month":' * 100_000,
        "1" * 10_000,
        json.dumps([ISSUE]),
        json.dumps(ISSUE) + json.dumps(ISSUE),
        json.dumps(ISSUE)[:-1],
        json.dumps(ISSUE | {"month": float("nan")}),
        json.dumps(ISSUE | {"month": float("inf")}),
        json.dumps(ISSUE | {"costs": [{"kind": "rent", "amount": 6500}]}),
        json.dumps(ISSUE | {"costs": [{"kind": "rent", "amount": "sex tusen"}]}),
        json.dumps(ISSUE | {"\ud800": 1}),
        json.dumps(ISSUE)[:-1] + ', "month": "2026-04"}',
        " " * 1_000_001,
    ],
    ids=lambda content: repr(content[:20]),
)
def test_a_wrong_input_ends_with_two_and_a_sentence(run, content):
    code, out, err = run(content)
    assert (code, out) == (2, "")
    assert err.endswith(".\n")
    assert "Traceback" not in err


def test_it_reads_a_file(run, tmp_path):
    file = tmp_path / "given.json"
    file.write_text(json.dumps(ISSUE), encoding="utf-8-sig")
    assert run("", str(file))[0] == 0


@pytest.mark.parametrize(("adults", "children", "size"), [("single", 0, 1), ("couple", 1, 3)])
def test_a_size_that_counts_those_named_changes_nothing(run, adults, children, size):
    named = ISSUE["household"]["children"][:children]
    household = {"adults": adults, "children": named}
    plain = run(json.dumps(ISSUE | {"household": household}))
    assert run(json.dumps(ISSUE | {"household": household | {"size": size}})) == plain
    code, out, err = run(json.dumps(ISSUE | {"household": household | {"size": size + 1}}))
    assert (code, out) == (2, "")
    assert "när någon delar hem med andra" in err


def test_a_table_that_was_loaded_counts(run):
    table = json.loads(SHIPPED.read_text(encoding="utf-8"))[-1]
    days = {"valid_from": "2027-01-01", "valid_to": "2027-12-31"}
    next_year = json.dumps(ISSUE | {"month": "2027-03"})
    assert run(next_year)[0] == 2
    NormTable.objects.create(name="2027", data=table | days | {"name": "2027"}, **days)
    code, out, _err = run(next_year)
    assert (code, json.loads(out)["table"]) == (0, "2027")


@pytest.mark.parametrize("name", ["missing.json", ".", "a\x00b"])
def test_a_file_that_can_not_be_read(run, tmp_path, name):
    code, out, err = run("", f"{tmp_path}/{name}")
    assert (code, out) == (2, "")
    assert err == "Vi kan inte läsa filen. Kontrollera vad den heter.\n"


def test_without_any_standard_input(run):
    assert run(None) == (2, "", "Vi kan inte läsa filen. Kontrollera vad den heter.\n")


def test_at_the_command_line_in_a_terminal_without_swedish_letters():
    found = subprocess.run(
        [sys.executable, MANAGE, "calculate", "-"],
        input=json.dumps(ISSUE).encode(),
        capture_output=True,
        env={"DJANGO_SETTINGS_MODULE": "eservice.settings.test", "PYTHONIOENCODING": "ascii"},
    )
    assert (found.returncode, found.stderr) == (0, b"")
    assert "vuxna som är ett par" in json.loads(found.stdout)["lines"][0]["text"]


def test_at_the_command_line_a_fault_is_one_sentence():
    found = subprocess.run(
        [sys.executable, MANAGE, "calculate", "-"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={"DJANGO_SETTINGS_MODULE": "eservice.settings.test", "PYTHONIOENCODING": "utf-8"},
    )
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr.decode() == "Det här är inte JSON. Skriv ett objekt, från { till }.\n"
