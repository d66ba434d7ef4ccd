"""What caseworkers have done with the demo's cases: asked, written, calculated, decided, paid."""

from datetime import datetime, time
from decimal import Decimal
from uuid import UUID, uuid4

from django.utils import timezone

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.actions.completions import Asked, ask_completion
from applications.actions.deciding import write_draft
from applications.actions.investigating import open_investigation, write_line
from applications.actions.issuing import issue_decision
from applications.actions.meetings import Proposal, propose_meeting
from applications.actions.messages import Words, answer_message
from applications.actions.paying import Plan, plan_payment, usual_pay_day
from applications.models import Case
from applications.questions.deciding import first_content, total_amount
from applications.questions.deciding_sums import calculation_of, rev_of
from applications.questions.payout import payout_of
from applications.statuses import Outcome
from eservice import clock
from eservice.workdays import working_days_after


def ask_carin(worker: Actor, case_id: UUID) -> None:
    """Ask for one paper, let her read along, write to her and propose a meeting."""
    asked = Asked(
        about="paper_doctor_note",
        section="papers",
        what="Läkarintyg för november",
        why="Intyget som du skickade gäller till och med oktober.",
        how="Ring din läkare och be om ett nytt intyg. Fotografera det och skicka bilden här.",
        due_on=working_days_after(clock.today(), 10),
    )
    consequence = "Utan intyget kan vi inte räkna med att du är sjuk hela månaden."
    ask_completion(
        worker, case_id=case_id, items=[asked], intro="Vi behöver en sak.", consequence=consequence
    )
    content = {"text": "Du bor i en lägenhet som du äger.", "hers_alone": False}
    write_line(worker, case_id=case_id, part="fact", content=content, page_id=uuid4())
    open_investigation(worker, case_id=case_id)
    words = Words(text="Hej! Jag har läst din ansökan. Skriv här om något är oklart.")
    answer_message(worker, case_id=case_id, words=words, seen=0)
    propose_meeting(worker, case_id=case_id, proposal=_proposal())


def _proposal() -> Proposal:
    days = [working_days_after(clock.today(), count) for count in (6, 7, 8)]
    zone = timezone.get_current_timezone()
    times = [datetime.combine(day, time(10, 30), tzinfo=zone) for day in days]
    why = "Vi vill höra hur du har det och vad du behöver."
    return Proposal(times=times, minutes=45, ways=["phone", "office"], why=why)


def decide(worker: Actor, case_id: UUID) -> None:
    """Say yes to all that was applied for and plan the payment, where money is missing."""
    save_calculation(worker, case_id=case_id, seen_rev=0, part={}, reasons={})
    case = Case.objects.select_related("application").get(pk=case_id)
    calculation = calculation_of(case)
    if calculation is None or Decimal(calculation["result"]) <= 0:
        return
    content = first_content(case.content, case.month, calculation)
    for item in content["items"]:
        item["outcome"] = Outcome.GRANTED.value
        item["granted"] = item["granted"] or item["asked"]
        item["reasons"] = "Du har inte egna pengar som räcker till det här."
    draft = write_draft(worker, case_id=case_id, content=content, seen_rev=None)
    seen = {"seen_rev": draft.rev, "seen_calculation": rev_of(calculation)}
    decision = issue_decision(worker, case_id=case_id, draft_id=draft.pk, **seen)
    plan = Plan(
        decision_id=decision.pk,
        amount=total_amount(content),
        to=payout_of(case).to,
        pay_on=usual_pay_day(case),
    )
    plan_payment(worker, case_id=case_id, plan=plan, page_id=uuid4())
