"""The benchmark measures every page. What the numbers are is never a reason to fail."""

import json
import subprocess
import sys

import pytest

from applications.worklists import VIEWS
from bench.client import UnexpectedStatus
from bench.figures import Figure
from bench.measuring import Measured, Visitor, measure
from bench.pages import A_ROW, BASIS, LISTS, PAGES
from bench.report import as_text, page_rows
from checks.files import ROOT

# It makes its own database, so that the suite's says nothing of it.
pytestmark = pytest.mark.one_database
SMALL = ["--rows", "2000", "--rounds", "1", "--letters", "4", "--database", "sqlite", "--json"]


@pytest.fixture(scope="module")
def report():
    run = subprocess.run(
        [sys.executable, "-m", "bench", *SMALL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=480,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def size(report):
    [only] = report["databases"]["sqlite"]
    return only


def test_it_measures_every_page(size):
    rows = size["pages"]
    assert [row["key"] for row in rows] == [page.key for page in PAGES]


def test_every_page_answers_as_it_should(size):
    for row in size["pages"]:
        assert row["status"] == row["expected_status"], row["key"]
        assert row["requests"] == 2, row["key"]


def test_every_row_is_whole(size):
    for row in size["pages"]:
        assert 0 < row["p10_ms"] <= row["median_ms"] <= row["p90_ms"], row["key"]
        assert row["ratio"] > 0
        assert row["processor_ms"] > 0
        assert all(isinstance(one["met"], bool) for one in row["goals"])


def test_the_ratio_is_to_the_one_template_view(size):
    rows = {row["key"]: row for row in size["pages"]}
    assert rows[BASIS]["ratio"] == 1
    assert rows[BASIS]["queries"] == 0
    assert all(rows[page.key]["queries"] > 0 for page in PAGES if page.key != BASIS)


def test_the_draft_has_a_long_path(size):
    assert size["steps"] >= 40


def test_it_counts_bytes_and_memory(size):
    figures = {row["key"]: row["value"] for row in size["figures"]}
    assert figures["first_visit_requests"] > 1
    assert figures["first_visit_gzip_bytes"] > figures["javascript_bytes"] > 0
    assert 0 < figures["further_step_bytes"] < figures["first_visit_gzip_bytes"]
    assert figures["worker_rss_mb"] is None or figures["worker_rss_mb"] > 10


def test_it_stands_beside_formtools_own_wizard(size):
    rows = {row["key"]: row for row in size["pages"]}
    assert (rows["stock_get"]["status"], rows["stock_post"]["status"]) == (200, 302)
    assert rows["stock_get"]["queries"] > 0


def test_it_makes_letters_beside_weasyprint_alone(size):
    figures = {row["key"]: row["value"] for row in size["figures"]}
    assert figures["letter_receipt_ratio"] > 0.5
    assert figures["letter_decision_ratio"] > 0.5
    assert figures["letters_seconds"] > 0
    assert 0 <= figures["letters_idle"] <= 100


def test_it_checks_a_long_log(size):
    [log] = [row for row in size["figures"] if row["key"] == "log_seconds"]
    assert log["label"].startswith("100000 log entries")
    assert log["value"] > 0


def test_it_presses_through_a_renewal_and_counts_its_pages(size):
    [renewal] = [row for row in size["figures"] if row["key"] == "renewal_pages"]
    assert 0 < renewal["value"] <= renewal["most"] == 12
    assert renewal["met"] is True


def test_the_tables_name_every_row_and_the_size(report, size):
    text = as_text(report)
    assert "2000 cases" in text
    assert all(row["label"] in text for row in size["pages"] + size["figures"])


def test_every_view_of_the_worklist_is_measured_at_both_ends():
    assert set(LISTS) == {*VIEWS, "narrowed"}
    keys = {page.key for page in PAGES}
    assert keys >= {f"list_{key}{end}" for key in LISTS for end in ("", "_end")}


def taken(milliseconds):
    """Every page, each answered four times in so many milliseconds."""
    return {
        page.key: Measured([milliseconds] * 4, processor_times=[1.0] * 4, queries=3, status=200)
        for page in PAGES
    }


class Answered:
    """Says that every page was answered in so many milliseconds, and notes who was asked."""

    def __init__(self, milliseconds, asked):
        self.milliseconds, self.asked = milliseconds, asked

    def visit(self, page):
        self.asked.append(self)
        return self

    queries, status, processor_milliseconds = 3, 200, 1.0


def test_each_size_is_measured_by_itself_and_in_turn_with_the_others():
    asked = []
    few, many = Answered(2.0, asked), Answered(3.0, asked)
    found = measure([few, many], 2)
    assert [{each.median for each in one.values()} for one in found] == [{2.0}, {3.0}]
    assert all(len(each.times) == 4 for one in found for each in one.values())
    assert asked[-4:] == [few, few, many, many]


def test_more_cases_are_held_against_fewer():
    rows = {row["key"]: row for row in page_rows(taken(3.0), taken(2.0))}
    assert {row["growth"] for row in rows.values()} == {1.5}
    *_others, growth = rows["list_late"]["goals"]
    assert (growth["goal"], growth["met"]) == ("≤ 1.2× with fewer cases", False)
    assert "1.50×" in as_text(
        {
            "rounds": 1,
            "cores": 2,
            "load_before": 0,
            "databases": {
                "x": [{"rows": 5, "steps": 1, "pages": list(rows.values()), "figures": []}]
            },
        }
    )


def test_the_only_size_has_no_growth(size):
    assert {row["growth"] for row in size["pages"]} == {None}


class Client:
    """Answers every page with the same one."""

    status, milliseconds = 200, 1.0

    def __init__(self, text):
        self.body = text.encode()

    def get(self, path, **_headers):
        return self


def test_an_empty_list_is_not_taken_for_a_fast_one():
    page = next(page for page in PAGES if page.key == "list_all")
    assert Visitor(Client(f"<table>{A_ROW}"), {"list_all": "/"}).visit(page).status == 200
    with pytest.raises(UnexpectedStatus, match="whole unit"):
        Visitor(Client("<p>Inga ärenden"), {"list_all": "/"}).visit(page)


def test_a_goal_beside_another_page_is_held_against_that_page():
    measured = taken(2.0)
    measured["list_all_end"].times = [3.0] * 4
    rows = {row["key"]: row for row in page_rows(measured)}
    *_first, beside = rows["list_all_end"]["goals"]
    assert (beside["value"], beside["met"]) == (1.5, False)
    assert rows["list_all"]["ratio"] == 1


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
