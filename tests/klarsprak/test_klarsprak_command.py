"""``manage klarsprak``: what it prints, its JSON, and what it ends with."""

import io
import json

import pytest
from django.core.management import call_command

from guides.klarsprak import command
from guides.klarsprak.report import check_project
from guides.klarsprak.rules import load_rules

EASY = "Vi är här om du vill prata med oss. Du kan ringa i dag."
HEAVY = "Du erhåller bistånd. Det beviljas i maj."


@pytest.fixture
def project(tmp_path):
    (tmp_path / "templates" / "review").mkdir(parents=True)
    (tmp_path / "templates/a.html").write_text(f'<p>\n{{% translate "{HEAVY}" %}}')
    (tmp_path / "templates/review/b.html").write_text(f'{{% translate "{EASY}" %}}')
    return tmp_path


def run(*paths, root=command.ROOT, lines="", as_json=False, from_stdin=False):
    out, err = io.StringIO(), io.StringIO()
    code = command.run(
        list(paths),
        as_json=as_json,
        from_stdin=from_stdin,
        stdin=io.StringIO(lines),
        stdout=out,
        stderr=err,
        root=root,
    )
    return code, json.loads(out.getvalue()) if as_json else out.getvalue(), err.getvalue()


def test_an_error_is_told_with_its_place_and_ends_with_one(project):
    code, out, _ = run(root=project)
    assert code == 1
    assert "templates/a.html:2: fel (heavy-word): ”erhåller” är ett tungt ord. Skriv: få." in out
    assert "templates/a.html:2: varning (passive): ”beviljas”" in out
    assert "Texter: 2. Fel: 1. Varningar: 1." in out


def test_warnings_alone_end_with_zero(project):
    (project / "templates/a.html").write_text('{% translate "Det beviljas." %}')
    code, out, _ = run(root=project)
    assert code == 0
    assert "Fel: 0. Varningar: 1." in out


def test_only_the_paths_that_are_given_are_read(project):
    code, out, _ = run("templates/review", root=project)
    assert code == 0
    assert "Texter: 1. Fel: 0. Varningar: 0." in out


def test_a_path_that_is_not_there_ends_with_two(project):
    code, out, err = run("templates/nowhere", root=project)
    assert (code, out) == (2, "")
    assert err == "Det finns ingen fil eller mapp som heter templates/nowhere.\n"


def test_json_has_counts_lix_and_findings(project):
    (project / "templates/long.html").write_text(f'{{% translate "{EASY} {EASY}" %}}')
    code, answer, _ = run(root=project, as_json=True)
    assert code == 1
    assert (answer["texts"], answer["errors"], answer["warnings"]) == (3, 1, 2)
    assert answer["lix"] == {"mean": 7.0, "highest": 7.0}
    assert answer["findings"][0] == {
        "path": "templates/a.html",
        "line": 2,
        "rule": "heavy-word",
        "severity": "error",
        "text": "Du erhåller bistånd.",
        "reason": "”erhåller” är ett tungt ord.",
        "plainer": "Skriv: få.",
    }


def test_lines_are_texts_of_their_own():
    code, out, _ = run(lines=f"{HEAVY}\n\n{EASY}\n", from_stdin=True)
    assert code == 1
    first, *findings, second, summary = out.splitlines()
    assert (first, second) == (HEAVY, EASY)
    assert [line.split(":")[0] for line in findings] == [
        "  fel (heavy-word)",
        "  varning (passive)",
    ]
    assert summary.startswith("Texter: 2. Fel: 1. Varningar: 1.")


def test_lines_as_json():
    code, answer, _ = run(lines=f"{EASY}\n{HEAVY}\n", from_stdin=True, as_json=True)
    assert code == 1
    easy, heavy = answer["texts"]
    assert (easy["text"], easy["lix"], easy["findings"]) == (EASY, 7.0, [])
    assert [found["rule"] for found in heavy["findings"]] == ["heavy-word", "passive"]
    assert (answer["errors"], answer["warnings"]) == (1, 1)


def test_the_management_command_reads_the_project(capsys):
    out = io.StringIO()
    call_command("klarsprak", "guides/content/sv/terms", as_json=True, stdout=out)
    answer = json.loads(out.getvalue())
    assert answer["errors"] == 0
    assert answer["texts"] >= 60


def test_the_management_command_ends_with_two_for_an_unknown_path():
    err = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("klarsprak", "nowhere", stderr=err)
    assert stopped.value.code == 2
    assert "nowhere" in err.getvalue()


def test_it_runs_without_django(capsys):
    assert command.main(["guides/content/sv/terms"]) == 0
    assert "Fel: 0." in capsys.readouterr().out


def test_the_mean_lix_may_not_rise_past_the_ratchet(project):
    long = "Kommunens handläggare läser ansökan och beslutar sedan. "
    content = "".join(f'{{% translate "{long * 3} {long * 2}" %}}\n' for _ in range(3))
    (project / "templates/a.html").write_text(content)
    found = [each.rule for each in check_project(project).findings]
    assert found.count("ratchet") == 2
    assert "ratchet" not in [each.rule for each in check_project(project, ["templates"]).findings]


def test_the_ratchet_only_goes_down():
    limits = load_rules()["ratchet"]
    assert limits["mean_lix"] <= 30
    assert limits["highest_lix"] <= 40
