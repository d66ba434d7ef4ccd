"""A municipality's file is whole, or the service says what is wrong with it."""

import tomllib

import pytest
from django.core.exceptions import ImproperlyConfigured

from eservice.municipality import load, municipality, parse
from eservice.municipality.facts import telephone_uri
from eservice.settings.env import BASE_DIR

EXAMPLE = (BASE_DIR / "eservice" / "exempelkommun.toml").read_text()

OFFER = {"name": "Föreningen", "phone": "08-465 004 30", "about": "Läser brev med dig."}


def data(**changes):
    """Return the example's data; a key such as ``login__own_device_days`` reaches inside."""
    found = tomllib.loads(EXAMPLE)
    for key, value in changes.items():
        *parts, last = key.split("__")
        place = found
        for part in parts:
            place = place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return found


def test_a_file_without_the_newer_parts_has_their_usual_days():
    found = parse(data(renewal=None, drafts=None))
    assert (found.renewal.opens_day, found.drafts.keep_days) == (15, 90)


def test_the_example_is_whole():
    assert parse(data()).unit("vuxen").name == "Enheten för vuxna"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": None},
        {"units": None},
        {"units": []},
        {"units": "mottagning"},
        {"units": ["mottagning"]},
        {"login": None},
        {"login": 30},
        {"login__own_device_days": None},
        {"promises__contact_working_days": None},
        {"acute__night_phone": None},
        {"receiving_unit": "finns-inte"},
        {"phone_number": "08-465 004 00"},
        {"login__forever": True},
        {"name": 7},
        {"phone": ["08-465 004 00"]},
        {"is_example": "ja"},
        {"quick_exit_url": "http://www.example.se/"},
        {"quick_exit_url": "javascript:alert(1)"},
        {"quick_exit_url": ""},
        {"renewal__opens_day": 29},
        {"renewal__closes_day": 31},
        {"renewal__closes_day": 5, "renewal__reminder_days": 5},
        {"renewal__decision_months": 0},
        {"renewal__often": 1},
        {"drafts__keep_days": 29},
        {"drafts__keep_days": "90"},
        {"login__borrowed_device_minutes": 0},
        {"login__borrowed_device_minutes": -5},
        {"login__borrowed_device_minutes": "30"},
        {"login__own_device_days": 1.5},
        {"promises__decision_working_days": True},
        {"help_offers": "ring oss"},
        {"help_offers": 3},
        {"help_offers": ["ring oss"]},
        {"help_offers": [{"name": "Föreningen", "phone": "08-465 004 30"}]},
        {"help_offers": [OFFER | {"web": "https://www.example.se/"}]},
        {"help_offers": [OFFER | {"phone": 46846500430}]},
        {"help_offers": [OFFER | {"phone": "ring växeln"}]},
        {"help_offers": [OFFER | {"name": " "}]},
        {"help_offers": [OFFER | {"about": ""}]},
    ],
)
def test_a_faulty_file_is_refused(changes):
    with pytest.raises(ImproperlyConfigured):
        parse(data(**changes))


def test_offers_of_help_may_be_left_out():
    assert parse(data(help_offers=None)).help_offers == ()
    assert parse(data(help_offers=[])).help_offers == ()
    assert [offer.about for offer in parse(data(help_offers=[OFFER])).help_offers] == [
        OFFER["about"]
    ]


def test_a_unit_that_is_gone_is_called_at_the_municipality():
    city = parse(data())
    assert city.phone_of("vuxen") == city.unit("vuxen").phone
    assert city.phone_of("nedlagd") == city.phone


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"", None])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content):
    path = tmp_path / "kommun.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ImproperlyConfigured):
        load(str(path))


def test_the_file_in_the_settings_is_the_one_in_use(tmp_path, settings):
    path = tmp_path / "kommun.toml"
    path.write_text(EXAMPLE.replace('name = "Exempelkommun"', 'name = "Provkommun"'))
    settings.MUNICIPALITY_FILE = path
    assert municipality().name == "Provkommun"


@pytest.mark.parametrize(
    ("number", "uri"),
    [("08-465 004 00", "+46846500400"), ("112", "112"), ("+46 8 465 004 00", "+46846500400")],
)
def test_a_number_becomes_a_link(number, uri):
    assert telephone_uri(number) == uri
