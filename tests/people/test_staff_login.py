"""Logging in from work: a second factor, roles and a unit, read anew each time."""

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from eservice.people.models import Person, User
from tests.factories import make_case, number_for
from tests.people.identity_provider import NUMBER, assert_refused, provider_at

pytestmark = pytest.mark.django_db


def log_in(sso, client, subject="maja", **chosen):
    return sso.log_in(client, subject, at="staff_login", **chosen)


def test_a_caseworker_comes_to_her_worklist(sso, client):
    assert log_in(sso, client).url == reverse("worklist")

    user = User.objects.get(issuer=sso.issuer, subject="maja")
    assert (user.roles, user.unit, user.name) == (["caseworker"], "mottagning", "Maja Låtsas")
    assert not user.is_applicant
    assert client.get(reverse("worklist")).status_code == 200


def test_a_login_from_work_is_short_whatever_is_sent(sso, client):
    response = log_in(sso, client, device="egen")

    assert response.cookies[django_settings.SESSION_COOKIE_NAME]["max-age"] == ""
    assert Session.objects.get().get_decoded()["device"] == "lanad"


@pytest.mark.parametrize("amr", [None, [], ["pwd"], "pwd", ["MFA"], [["mfa"]], {"mfa": 1}, 1])
def test_without_a_second_factor_nobody_gets_in(sso, client, amr):
    sso.claims["amr"] = amr

    response = log_in(sso, client)

    # A claim of the wrong kind is a fault of the provider's.
    assert_refused(response, 403, 502)
    assert response.status_code == 502 or "Du behöver logga in i två steg" in response.text


@pytest.mark.parametrize("amr", [["mfa"], ["pwd", "hwk"]])
def test_any_of_the_second_factors_will_do(sso, client, amr):
    sso.claims["amr"] = amr

    assert log_in(sso, client).url == reverse("worklist")


def test_the_second_factor_may_be_a_level(sso, client, settings):
    provider = provider_at(sso.issuer, is_staff=True)
    rules = provider.staff.__class__(
        **(vars(provider.staff) | {"factor_claim": "acr", "factors": ("loa3",)})
    )
    settings.STAFF_PROVIDER = provider.__class__(**(vars(provider) | {"staff": rules}))
    sso.claims["acr"] = "loa2"
    assert log_in(sso, client).status_code == 403
    sso.claims["acr"] = "loa3"
    assert log_in(sso, client).status_code == 302


@pytest.mark.parametrize(
    "claims",
    [
        {"roles": None},
        {"roles": []},
        {"roles": ["caseworker"]},
        {"roles": "ekb handläggare"},
        {"roles": [{"EKB handläggare": True}]},
        {"unit": None},
        {"unit": "finns-inte"},
        {"unit": ["mottagning", "vuxen"]},
    ],
)
def test_without_role_or_unit_one_gets_a_page_that_says_so(sso, client, claims):
    sso.claims |= claims

    response = log_in(sso, client)

    assert_refused(response, 403)
    assert "Din inloggning saknar roll eller enhet." in response.text


def test_without_a_number_one_gets_a_page_that_says_so(sso, client):
    sso.claims[NUMBER] = None

    response = log_in(sso, client)

    assert_refused(response, 403)
    assert "Din inloggning saknar personnummer. Be din chef" in response.text


def test_a_number_that_is_gone_ends_the_work_in_every_browser(sso, client):
    log_in(sso, client)
    sso.claims[NUMBER] = None

    assert log_in(sso, Client()).status_code == 403

    assert client.get(reverse("worklist")).status_code == 404


def test_the_roles_of_today_count(sso, client):
    log_in(sso, client)
    sso.claims |= {"roles": "EKB handläggare", "unit": "vuxen"}

    log_in(sso, Client())

    assert User.objects.get().unit == "vuxen"


def test_a_role_that_is_gone_is_gone_in_every_browser(sso, client):
    number = number_for(5)
    sso.claims[NUMBER] = number
    log_in(sso, client)
    sso.claims["roles"] = []

    assert log_in(sso, Client()).status_code == 403

    assert client.get(reverse("worklist")).status_code == 404
    assert "Vi vet inte vem du är än" in client.get(reverse("home")).text


def test_a_login_from_work_never_opens_ones_own_case(sso, e_id, client):
    number, at_home = number_for(6), Client()
    sso.claims |= {NUMBER: number, "acr": "http://id.elegnamnden.se/loa/1.0/loa3"}
    e_id.log_in(at_home, "maja")
    applicant = User.objects.get(is_from_work=False)
    case = make_case(applicant)
    log_in(sso, client)

    assert User.objects.get(is_from_work=True).person == applicant.person
    assert Person.objects.count() == 1
    for name in ("case", "review_case", "receipt"):
        assert client.get(reverse(name, args=[case.pk])).status_code == 404
    assert at_home.get(reverse("case", args=[case.pk])).status_code == 200


def test_an_answer_for_the_one_way_in_does_not_fit_the_other(sso, e_id, client):
    back = e_id.identify(client.post(reverse("e_id_login")).url)

    assert_refused(client.get(back.replace("/logga-in/", "/logga-in/personal/")), 400)
