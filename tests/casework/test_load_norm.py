"""An administrator loads a table of the norm: it is checked, named once, and then counts."""

import copy
import json

import pytest
import time_machine
from django.core.management import call_command

from applications.models import NormTable
from applications.norm.tables import SHIPPED
from applications.questions.norm_tables import every_table
from tests.casework.making_calculations import page_url, taken_case, words

pytestmark = pytest.mark.django_db

NEXT_YEAR = json.loads(SHIPPED.read_text(encoding="utf-8"))[-1] | {
    "name": "2027",
    "valid_from": "2027-01-01",
    "valid_to": "2027-12-31",
    "adults": {"single": 4111, "couple_together": 7333},
}


def load(path, table, capsys) -> tuple[int, str]:
    """Return how the command ended, and what it said."""
    path.write_text(json.dumps(table), encoding="utf-8")
    try:
        call_command("load_norm", str(path))
    except SystemExit as ended:
        return ended.code, capsys.readouterr().err
    return 0, capsys.readouterr().out


@pytest.fixture
def file(tmp_path):
    return tmp_path / "norm.json"


def test_a_loaded_table_counts_after_those_that_ship(file, capsys):
    code, said = load(file, NEXT_YEAR, capsys)

    assert (code, said) == (0, "Normen 2027 gäller nu från 2027-01-01 till 2027-12-31.\n")
    assert every_table()[-1].name == "2027"
    assert NormTable.objects.get().valid_from.isoformat() == "2027-01-01"


@pytest.mark.parametrize("name", ["2026", "2027"])
def test_a_name_is_used_once(file, capsys, name):
    load(file, NEXT_YEAR, capsys)
    code, said = load(file, NEXT_YEAR | {"name": name}, capsys)

    assert code == 2
    assert "Det finns redan en norm som heter så." in said
    assert NormTable.objects.count() == 1


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("valid_to", "2028-12-31", "valid_to"),
        ("prisbasbelopp", "60000", "prisbasbelopp"),
        ("adults", {"single": 4111}, "adults.couple_together"),
        ("children", [], "children"),
        ("name", "", "name"),
    ],
)
def test_a_wrong_table_is_refused_with_the_place(file, capsys, key, value, named):
    table = copy.deepcopy(NEXT_YEAR) | {key: value}
    code, said = load(file, table, capsys)

    assert code == 2
    assert said.startswith(f"{named}: ")
    assert not NormTable.objects.exists()


def test_a_file_that_is_no_table_is_refused(file, capsys):
    code, said = load(file, ["2027"], capsys)

    assert code == 2
    assert "Skriv ett objekt" in said


def test_the_calculation_has_a_norm_once_it_is_loaded(maja, maja_client, file, capsys):
    with time_machine.travel("2027-01-05 10:00+01:00", tick=False):
        maja_client.force_login(maja)
        case = taken_case(maja)
        before = words(maja_client.get(page_url(case)))
        load(file, NEXT_YEAR, capsys)
        after = words(maja_client.get(page_url(case)))

    assert "Det finns ingen norm för januari 2027." in before
    assert "En vuxen behöver 4 111 kronor" in after
