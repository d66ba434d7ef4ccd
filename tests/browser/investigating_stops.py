"""The pages about an investigation: being written, open, sent, and answered by both."""

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.actions.investigating import answer_comment, open_investigation
from applications.models import Case, InvestigationLine, LineComment
from applications.questions.investigating import calculated_words, sheet_of
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.investigating.making import communicate, investigated, reword, say, write
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

LINES = (
    ("fact", "Din hyra är 6 500 kronor i månaden."),
    ("fact", "Du har ingen inkomst i november."),
    ("for", "Du har skickat alla papper som vi har bett om."),
    ("against", "Du har 2 000 kronor på ett konto.\nDe räknas av."),
    ("missing", "Vi vet inte om du har sökt bostadsbidrag."),
)


def investigation(world: World, state: str) -> Case:
    """Return a case whose investigation is ``empty``, ``open`` or ``sent``."""
    key = f"investigation {state}"
    if key not in world.cases:
        world.cases[key] = _made(world.maja, state)
    return world.cases[key]


def _made(maja: User, state: str) -> Case:
    vera = make_applicant(given_name="Vera", family_name="Påhittad")
    case = investigated(make_case(vera), maja)
    if state == "empty":
        return case
    kim = make_helper()
    make_grant(vera, kim, "help")
    lines = [write(case, maja, text, part=part) for part, text in LINES]
    write(case, maja, "Du har berättat om hot.", part="for", is_hers_alone=True)
    open_investigation(Actor(maja), case_id=case.pk)
    save_calculation(Actor(maja), case_id=case.pk, seen_rev=0, part={}, reasons={})
    words = calculated_words(sheet_of(case))[0]
    say(case, vera, "corrects", "Vi är två i hemmet.", about=words)
    said = say(case, vera, "corrects", "Hyran är 6 700 kronor.", lines[0].pk)
    answer_comment(Actor(maja), case_id=case.pk, comment_id=said.pk, text="Vi har rättat det.")
    reword(lines[0], maja, "Din hyra är 6 700 kronor i månaden.")
    say(case, kim, "comments", "Hon har ansökt i dag.", lines[4].pk)
    say(case, vera, "agrees", "", lines[1].pk)
    if state == "sent":
        communicate(case, maja)
    return Case.objects.get(pk=case.pk)


def _first_line(case: Case) -> InvestigationLine:
    lines = InvestigationLine.objects.filter(investigation__case=case, ended_at__isnull=True)
    return lines.order_by("part", "number").first()


def _to_answer(case: Case) -> LineComment:
    return LineComment.objects.get(case=case, kind="comments")


def ours(url_name: str, state: str) -> Stop:
    return Stop(
        f"{url_name} {state}",
        url_name,
        lambda world: world.maja,
        lambda world: [investigation(world, state).pk],
    )


def hers(url_name: str, state: str) -> Stop:
    return Stop(
        f"{url_name} {state}",
        url_name,
        lambda world: world.owner(investigation(world, state)),
        lambda world: [investigation(world, state).pk],
    )


def helpers(world: World) -> User:
    """Whoever helps Vera."""
    case = investigation(world, "sent")
    return case.person.grants_given.get().grantee.users.get()


def line_of(world: World) -> list:
    case = investigation(world, "open")
    return [case.pk, _first_line(case).pk]


INVESTIGATING = [
    *(ours("review_investigation", state) for state in ("empty", "open", "sent")),
    Stop(
        "review_investigation not started",
        "review_investigation",
        lambda world: world.maja,
        lambda world: [world.case("taken").pk],
    ),
    Stop("edit_line", "edit_line", lambda world: world.maja, line_of),
    Stop(
        "answer_comment",
        "answer_comment",
        lambda world: world.maja,
        lambda world: [
            investigation(world, "open").pk,
            _to_answer(investigation(world, "open")).pk,
        ],
    ),
    ours("communicate", "open"),
    *(hers("investigation", state) for state in ("empty", "open", "sent")),
    hers("comment_whole", "sent"),
    Stop(
        "comment_calculation",
        "comment_calculation",
        lambda world: world.owner(investigation(world, "open")),
        lambda world: [investigation(world, "open").pk, 1],
    ),
    Stop(
        "comment_line",
        "comment_line",
        lambda world: world.owner(investigation(world, "open")),
        line_of,
        query="?sag=corrects",
    ),
    Stop(
        "investigation of another",
        "investigation",
        helpers,
        lambda world: [investigation(world, "sent").pk],
    ),
]
