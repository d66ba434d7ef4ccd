"""A log line names the route and the kind of an error, and nothing of anybody."""

import json
import logging

import pytest
from django.urls import reverse

from eservice.logs import JsonLines, as_json
from tests.factories import make_draft

SECRET = "kanariefågel"


@pytest.fixture
def lines(caplog):
    """Every line that is written meanwhile, as production would write it."""
    written, handler = [], logging.Handler()
    handler.emit = lambda record: written.append(json.loads(JsonLines().format(record)))
    caplog.set_level(logging.INFO, "eservice.requests")
    caplog.set_level(logging.INFO, "django.request")
    # The second hands nothing on to the first.
    heard = [logging.getLogger(), logging.getLogger("django.request")]
    for logger in heard:
        logger.addHandler(handler)
    yield written
    for logger in heard:
        logger.removeHandler(handler)


def test_a_request_is_a_line_with_its_route(anna, anna_client, lines):
    draft = make_draft(anna)
    anna_client.get(reverse("step", args=[draft.pk, "sprak"]), {"efter": SECRET})
    [line] = [each for each in lines if each["message"] == "request"]
    assert (line["method"], line["status"]) == ("GET", 200)
    assert line["route"] == "ansokan/<uuid:draft_id>/fraga/<slug:step>/"
    assert line["ms"] > 0
    assert str(draft.pk) not in str(line)
    assert SECRET not in str(line)


def test_what_does_not_exist_has_no_address_in_the_log(client, lines, db):
    client.get(f"/{SECRET}/")
    assert SECRET not in json.dumps(lines, ensure_ascii=False)
    assert {"none of ours"} == {line["route"] for line in lines if "route" in line}
    assert [line["message"] for line in lines if line["logger"] == "django.request"] == [
        "Not Found"
    ]


def test_an_error_says_what_and_where_and_not_its_words(anna_client, lines, monkeypatch):
    def breaks(*_given, **_named):
        raise ValueError(f"Key (name)=({SECRET}) already exists")

    monkeypatch.setattr("applications.tracking.views.actor_of", breaks)
    anna_client.raise_request_exception = False
    assert anna_client.get(reverse("home")).status_code == 500
    [line] = [each for each in lines if each.get("error")]
    assert line["error"] == "builtins.ValueError"
    assert any("breaks" in where for where in line["where"])
    assert SECRET not in json.dumps(lines, ensure_ascii=False)


def test_production_writes_json(settings):
    told = as_json(settings.LOGGING)
    assert told["formatters"]["plain"] == {"()": "eservice.logs.JsonLines"}
    assert told["loggers"]["eservice.requests"]["level"] == "INFO"
