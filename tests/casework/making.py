"""Rows of casework made plainly, for tests that ask about the tables and not about the rules.

What tests of the rules need goes through the actions. The events that
vouch for the rows are there too, so that ``verify_events`` finds them whole.
"""

from decimal import Decimal
from typing import Any

from django.db import transaction

from applications.access import Actor
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import (
    Appeal,
    AppealRefusal,
    Calculation,
    CalculationRevision,
    Case,
    Communication,
    CompletionItem,
    CompletionReply,
    CompletionRequest,
    Decision,
    DecisionDraft,
    DecisionWanted,
    Delay,
    HandOver,
    Investigation,
    InvestigationLine,
    Letter,
    LineComment,
    LogCheck,
    Meeting,
    Message,
    MessageRead,
    OwnDataCopy,
    Payment,
    Protection,
    Recusal,
    SectionMark,
    SentSection,
    Wish,
)
from applications.questions.investigating import line_content, said_content
from applications.questions.payout import vouched_for
from applications.statuses import CompletionStatus, Outcome
from eservice import clock
from eservice.people.models import User


def make_completion(case: Case, by: User, **values: Any) -> CompletionItem:
    """One thing that was asked for; ``values`` are the item's."""
    request = CompletionRequest.objects.create(case=case, by=by, content={"intro": "Vi undrar."})
    facts = {
        "section": "home",
        "about": "home_rented",
        "content": {"what": "Hyresavi", "why": "Vi ser inte hyran.", "how": "Fota den."},
        "due_on": clock.today(),
    }
    return CompletionItem.objects.create(request=request, case=case, number=1, **facts | values)


def make_reply(item: CompletionItem, by: User, text: str = "Här är den.") -> CompletionReply:
    """The next answer to what was asked for."""
    item.status, item.answered_at = CompletionStatus.ANSWERED, clock.now()
    item.save(update_fields=["status", "answered_at"])
    reply = CompletionReply.objects.create(
        item=item, number=item.replies.count() + 1, content={"text": text, "cannot": False}, by=by
    )
    code = content_code("reply", reply.pk, reply.content)
    _record(item.case, EventKind.COMPLETION_ANSWERED, by, reply=str(reply.pk), code=code)
    return reply


def make_sent_section(case: Case, by: User) -> SentSection:
    """A part of the application that was sent later."""
    content = case.application.content["sections"][0]
    row = SentSection.objects.create(case=case, section=content["key"], content=content, by=by)
    code = content_code("section", row.pk, content)
    _record(case, EventKind.SECTION_SENT, by, sent=str(row.pk), code=code)
    return row


def make_mark(case: Case, by: User, section: str = "home") -> SectionMark:
    return SectionMark.objects.create(case=case, section=section, seen_digest="0" * 64, by=by)


def make_calculation(case: Case, by: User) -> CalculationRevision:
    """A calculation that has been saved twice."""
    calculation = Calculation.objects.create(case=case, content={}, by=by, rev=2)
    code = content_code("calculation", calculation.pk, {})
    for _rev in range(calculation.rev):
        _record(case, EventKind.CALCULATED, by, calculation=str(calculation.pk), code=code)
    return CalculationRevision.objects.create(
        calculation=calculation, rev=1, content={}, by=by, at=clock.now()
    )


def make_investigation(case: Case, by: User, applicant: User) -> LineComment:
    """An investigation with a line that was shared, and what the applicant says of it."""
    investigation = Investigation.objects.create(case=case)
    part = InvestigationLine.Part.FACT
    line = InvestigationLine.objects.create(
        investigation=investigation,
        part=part,
        number=1,
        text=line_content("Hyran är 6 500 kronor.", is_hers_alone=False),
        by=by,
    )
    sent = Communication.objects.create(case=case, content={}, due_on=clock.today(), by=by)
    agrees = LineComment.Kind.AGREES
    words = {"about": line.text["text"], "kind": agrees}
    said = LineComment.objects.create(case=case, line=line, by=applicant, **words)
    code = content_code("line", line.pk, line.text)
    _record(case, EventKind.INVESTIGATION_WRITTEN, by, line=str(line.pk), code=code)
    code = content_code("communication", sent.pk, sent.content)
    _record(case, EventKind.COMMUNICATED, by, communication=str(sent.pk), code=code)
    code = content_code("comment", said.pk, said_content(said))
    _record(case, EventKind.COMMENTED, applicant, comment=str(said.pk), code=code)
    return said


