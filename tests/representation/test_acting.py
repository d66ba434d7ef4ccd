"""Acting for another: exactly what was given, said on every page, written down everywhere."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.revoking import revoke
from applications.models import Answer, Application, Case
from applications.powers import Power
from tests.conftest import logged_in
from tests.factories import make_draft, whole_answers
from tests.helping import make_grant, make_helper, powers_of
from tests.wizard.test_filling_in import step_url

SECRET = "Det här ser bara jag och handläggaren."


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


@pytest.fixture
def draft(anna):
    return make_draft(anna, whole_answers() | {"anything_else": {"anything_else": SECRET}})


def saves(client, draft, step, **values):
    stored = Answer.objects.filter(draft=draft, step=step).first()
    rev = {"_rev": str(stored.rev)} if stored else {}
    return client.post(step_url(draft, step), values | rev)


def test_an_answer_says_who_gave_it_and_under_what(anna, kim, kim_client, draft):
    grant = make_grant(anna, kim, draft=draft)

    assert (
        saves(kim_client, draft, "language", language="finska", interpreter="no").status_code == 302
    )

    answer = Answer.objects.get(draft=draft, step="language")
    assert (answer.by, answer.grant, answer.cleaned["language"]) == (kim, grant, "finska")


def test_every_page_says_for_whom(anna, kim, kim_client, draft):
    make_grant(anna, kim)
    urls = [
        step_url(draft, "language"),
        *(reverse(name, args=[draft.pk]) for name in ("draft", "check")),
        reverse("section", args=[draft.pk, "start"]),
    ]

    for url in urls:
        page = kim_client.get(url).content.decode()
        assert "Du fyller i för <b><bdi>Anna Exempel</bdi></b>" in page, url
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert "Anna E." in title, url
        assert "Anna Exempel" not in title, url


def test_the_person_herself_sees_no_such_banner(anna, kim, anna_client, draft):
    make_grant(anna, kim)

    assert "Du fyller i för" not in anna_client.get(step_url(draft, "language")).content.decode()


def test_own_words_are_never_shown_to_a_helper_and_stay_as_they_are(anna, kim, kim_client, draft):
    make_grant(anna, kim, "all")

    page = kim_client.get(step_url(draft, "anything_else")).content.decode()
    assert SECRET not in page
    assert "Den du hjälper har svarat här" in page
    for name in ("check", "draft"):
        assert SECRET not in kim_client.get(reverse(name, args=[draft.pk])).content.decode()

    late = saves(kim_client, draft, "anything_else", anything_else="Kims ord")
    assert late.status_code == 409
    assert "Kims ord" in late.content.decode()
    assert SECRET not in late.content.decode()
    assert Answer.objects.get(draft=draft, step="anything_else").cleaned["anything_else"] == SECRET
    kept = draft.revisions.get(rev=None)
    assert (kept.raw["anything_else"], kept.by) == (["Kims ord"], kim)


def test_what_a_helper_writes_she_reads_again_and_so_does_the_person(
    anna, kim, kim_client, anna_client
):
    draft = make_draft(anna)
    make_grant(anna, kim)
    other = make_helper(given_name="Lo")
    make_grant(anna, other)

    saves(kim_client, draft, "anything_else", anything_else="Kims egna ord")

    url = step_url(draft, "anything_else")
    assert "Kims egna ord" in kim_client.get(url).content.decode()
    assert "Kims egna ord" in anna_client.get(url).content.decode()
    assert "Kims egna ord" not in logged_in(other).get(url).content.decode()


@pytest.mark.parametrize("step", ["acute", "safe_contact"])
def test_safety_questions_do_not_exist_for_a_helper(anna, kim, kim_client, draft, step):
    make_grant(anna, kim, "all")

    assert kim_client.get(step_url(draft, step)).status_code == 404
    assert saves(kim_client, draft, step, **{step: "none"}).status_code == 404
    check = kim_client.get(reverse("check", args=[draft.pk])).content.decode()
    assert reverse("step", args=[draft.pk, "trygg-kontakt"]) not in check


def test_that_something_is_acute_is_not_told_by_the_page_after_it(anna, kim, kim_client):
    acute = {"acute": {"acute": ["violence"]}, "acute_advice": {"acute_advice": SECRET}}
    draft = make_draft(anna, whole_answers() | acute)
    make_grant(anna, kim, "all")

    assert kim_client.get(step_url(draft, "acute_advice")).status_code == 404
    assert "ring-nu" not in kim_client.get(reverse("check", args=[draft.pk])).content.decode()


def test_nothing_about_the_partner_is_open_to_a_helper(anna, kim, kim_client):
    couple = {
        "household_type": {"household_type": "partner"},
        "partner": {"name": "Robin Partnersson", "number": ""},
        "partner_occupation": {"occupation": ["none"]},
    }
    draft = make_draft(anna, whole_answers() | couple)
    make_grant(anna, kim, "all")

    for step in ("partner", "partner_occupation", "partner_income_kinds"):
        assert kim_client.get(step_url(draft, step)).status_code == 404
    assert "Partnersson" not in kim_client.get(reverse("check", args=[draft.pk])).content.decode()


@pytest.mark.parametrize("power", Power)
def test_one_power_alone_opens_only_what_it_says(anna, kim, kim_client, draft, power):
    make_grant(anna, kim, frozenset({power}) if power not in NEEDING else NEEDING[power])
    if power in NEEDING:
        narrow(anna, power)

    paper = reverse("add_papers", args=[draft.pk, "hyreskontrakt"])
    opened = {
        "draft": kim_client.get(reverse("draft", args=[draft.pk])).status_code,
        "step": saves(kim_client, draft, "language", language="f", interpreter="no").status_code,
        "send": kim_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"}).status_code,
        "upload": kim_client.get(paper).status_code,
    }

    wanted = dict.fromkeys(opened, 404) | ({"draft": 200} if power == Power.READ_ANSWERS else {})
    assert opened == wanted


# What rests on another power can't be given alone, and goes when that one is taken back.
NEEDING = {
    Power.EDIT_DRAFT: powers_of("read") | {Power.EDIT_DRAFT},
    Power.UPLOAD: powers_of("read") | {Power.UPLOAD},
    Power.SUBMIT: powers_of("read") | {Power.SUBMIT},
    Power.APPEAL: powers_of("read") | {Power.APPEAL},
}


def narrow(anna, power):
    """Take back all that the power rests on."""
    grant = anna.person.grants_given.get()
    revoke(Actor(anna), grant_id=grant.pk, powers=set(Power) - {power})


def test_a_supporter_never_sends_and_an_ombud_does_in_her_own_name(anna, kim, kim_client, draft):
    url = reverse("send", args=[draft.pk])
    grant = make_grant(anna, kim, "help")
    assert kim_client.get(url).status_code == 404
    assert kim_client.post(url, {"declare": "yes"}).status_code == 404
    assert not Case.objects.exists()
    revoke(Actor(anna), grant_id=grant.pk)

    fullmakt = make_grant(anna, kim, "all")
    assert "Det som står här är sant, så vitt jag vet." in kim_client.get(url).content.decode()
    kim_client.post(url, {"declare": "yes"})

    sent = Application.objects.get()
    assert (sent.person, sent.sent_by, sent.grant) == (anna.person, kim, fullmakt)
    assert sent.content["sent_by"] == {"name": "Kim Hjälpsam", "kind": "ombud"}
    assert "så vitt jag vet" in " ".join(sent.content["declaration"])
    assert sent.case.events.get(seq=1).data["grant"] == str(fullmakt.pk)


def test_an_ombud_sends_without_the_questions_that_are_not_hers(anna, kim, kim_client):
    answers = {k: v for k, v in whole_answers().items() if k not in {"acute", "safe_contact"}}
    draft = make_draft(anna, answers)
    make_grant(anna, kim, "all")

    kim_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    case = Case.objects.get()
    page = logged_in(anna).get(reverse("case", args=[case.pk])).content.decode()
    assert "Ring oss när det passar dig." in page


def test_the_application_says_whose_help_it_had(anna, anna_client, maja_client, kim, kim_client):
    draft = make_draft(anna)
    make_grant(anna, kim)
    saves(kim_client, draft, "language", language="finska", interpreter="no")

    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    content = Application.objects.get().content
    assert content["help"] == [
        {"name": "Kim Hjälpsam", "kind": "supporter", "through": "", "answers": 1}
    ]
    page = anna_client.get(reverse("case_answers", args=[draft.pk])).content.decode()
    assert "Kim Hjälpsam" in page
    page = maja_client.get(reverse("review_case", args=[draft.pk])).content.decode()
    assert "<bdi>Kim Hjälpsam</bdi>" in page
    assert "Hjälp med ansökan" in page
