"""Protected identity: named caseworkers see the person, and nobody else learns of her (ADR 22)."""

import pytest
from django.core import mail
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import take_case
from applications.actions.protecting import (
    end_protection,
    name_caseworker,
    protect_person,
    unname_caseworker,
    who_can_be_named,
)
from applications.errors import NotAllowed, NotPossible
from applications.models import Case, NamedCaseworker, PersonEvent, Protection
from applications.notice_kinds import TaskKind
from applications.protection import without_anybody
from eservice.people.models import Person, User
from tests.casework.auditing.making import make_auditor
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk
from tests.factories import make_applicant, make_caseworker
from tests.helping import make_grant, make_helper
from tests.protecting import NAME, STREET, WHY, deciding, lets_see, protect, protected
from tests.review.task_making import ask
from tests.wizard.test_filling_in import text

pytestmark = pytest.mark.django_db


def test_a_caseworker_protects_her_and_sees_her_from_then_on(maja, case, user):
    client = logged_in(maja)
    assert "Skydda uppgifterna" in text(client.get(reverse("review_case", args=[case.pk])))
    assert "Skriv varför, några ord räcker" in text(protect(client, case, ""))

    assert protect(client, case)["Location"].endswith("?klart=skyddat")
    protect(client, case)

    page = text(client.get(reverse("protection", args=[case.pk])))
    assert WHY in page
    assert maja.name in page
    assert Protection.objects.count() == 1
    kinds = PersonEvent.objects.order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["protected", "caseworker_named"]
    hers = text(logged_in(user).get(reverse("own_codes")))
    assert "skyddade dina uppgifter" in hers
    assert WHY not in hers


def staff_pages(case: Case) -> list[str]:
    about = ("review_case", "journal", "protection", "hand_over", "decision_letter", "case_appeals")
    pages = [reverse(name, args=[case.pk]) for name in about if name != "decision_letter"]
    views = ("?visa=utan", "?visa=alla", "?visa=bradskande", "")
    return [*pages, *(reverse("worklist") + view for view in views), reverse("tasks")]


def test_nobody_who_is_not_named_learns_of_her(maja, chief, case, user, caplog):
    """A canary: her name, where she lives, her number and her case, on no page of anybody else."""
    protect_person(Actor(maja), case_id=case.pk, reason=WHY)
    ask(TaskKind.HELP_WANTED, person=user.person)
    ask(TaskKind.NOTICE_FAILED, person=user.person, case=case)
    helper = make_helper()
    make_grant(user, helper, "all")
    mail.outbox.clear()
    canaries = (NAME, "Kanariefågel", "Hemlighetsson", STREET, case.reference, WHY)
    others = (make_caseworker(), chief, make_auditor(), make_desk_clerk(), helper)

    for other in others:
        client = logged_in(other)
        pages = staff_pages(case) if other is not helper else []
        own = [reverse("people_helped"), reverse("case", args=[case.pk]), reverse("home")]
        for url in [*pages, *own, reverse("desk"), reverse("name_somebody")]:
            page = client.get(url, follow=True).text
            # Who helps her knows her by her name, and reads nothing of her case.
            secret = canaries[3:] if other is helper else canaries
            assert [word for word in secret if word in page] == [], (other, url)
        found = client.post(reverse("search_cases"), {"sought": case.reference, "reason": "case"})
        assert NAME not in found.text
    told = "\n".join([*(each.body for each in mail.outbox), caplog.text])
    assert [word for word in canaries if word in told] == []


def test_who_has_a_case_of_hers_sees_her_and_nobody_else(maja, case, user):
    take_case(Actor(maja), case_id=case.pk)
    protected(user)

    page = text(logged_in(maja).get(reverse("review_case", args=[case.pk])))
    assert "Skyddade personuppgifter" in page
    other = logged_in(make_caseworker())
    assert other.get(reverse("review_case", args=[case.pk])).status_code == 404
    assert other.post(reverse("take_case", args=[case.pk]), {"hos": ""}).status_code == 404


def test_a_decision_maker_names_somebody_without_learning_who_it_is(maja, chief, case, user):
    protected(user)
    client = logged_in(chief)
    assert "Ett ärende som du behöver utse någon till" in text(client.get(reverse("worklist")))
    assert client.get(reverse("review_case", args=[case.pk])).status_code == 404
    page = text(client.get(reverse("name_somebody")))
    assert "Du ser inte vem det är." in page
    assert NAME not in page
    assert case.reference not in page

    url, which = reverse("name_somebody"), {"which": user.person_id}
    assert "Välj en kollega i listan." in text(client.post(url, which))
    done = client.post(url, which | {"colleague": maja.pk})
    assert done["Location"].endswith("?klart=ja")

    assert logged_in(maja).get(reverse("review_case", args=[case.pk])).status_code == 200
    assert client.get(reverse("review_case", args=[case.pk])).status_code == 404
    assert "behöver utse" not in text(client.get(reverse("worklist")))
    # Too late, and for somebody who was never there.
    assert client.post(url, which | {"colleague": chief.pk})["Location"] == url
    assert client.post(url, {"which": "x", "colleague": maja.pk}).status_code == 404
    assert NamedCaseworker.objects.get().user == maja