def make_decision(case: Case, by: User) -> Decision:
    """An issued decision with its event, and a letter that looks as the receipt does."""
    decision = Decision.objects.create(
        case=case,
        number=1,
        outcome=Outcome.GRANTED,
        amount=Decimal(4270),
        content={},
        letter=_letter(case),
        prepared_by=by,
        issued_by=by,
        delegation_point="1.1",
    )
    code = content_code("decision", decision.pk, decision.content)
    _record(case, EventKind.DECIDED, by, decision=str(decision.pk), code=code)
    return decision


def _letter(case: Case) -> Letter:
    receipt = case.letters.get(kind=Letter.Kind.RECEIPT)
    return Letter.objects.create(
        case=case, kind=Letter.Kind.DECISION, template=receipt.template, context=receipt.context
    )


def make_payment(decision: Decision, by: User) -> Payment:
    """The sum of a decision, planned for today, with its event."""
    case = decision.case
    facts = {"case": case, "decision": decision, "unit": case.unit, "pay_on": clock.today()}
    to = {"payee": "Anna", "way": "account", "clearing": "9999", "account": "1234567"}
    payment = Payment.objects.create(**facts, amount=decision.amount, to=to, by=by)
    code = content_code("payment", payment.pk, vouched_for(payment))
    _record(case, EventKind.PAYMENT_PLANNED, by, payment=str(payment.pk), code=code)
    return payment


def _record(case: Case, kind: EventKind, by: User, **facts: Any) -> None:
    """Write the event that vouches for a row, as the action would."""
    with transaction.atomic():
        append_event(Case.objects.select_for_update().get(pk=case.pk), kind, Actor(by), **facts)


def make_dialogue(case: Case, by: User, applicant: User) -> None:
    """What the office and the applicant say to each other, one of each sort."""
    message = Message.objects.create(
        case=case, content={"text": "Hej!"}, by=by, role="caseworker", is_from_office=True
    )
    code = content_code("message", message.pk, message.content)
    _record(case, EventKind.MESSAGE_WRITTEN, by, message=str(message.pk), code=code)
    MessageRead.objects.create(message=message, by=applicant)
    told = HandOver.objects.create(case=case, text="Ring på förmiddagen.", by=by, to=by)
    code = content_code("hand_over", told.pk, told.text)
    _record(case, EventKind.HAND_OVER_WRITTEN, by, hand_over=str(told.pk), code=code)
    recusal = Recusal.objects.create(case=case, user=by, reason="Vi är grannar.")
    code = content_code("recusal", recusal.pk, recusal.reason)
    _record(case, EventKind.RECUSED, by, recusal=str(recusal.pk), code=code)
    Wish.objects.create(person=applicant.person, text="Ring innan du skriver.")
    delay = Delay.objects.create(case=case, reason="Vi är få.", expected_on=clock.today(), by=by)
    code = content_code("delay", delay.pk, delay.reason)
    _record(case, EventKind.DELAYED, by, delay=str(delay.pk), code=code)
    wanted = DecisionWanted.objects.create(case=case, by=applicant, answer_by=clock.today())
    code = content_code("decision_wanted", wanted.pk, wanted.text)
    _record(case, EventKind.DECISION_WANTED, applicant, wanted=str(wanted.pk), code=code)
    Meeting.objects.create(case=case, minutes=45, by=by)


def make_everything(case: Case, by: User) -> None:
    """At least one row of everything that casework writes about a case."""
    applicant = case.person.users.get()
    make_reply(make_completion(case, by), applicant)
    make_mark(case, by)
    make_sent_section(case, by)
    make_calculation(case, by)
    make_investigation(case, by, applicant)
    DecisionDraft.objects.create(case=case, content={}, prepared_by=by)
    decision = make_decision(case, by)
    make_payment(decision, by)
    make_dialogue(case, by, applicant)
    appeal = Appeal.objects.create(
        case=case, decision=decision, content={"wants": "Mer."}, by=applicant
    )
    code = content_code("appeal", appeal.pk, appeal.content)
    _record(case, EventKind.APPEALED, applicant, appeal=str(appeal.pk), code=code)
    AppealRefusal.objects.create(
        appeal=appeal, letter=_letter(case), issued_by=by, delegation_point="1.1"
    )
    Protection.objects.create(person=case.person, by=by, reason="Hen har ett beslut.")
    OwnDataCopy.objects.create(
        person=case.person, ordered_by=applicant, made_at=clock.now(), pdf=b"%PDF-", data=b"{}"
    )
    LogCheck.objects.create(by=by, since=clock.today(), until=clock.today())
