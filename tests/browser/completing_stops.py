"""The pages about what was asked for after an application, on both sides."""

from datetime import timedelta

from applications.access import Actor
from applications.actions.answering_completions import answer_item
from applications.actions.cases import start_investigation, take_case
from applications.actions.completions import Asked, ask_completion
from applications.actions.judging_completions import return_reply
from applications.document_kinds import item_kind
from applications.models import Case, CompletionItem, Draft
from applications.questions.completing import consequence, intro
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.documents.making import make_document
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

KEY = "completing"
THINGS = (
    ("paper_rent_bill", "Skicka din senaste hyresavi"),
    ("home_rented", "Berätta hur många som bor i hemmet"),
    ("", "Ring din bank om kontot"),
)


def asked(world: World) -> Case:
    """A case with one thing that is answered, one that was given back and one that waits."""
    if KEY not in world.cases:
        world.cases[KEY] = _made(world.maja)
    return world.cases[KEY]


def _made(maja: User) -> Case:
    vera = make_applicant(given_name="Vera", family_name="Påhittad")
    case = make_case(vera)
    take_case(Actor(maja), case_id=case.pk)
    start_investigation(Actor(maja), case_id=case.pk)
    make_grant(vera, make_helper(), "help")
    due_on = clock.today() + timedelta(days=14)
    words = {"why": "Då kan vi räkna rätt.", "how": "Ett foto räcker.", "due_on": due_on}
    items = [Asked(about=about, section="", what=what, **words) for about, what in THINGS]
    letter = {"intro": intro(), "consequence": consequence()}
    request = ask_completion(Actor(maja), case_id=case.pk, items=items, **letter)
    bill, home, _bank = request.items.order_by("number")
    make_document(vera, Draft.objects.get(pk=case.pk), kind=item_kind(bill.pk), is_sent=False)
    for item in (bill, home):
        where = {"case_id": case.pk, "item_id": item.pk}
        answer_item(Actor(vera), text="Här är mitt svar.", cannot=False, seen=0, **where)
    reason = "Vi ser inte hur många ni är. Skriv ett antal."
    return_reply(Actor(maja), seen=1, reason=reason, due_on=due_on, **where)
    return Case.objects.get(pk=case.pk)


def _item(case: Case, number: int) -> CompletionItem:
    return case.completion_items.get(number=number)


def vera(world: World) -> User:
    return asked(world).person.users.get()


def kim(world: World) -> User:
    grant = asked(world).person.grants_given.get()
    return grant.grantee.users.get()


def page(name: str, url_name: str, who, number: int = 0, query: str = "") -> Stop:
    def args(world: World) -> list:
        case = asked(world)
        return [case.pk, _item(case, number).pk] if number else [case.pk]

    return Stop(f"{url_name} {name}", url_name, who, args, query)


def maja(world: World) -> User:
    return world.maja


COMPLETING = [
    page("hers", "completions", vera),
    page("hers answered", "completions", vera, query="?klart=svarat"),
    page("of another", "completions", kim),
    page("answered", "answer_completion", vera, 1),
    page("given back", "answer_completion", vera, 2),
    page("waiting", "answer_completion", vera, 3),
    page("for another", "answer_completion", kim, 2),
    page("all", "review_completions", maja, query="?klart=skickat"),
    page("one", "judge_completion", maja, 2),
    page("nothing picked", "ask_completion", maja),
    page("two picked", "ask_completion", maja, query="?om=paper_rent_bill&om=annat"),
    Stop(
        "review_completions none",
        "review_completions",
        maja,
        lambda world: [world.case("investigated").pk],
    ),
    Stop(
        "completions none",
        "completions",
        lambda world: world.owner(world.case("investigated")),
        lambda world: [world.case("investigated").pk],
    ),
]
