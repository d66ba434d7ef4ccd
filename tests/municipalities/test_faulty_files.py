"""Whoever writes a municipality's file is told all that is wrong, where, and what is right."""

import tomllib
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from eservice.municipality import parse
from eservice.settings.env import BASE_DIR
from tests.municipalities.conftest import PROVKOMMUN

EXAMPLE = BASE_DIR / "eservice" / "exempelkommun.toml"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def told(**changes):
    """Return the lines that the service says about the example with these changes."""
    data = tomllib.loads(EXAMPLE.read_text("utf-8"))
    for key, value in changes.items():
        part, _, name = key.rpartition("__")
        (data.setdefault(part, {}) if part else data)[name] = value
    with pytest.raises(ImproperlyConfigured) as refused:
        parse(data)
    return str(refused.value).splitlines()


def test_every_fault_is_told_at_once_with_its_place():
    first, *faults = told(
        phone="ring växeln", casework__payment_day=31, login__borrowed_device_minuts=30
    )
    assert first == "The municipality file has 3 faults (see docs/municipality.md):"
    assert sorted(faults) == [
        "  casework.payment_day: must be at most 28, and is 31",
        "  login.borrowed_device_minuts: there is no such key; did you mean"
        " borrowed_device_minutes?",
        "  phone: must be a telephone number, and is 'ring växeln'",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "name: must not be empty"),
        ({"reference_prefix": "kommun"}, "reference_prefix: must be one to four capital letters"),
        ({"receiving_unit": "mottagningen"}, "the units are mottagning, vuxen"),
        ({"languages": ["en"]}, "languages: must have sv"),
        ({"languages": ["sv", "ar"]}, "languages[2]: must be one of sv, sv-x-lattlast, en"),
        ({"casework__four_eyes": "ja"}, "must be true or false, and is 'ja'"),
        ({"casework__office_until": 6}, "must be later than office_from"),
        ({"casework__reminder_days": 14}, "must be fewer than completion_days"),
        ({"casework__delegations": [{"point": "D 1"}]}, "delegations[1].valid_from: is missing"),
        ({"look": {"colour": "#1b5848"}}, "colour and dark_colour go together"),
        ({"look": {"colour": "grön", "dark_colour": "#8fd3b9"}}, "a colour such as #1b5848"),
        ({"look": {"colour": "#ffcc00", "dark_colour": "#ffcc00"}}, "on light pages: the contrast"),
        ({"look": {"colour": "#1b5848", "dark_colour": "#1b5848"}}, "on dark pages: the contrast"),
        ({"look": {"logo": "../hemligt.svg"}}, "must name an SVG or PNG file in the same folder"),
        ({"other_languages": {"en": {"name": "Example"}}}, "only night_hours and phone_hours"),
        ({"units": [{"code": "a", "name": "A", "phone": "112"}] * 2}, "two have the same code"),
    ],
)
def test_a_fault_says_what_would_be_right(changes, words):
    assert words in "\n".join(told(**changes))


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>1</script>", "has <script>"),
        ("<foreignObject/>", "has <foreignObject>"),
        ("<style>*{}</style>", "has <style>"),
        ('<rect onload="1"/>', "does something (onload)"),
        ('<use href="https://example.se/a.svg#a"/>', "fetches something"),
        ('<rect fill="url(https://example.se/a)"/>', "fetches something"),
        ('<rect style="fill: URL( //example.se/a )"/>', "fetches something"),
        ('<?xml-stylesheet href="https://example.se/a.css"?>', "fetches something"),
        ("<rect>", "is no SVG picture"),
    ],
)
def test_a_logo_that_is_more_than_a_drawing_is_refused(tmp_path, inside, words):
    file = tmp_path / "kommun.toml"
    file.write_text(PROVKOMMUN.read_text("utf-8"), "utf-8")
    (tmp_path / "vapen.svg").write_text(DRAWING.format(inside))
    with pytest.raises(CommandError) as refused:
        call_command("check_municipality", str(file))
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "can't be read"),
        (b"<!DOCTYPE svg><svg/>", "document type"),
        (b" " * 60_001, "larger than 60 kB"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused(tmp_path, content, words):
    file = tmp_path / "kommun.toml"
    file.write_text(PROVKOMMUN.read_text("utf-8"), "utf-8")
    if content is not None:
        (tmp_path / "vapen.svg").write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("check_municipality", str(file))
    assert words in str(refused.value)


def test_a_picture_that_is_not_what_its_name_says_is_refused(tmp_path):
    file = tmp_path / "kommun.toml"
    file.write_text(PROVKOMMUN.read_text("utf-8").replace("vapen.svg", "vapen.png"), "utf-8")
    (tmp_path / "vapen.png").write_bytes(b"<svg/>")
    with pytest.raises(CommandError) as refused:
        call_command("check_municipality", str(file))
    assert "is no PNG picture" in str(refused.value)


@pytest.mark.parametrize("file", [EXAMPLE, PROVKOMMUN])
def test_a_whole_file_is_said_to_be_whole(file):
    said = StringIO()
    call_command("check_municipality", str(file), stdout=said)
    assert said.getvalue().endswith("the file is whole.\n")
