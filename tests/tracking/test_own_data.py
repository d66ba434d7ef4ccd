"""The copy of all that is stored about a person: whole, hers alone, and gone after a week."""

import json

import pytest
from django.apps import apps
from django.db.models.base import ModelBase
from django.urls import reverse

from applications.models import Message
from applications.own_data import applying, case, deciding, helping, person
from applications.own_data.telling import Part
from applications.own_data.whole import own_data
from tests.casework.making import make_everything
from tests.conftest import logged_in
from tests.factories import answer, make_applicant, make_case, make_draft
from tests.helping import make_grant, make_helper
from tests.partner.making import make_kim, whole_couple

PAGE = "/mina-sidor/uppgifter/"
PDF, JSON = f"{PAGE}fil.pdf", f"{PAGE}fil.json"

# What the copy leaves out, each with its reason. A table that is neither told nor here fails.
LEFT_OUT = {
    "AccessSeal": "of the log as a whole",
    "Beat": "of nobody",
    "CaseNote": "the caseworker's own notes: given out after a test of secrecy (OSL 26 kap.)",
    "CalculationRevision": "how it was before; the calculation says how it is",
    "DecisionDraft": "a draft of ours (TF 2 kap. 12 §)",
    "Disposal": "there is nothing left to tell of whom it names",
    "DisposalPermit": "of nobody",
    "DisposalPlan": "holds case numbers that the case tells",
    "LegalHold": "why a file is kept for now; given out after a test of secrecy",
    "DeskRecord": "holds what happened at the desk together, and nothing else",
    "Figure": "numbers, of nobody",
    "GrantEvent": "the help's own log; the grant says the same",
    "GrantPower": "told with its grant",
    "GrantProof": "a picture of what she showed us; given out on request",
    "HouseholdMember": "who is in the household stands in her answers",
    "Invitation": "a code as a fingerprint",
    "Investigation": "told as its lines",
    "Letter": "each letter is opened in the service",
    "LoginCode": "told with its sheet",
    "LogCheck": "an auditor's work",
    "MeetingTime": "told with its meeting",
    "MessageRead": "that somebody opened a message",
    "NamedCaseworker": "nothing in a file may tell that she is protected",
    "NormTable": "of nobody",
    "Outreach": "told as the grant and the draft",
    "OwnDataCopy": "the copy itself",
    "PaperForm": "of nobody",
    "PersonEvent": "the desk's log; the sheets of codes say the same",
    "Protection": "nothing in a file may tell that she is protected",
    "Recusal": "about the caseworker",
    "ReferenceCounter": "of nobody",
    "Registration": "stands in what was sent",
    "RestCall": "stands in the log of the case",
    "SectionMark": "the caseworker's own marks",
    "SentSection": "stands in what was sent",
    "Signature": "stands in what was sent",
    "UnitTask": "what the office has to do",
    "UploadDay": "how much was sent in a day, forgotten after it",
    "WorklistFilter": "the caseworker's own",
    "Organisation": "not a person's",
    "Stash": "what was typed before a login, kept for an hour",
}
# Read through what they belong to.
THROUGH = {"Answer", "AppealRefusal", "Application", "AccessLog", "CaseEvent", "CompletionReply"}


def test_every_table_is_told_or_left_out_for_a_reason():
    modules = (applying, case, deciding, helping, person)
    told = {
        each.__name__
        for module in modules
        for each in vars(module).values()
        if isinstance(each, ModelBase)
    }
    tables = {
        model.__name__
        for app in ("applications", "people")
        for model in apps.get_app_config(app).get_models()
    }
    assert tables == told | THROUGH | LEFT_OUT.keys()
    assert not (told | THROUGH) & LEFT_OUT.keys()


@pytest.fixture
def anna_case(anna, maja):
    found = make_case(anna, anything_else={"anything_else": "Jag har ont i ryggen."})
    make_everything(found, maja)
    logged_in(maja).get(reverse("review_case", args=[found.pk]))
    return found


def words(parts: tuple[Part, ...]) -> str:
    """Everything that a copy says."""
    records = [record for part in parts for record in part.records]
    facts = [fact for record in records for fact in record.facts]
    titles = [each.title for each in (*parts, *records)]
    return "\n".join([*titles, *(line for each in facts for line in (each.label, *each.lines))])


def test_it_tells_everything_about_a_case(anna, anna_case):
    told = words(own_data(anna.person).parts)
    for expected in (
        f"Ärende {anna_case.reference}",
        "Anna Exempel",
        "Jag har ont i ryggen.",
        "Hyresavi",
        "Fota den.",
        "Beslut 1",
        "Överklagande av beslut 1",
        "De här har läst",
        "Utbetalning",
    ):
        assert expected in told, expected


def test_what_she_has_not_sent_is_there_with_what_she_wrote_before(anna):
    draft = make_draft(anna)
    answer(anna, draft, "anything_else", {"anything_else": "Första orden."})
    answer(anna, draft, "anything_else", {"anything_else": "Andra orden."})
    told = words(own_data(anna.person).parts)
    assert "Första orden." in told
    assert "Andra orden." in told
    assert "Ett tidigare svar" in told


def test_answers_about_safety_and_protection_are_not_in_it(anna):
    secret = {"safe_contact": {"safe_contact": "unsafe"}}
    draft = make_draft(anna)
    answer(anna, draft, "safe_contact", secret["safe_contact"])
    make_case(anna, **secret)
    anna.person.is_protected = True
    anna.person.save()
    told = words(own_data(anna.person).parts)
    assert "Är det tryggt" not in told
    assert "skydd" not in told.lower()


def test_a_partner_reads_her_own_part_and_nothing_else(anna):
    kim = make_kim()
    draft = whole_couple(anna, kim)
    hers, his = words(own_data(anna.person).parts), words(own_data(kim.person).parts)
    assert f"Tillsammans med {draft.person.name}" in his
    assert "Det du har fyllt i men inte skickat" not in his
    assert "Tillsammans med" not in hers


def test_nobody_elses_words_are_in_it(anna, anna_case, maja):
    other = make_applicant(given_name="Bo", family_name="Annan")
    theirs = make_case(other)
    Message.objects.create(
        case=theirs,
        content={"text": "Bara för Bo."},
        by=other,
        role="applicant",
        is_from_office=False,
    )
    assert "Bara för Bo." not in words(own_data(anna.person).parts)
    assert "Bara för Bo." in words(own_data(other.person).parts)


def test_who_helps_her_and_whom_she_helps_stand_there(anna):
    kim = make_helper()
    make_grant(anna, kim, "help")
    assert kim.name in words(own_data(anna.person).parts)
    assert "Du hjälper eller har hjälpt" in words(own_data(kim.person).parts)


def test_the_file_for_machines_is_the_same_as_the_one_to_read(anna, anna_case):
    told = own_data(anna.person)
    found = json.loads(json.dumps(told.as_json(), default=str))
    assert [part["title"] for part in found["parts"]] == [part.title for part in told.parts]
    assert all(record["facts"] for part in found["parts"] for record in part["records"])
