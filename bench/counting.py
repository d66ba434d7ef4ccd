"""Says in its headers what a response took. Only the settings for the benchmark use it."""

import os
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

# Words that open or close a transaction: they are no questions to the database.
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


class CountQueries:
    """Count a request's queries and processor time, and name the process that answered it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.process = str(os.getpid())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        count = 0

        def counted(execute: Callable, sql: str, *rest: Any) -> Any:
            nonlocal count
            count += not sql.startswith(FRAME)
            return execute(sql, *rest)

        started = time.thread_time()
        with connection.execute_wrapper(counted):
            response = self.get_response(request)
        taken = (time.thread_time() - started) * 1000
        response.headers["X-Queries"] = str(count)
        response.headers["X-Processor-Ms"] = f"{taken:.3f}"
        response.headers["X-Process"] = self.process
        return response
