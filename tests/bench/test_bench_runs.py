"""The benchmark measures every page. What the numbers are is never a reason to fail."""

import json
import subprocess
import sys

import pytest

from bench.figures import Figure
from bench.measuring import Measured
from bench.pages import BASIS, PAGES
from bench.report import as_text, page_rows
from checks.files import ROOT

SMALL = ["--rows", "50", "--rounds", "1", "--database", "sqlite", "--json"]


@pytest.fixture(scope="module")
def report():
    run = subprocess.run(
        [sys.executable, "-m", "bench", *SMALL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_it_measures_every_page(report):
    rows = report["databases"]["sqlite"]["pages"]
    assert [row["key"] for row in rows] == [page.key for page in PAGES]


def test_every_page_answers_as_it_should(report):
    for row in report["databases"]["sqlite"]["pages"]:
        assert row["status"] == row["expected_status"], row["key"]
        assert row["requests"] == 10, row["key"]


def test_every_row_is_whole(report):
    for row in report["databases"]["sqlite"]["pages"]:
        assert 0 < row["p10_ms"] <= row["median_ms"] <= row["p90_ms"], row["key"]
        assert row["ratio"] > 0
        assert row["processor_ms"] > 0
        assert all(isinstance(one["met"], bool) for one in row["goals"])


def test_the_ratio_is_to_the_one_template_view(report):
    rows = {row["key"]: row for row in report["databases"]["sqlite"]["pages"]}
    assert rows[BASIS]["ratio"] == 1
    assert rows[BASIS]["queries"] == 0
    assert all(rows[page.key]["queries"] > 0 for page in PAGES if page.key != BASIS)


def test_the_draft_has_a_long_path(report):
    assert report["databases"]["sqlite"]["steps"] >= 40


def test_it_counts_bytes_and_memory(report):
    figures = {row["key"]: row["value"] for row in report["databases"]["sqlite"]["figures"]}
    assert figures["first_visit_requests"] > 1
    assert figures["first_visit_gzip_bytes"] > figures["javascript_bytes"] > 0
    assert 0 < figures["further_step_bytes"] < figures["first_visit_gzip_bytes"]
    assert figures["worker_rss_mb"] is None or figures["worker_rss_mb"] > 10


def test_the_tables_name_every_row(report):
    text = as_text(report)
    found = report["databases"]["sqlite"]
    assert all(row["label"] in text for row in found["pages"] + found["figures"])


def test_a_goal_beside_another_page_is_held_against_that_page():
    measured = {
        page.key: Measured(times=[2.0] * 4, processor_times=[1.0] * 4, queries=3, status=200)
        for page in PAGES
    }
    measured["worklist_end"].times = [3.0] * 4
    rows = {row["key"]: row for row in page_rows(measured)}
    *_first, beside = rows["worklist_end"]["goals"]
    assert (beside["value"], beside["met"]) == (1.5, False)
    assert rows["worklist"]["ratio"] == 1


@pytest.mark.parametrize(("value", "met"), [(5, True), (6, False), (None, None)])
def test_a_figure_that_can_not_be_had_is_neither_met_nor_missed(value, met):
    assert Figure("key", "label", value, 5).is_met is met


@pytest.mark.parametrize("wrong", [["--rows", "10"], ["--rows", "many"], ["--rounds", "0"]])
def test_wrong_arguments_are_refused_before_anything_starts(wrong):
    run = subprocess.run(
        [sys.executable, "-m", "bench", *wrong], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 2
    assert "at least" in run.stderr
