"""What protected identity does: to where she lives, to notices, help and the desk (ADR 22)."""

import pytest
from django.urls import reverse

from applications.access import Actor, Verb, can
from applications.actions.protecting import (
    protect_person,
)
from applications.models import ContactChoice
from eservice.people.models import Person
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk
from tests.helping import make_grant, make_helper
from tests.protecting import STREET, WHY, protected
from tests.registering import powers_over
from tests.wizard.test_filling_in import text

pytestmark = pytest.mark.django_db


def test_where_she_lives_is_shown_to_nobody(maja, case, user):
    client, hers = logged_in(maja), logged_in(user)
    pages = (
        (client, reverse("review_case", args=[case.pk])),
        (hers, reverse("case_answers", args=[case.pk])),
        (hers, reverse("receipt", args=[case.pk])),
    )
    assert STREET in client.get(pages[0][1]).text
    protect_person(Actor(maja), case_id=case.pk, reason=WHY)

    for browser, url in pages:
        assert STREET not in browser.get(url).text, url


def test_notices_stop_until_she_chooses_them_again(maja, case, user):
    before = ContactChoice.objects.get(person=user.person)
    before.choice |= {"ways": ["email"], "email": "hen@example.com", "safe": "safe"}
    before.save()

    protect_person(Actor(maja), case_id=case.pk, reason=WHY)

    assert ContactChoice.objects.get(person=user.person).choice["ways"] == ["self"]


def test_help_stops_until_somebody_has_checked_it(maja, case, user):
    kim = make_helper()
    make_grant(user, kim, "read")
    assert powers_over(kim, case)

    protect_person(Actor(maja), case_id=case.pk, reason=WHY)

    assert powers_over(kim, case) == frozenset()
    assert "Kontrollera underlaget." in text(logged_in(maja).get(reverse("tasks")))
    assert "skydd" not in logged_in(kim).get(reverse("people_helped")).text.lower()


def test_the_desk_writes_nothing_down_for_her(user):
    clerk = Actor(make_desk_clerk())
    assert can(clerk, Verb.REGISTER_APPLICATION, user.person)
    protected(user)
    person = Person.objects.get(pk=user.person_id)
    assert not can(clerk, Verb.REGISTER_APPLICATION, person)


def test_she_reads_what_it_means_and_others_have_no_such_page(user, anna_client):
    client, url = logged_in(user), reverse("own_protection")
    assert client.get(url).status_code == 404
    protected(user)

    assert "Så skyddar vi dina uppgifter" in text(client.get(reverse("home")))
    assert "Vi frågar inte var du bor." in text(client.get(url))
    assert anna_client.get(url).status_code == 404
    assert "skyddar" not in text(anna_client.get(reverse("home")))
