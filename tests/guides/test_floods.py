"""Limits for what anyone may send: from which connection it came, and what is counted."""

import pytest
from django.db import transaction
from django.test import RequestFactory

from guides.floods import Limit, TooMuch, connection_of, count_one
from guides.models import Tally

LIMIT = Limit("test", of_one=2, of_all=3)
PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


def connection(remote: str, forwarded: str = "") -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return connection_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


def counted(*connections: str) -> None:
    for one in connections:
        with transaction.atomic():
            count_one(LIMIT, one)


def test_without_a_proxy_nobody_can_say_that_she_is_another():
    assert connection("192.0.2.1", "198.51.100.1") == "192.0.2.1"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("", "192.0.2.1"),
        ("nonsense", ""),
        ("203.0.113.9,", ""),
    ],
)
def test_behind_our_proxy_only_what_the_proxy_saw_counts(settings, forwarded, expected):
    settings.SECURE_PROXY_SSL_HEADER = PROXY

    assert connection("192.0.2.1", forwarded) == expected


def test_one_home_is_one_connection_whatever_its_addresses():
    assert (
        connection("2001:db8:1:2::1") == connection("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    )
    assert connection("2001:db8:1:3::1") != connection("2001:db8:1:2::1")
    assert connection("::ffff:192.0.2.1") == "192.0.2.1"


@pytest.mark.django_db
def test_one_connection_and_all_together_have_a_limit():
    counted("a", "a")
    with pytest.raises(TooMuch):
        counted("a")
    counted("b")
    with pytest.raises(TooMuch):
        counted("c")

    assert sorted(Tally.objects.values_list("count", flat=True)) == [1, 2, 3]
