"""Every page: accessible in light and dark, whole on a narrow phone, with a head that tells.

The world is made for each family of pages, and one tab visits them all.
"""

import shutil
from pathlib import Path

import pytest

from tests.browser.errands import BROKEN, OTHER_STATES, TOO_LATE, WITH_ERRORS
from tests.browser.inspection import faults_in, head_faults, reflow_faults
from tests.browser.stops import FAMILIES, Stop
from tests.browser.walker import Walker
from tests.browser.wordy_world import WordyWorld
from tests.browser.world import World
from tests.municipalities.conftest import PROVKOMMUN

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

ERRANDS = {
    "with errors": WITH_ERRORS,
    "too late": TOO_LATE,
    "other states": OTHER_STATES,
    "broken": BROKEN,
}
WORDY = (
    *("home", "draft whole", "section last", "check", "send", "step anything_else"),
    *("case investigated", "case_answers investigated", "case_log handed over"),
    *("receipt investigated", "withdraw received", "review_case investigated"),
    *("review_case handed over", "journal investigated", "hand_over taken", "worklist all"),
)
STOPS = {stop.name: stop for family in FAMILIES.values() for stop in family}
WITHOUT_JAVASCRIPT = ("step acute", "check", "case investigated", "review_case investigated")


@pytest.fixture
def walker(live_server, page, log_in) -> Walker:
    return Walker(page, World(), log_in)


def status_faults(walker: Walker, stop: Stop) -> list[str]:
    status = walker.visits(stop)
    return [] if status == (404 if stop.url_name == "404" else 200) else [f"status {status}"]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_page_is_for_everyone(walker, family):
    faults = {
        stop.name: status_faults(walker, stop) + faults_in(walker.page) for stop in FAMILIES[family]
    }
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("family", ERRANDS)
def test_every_unusual_page_is_for_everyone(walker, family):
    faults = {}
    for name, errand in ERRANDS[family].items():
        errand(walker)
        faults[name] = faults_in(walker.page, is_error=family == "with errors")
    assert {name: found for name, found in faults.items() if found} == {}


def test_pages_are_whole_without_javascript(live_server, new_context, log_in):
    tab = new_context(java_script_enabled=False).new_page()
    walker = Walker(tab, World(), log_in)
    faults = {}
    for name in WITHOUT_JAVASCRIPT:
        walker.visits(STOPS[name])
        faults[name] = head_faults(tab, is_error=False) + reflow_faults(tab)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.fixture
def own_look(settings, tmp_path):
    """The example, with the colours and the logo of Provkommun."""
    look = PROVKOMMUN.read_text("utf-8").partition("[look]")[2].partition("[promises]")[0]
    facts = Path(settings.MUNICIPALITY_FILE).read_text("utf-8")
    shutil.copy(PROVKOMMUN.parent / "vapen.svg", tmp_path)
    settings.MUNICIPALITY_FILE = tmp_path / "kommun.toml"
    settings.MUNICIPALITY_FILE.write_text(f"{facts}\n[look]{look}", "utf-8")


@pytest.mark.usefixtures("own_look")
def test_pages_in_another_colour_are_as_easy_to_read(live_server, page, log_in):
    walker = Walker(page, World(), log_in)
    faults = {}
    for name in ("start", *WITHOUT_JAVASCRIPT, "send"):
        walker.visits(STOPS[name])
        faults[name] = faults_in(page)
    assert {name: found for name, found in faults.items() if found} == {}


def test_long_names_and_long_words_fit(live_server, page, log_in):
    walker = Walker(page, WordyWorld(), log_in)
    faults = {}
    for name in WORDY:
        walker.visits(STOPS[name])
        faults[name] = faults_in(page)
    assert {name: found for name, found in faults.items() if found} == {}