def test_when_the_named_one_has_left_somebody_is_named_anew(maja, chief, case, user):
    protected(user)
    lets_see(user.person, maja)
    assert not without_anybody(chief.unit).exists()
    User.objects.filter(pk=maja.pk).update(is_active=False)

    assert without_anybody(chief.unit).get() == user.person


def test_a_task_without_a_case_needs_somebody_too(maja, chief):
    person = make_applicant(is_protected=True).person
    ask(TaskKind.HELP_WANTED, person=person)
    assert person.name not in text(logged_in(maja).get(reverse("tasks")))

    name_caseworker(Actor(chief), person_id=person.pk, user_id=maja.pk)

    assert person.name in text(logged_in(maja).get(reverse("tasks")))


def test_only_decision_makers_name_for_what_nobody_sees(maja, case, user):
    protected(user)
    assert logged_in(maja).get(reverse("name_somebody")).status_code == 404
    with pytest.raises(NotAllowed):
        name_caseworker(Actor(maja), person_id=user.person_id, user_id=maja.pk)
    elsewhere = deciding(make_caseworker(unit="vuxen"))
    with pytest.raises(NotAllowed):
        name_caseworker(Actor(elsewhere), person_id=user.person_id, user_id=elsewhere.pk)


def test_the_named_one_lets_a_colleague_in_and_out(maja, case, user):
    protected(user)
    lets_see(user.person, maja)
    colleague = make_caseworker()
    client = logged_in(maja)

    said = client.post(reverse("name_caseworker", args=[case.pk]), {"colleague": colleague.pk})
    assert said["Location"].endswith("?klart=utsedd")
    assert logged_in(colleague).get(reverse("review_case", args=[case.pk])).status_code == 200

    said = client.post(reverse("unname_caseworker", args=[case.pk]), {"colleague": colleague.pk})
    assert said["Location"].endswith("?klart=borta")
    assert logged_in(colleague).get(reverse("review_case", args=[case.pk])).status_code == 404
    stopped = client.post(reverse("name_caseworker", args=[case.pk]), {"colleague": "x"})
    assert "Välj en kollega i listan." in text(client.get(stopped["Location"]))


def test_who_has_the_case_is_not_left_out_before_it_is_handed_over(maja, case, user):
    take_case(Actor(maja), case_id=case.pk)
    protected(user)
    lets_see(user.person, colleague := make_caseworker())

    with pytest.raises(NotPossible):
        unname_caseworker(Actor(colleague), person_id=user.person_id, user_id=maja.pk)


def test_her_helper_and_family_are_never_named(maja, case, user):
    helper, kim = make_helper(), make_caseworker()
    User.objects.filter(pk=kim.pk).update(person=helper.person)
    make_grant(user, helper, "all")
    protected(user)
    lets_see(user.person, maja)

    assert kim not in who_can_be_named(Actor(maja), user.person)


def test_who_opens_no_case_is_never_named(maja, case, user):
    protected(user)
    lets_see(user.person, maja)
    clerk, client = make_desk_clerk(), logged_in(maja)

    assert clerk not in who_can_be_named(Actor(maja), user.person)
    assert clerk.name not in text(client.get(reverse("protection", args=[case.pk])))
    said = client.post(reverse("name_caseworker", args=[case.pk]), {"colleague": clerk.pk})
    assert said["Location"].endswith("?stopp=kan-inte")


def test_a_press_that_chose_nobody_lets_nobody_in(maja, case, user):
    protected(user)
    lets_see(user.person, maja)
    make_caseworker()
    client, url = logged_in(maja), reverse("name_caseworker", args=[case.pk])

    assert '<option value="">Välj en kollega</option>' in client.get(
        reverse("protection", args=[case.pk])
    ).text.replace("\n", "")
    said = client.post(url, {"colleague": ""})
    assert "Välj en kollega i listan." in text(client.get(said["Location"]))


def test_only_a_decision_maker_who_sees_her_ends_it(maja, chief, case, user):
    protect_person(Actor(maja), case_id=case.pk, reason=WHY)
    for actor in (Actor(maja), Actor(chief)):
        with pytest.raises(NotAllowed):
            end_protection(actor, case_id=case.pk, reason="Ett beslut till.")
    name_caseworker(Actor(maja), person_id=user.person_id, user_id=chief.pk)
    client = logged_in(chief)
    assert "Skriv varför" in text(client.post(reverse("end_protection", args=[case.pk]), {}))

    body = {"reason": "Hen vill det själv."}
    ended = client.post(reverse("end_protection", args=[case.pk]), body)

    assert ended["Location"].endswith("?klart=oskyddat")
    assert not Person.objects.get(pk=user.person_id).is_protected
    other = logged_in(make_caseworker())
    assert other.get(reverse("review_case", args=[case.pk])).status_code == 200
    assert PersonEvent.objects.order_by("seq").last().kind == "protection_ended"
