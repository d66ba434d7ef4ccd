"""A service with nginx in front, started once for the tests that only ask it."""

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.deploy.serving import Service, nginx_before


@pytest.fixture(scope="module")
def service(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Service]:
    with django_db_blocker.unblock():
        connection.ensure_connection()
        name = str(connection.settings_dict["NAME"])
    found = Service(tmp_path_factory.mktemp("service"), name)
    yield found
    found.close()


@pytest.fixture(scope="module")
def ports(service) -> Iterator[tuple[int, int]]:
    with nginx_before(service) as found:
        yield found
