"""Logs for machines: a JSON object a line, and nothing of anybody in it.

An address holds ids and names of questions, and an error's own words may hold what somebody typed
(a database quotes the row that it refused). So a line names the route, and of an error its kind
and where it happened.
"""

import json
import logging
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

REQUESTS = logging.getLogger("eservice.requests")
NO_ROUTE = "none of ours"


class JsonLines(logging.Formatter):
    """``at``, ``level``, ``logger`` and ``message``, and what the line was given in ``facts``."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._message(record),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            told |= _error(*record.exc_info[:3])
        return json.dumps(told, ensure_ascii=False, default=str)

    def _message(self, record: logging.LogRecord) -> str:
        # Django's lines about a request end with the address, filled in last.
        if record.name.startswith("django.") and isinstance(record.args, tuple) and record.args:
            return (record.msg % (*record.args[:-1], "")).strip(" :")
        return record.getMessage()


def _error(kind: type[BaseException], _error: BaseException, frames: Any) -> dict[str, Any]:
    where = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)
    ]
    return {"error": f"{kind.__module__}.{kind.__qualname__}", "where": where}


class RequestLog:
    """One line for each request: method, route, status and milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        found = request.resolver_match
        facts = {
            "method": request.method,
            "route": found.route if found else NO_ROUTE,
            "status": response.status_code,
            "ms": round((time.perf_counter() - started) * 1000, 1),
        }
        REQUESTS.info("request", extra={"facts": facts})
        return response


def as_json(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the logging settings with JSON lines and a line for each request."""
    requests = {"handlers": ["console"], "level": "INFO", "propagate": False}
    return {
        **plain,
        "formatters": {**plain["formatters"], "plain": {"()": "eservice.logs.JsonLines"}},
        "loggers": {**plain["loggers"], REQUESTS.name: requests},
    }
