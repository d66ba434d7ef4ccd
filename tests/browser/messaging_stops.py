"""The pages where a person and the office write to each other: new, answered, quoted, closed."""

from applications.access import Actor
from applications.actions.cases import close_case, withdraw_case
from applications.actions.investigating import open_investigation
from applications.document_kinds import message_kind
from applications.models import Case, Draft
from applications.questions.messaging import message_id, written_by
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.investigating.making import investigated
from tests.casework.investigating.making import write as write_line
from tests.casework.messaging.writing import write
from tests.documents.making import make_document
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

LONG = "Jag undrar över hyran.\nDen gick upp i oktober, och jag vet inte om du har sett det."


def talking(world: World) -> Case:
    """A case with messages both ways, one that helps, a file that waits and a line to ask about."""
    if "talking" not in world.cases:
        world.cases["talking"] = _made(world.maja)
    return world.cases["talking"]


def _made(maja: User) -> Case:
    tilde = make_applicant(given_name="Tilde", family_name="Påhittad")
    case = investigated(make_case(tilde), maja)
    kim = make_helper()
    make_grant(tilde, kim, "help")
    write_line(case, maja)
    open_investigation(Actor(maja), case_id=case.pk)
    write(case, maja, "Hej Tilde! Jag heter Maja och läser din ansökan.")
    write(case, tilde, LONG, about=f"line-{case.investigation.lines.get().pk}")
    write(case, tilde, "Det här är bara till dig.", hers_alone=True)
    write(case, kim, "Tilde undrar när hon får svar.")
    write(case, maja, "Jag svarar på fredag.")
    kind = message_kind(message_id(case.pk, tilde, written_by(case.pk, tilde)))
    make_document(tilde, Draft.objects.get(pk=case.pk), kind=kind, is_sent=False)
    write(case, kim, "Tack!")
    return Case.objects.get(pk=case.pk)


def closed(world: World) -> Case:
    """A case in which nobody can write any more."""
    if "talked" not in world.cases:
        case = _made(world.maja)
        withdraw_case(Actor(case.person.users.get()), case_id=case.pk)
        close_case(Actor(world.maja), case_id=case.pk)
        world.cases["talked"] = Case.objects.get(pk=case.pk)
    return world.cases["talked"]


def line_of(world: World) -> list:
    return [talking(world).pk]


def hers(name: str, url_name: str, find) -> Stop:
    return Stop(name, url_name, lambda world: world.owner(find(world)), lambda w: [find(w).pk])


def ours(name: str, find) -> Stop:
    return Stop(name, "case_messages", lambda world: world.maja, lambda world: [find(world).pk])


def nothing_said(world: World) -> Case:
    return world.case("received")


def helper(world: World) -> User:
    grant = talking(world).person.grants_given.get()
    return grant.grantee.users.get()


MESSAGING = [
    hers("messages", "messages", talking),
    hers("messages none", "messages", nothing_said),
    hers("messages closed", "messages", closed),
    Stop("messages of a helper", "messages", helper, line_of),
    hers("ask_about", "ask_about", talking),
    hers("ask_about closed", "ask_about", closed),
    ours("case_messages", talking),
    ours("case_messages none", nothing_said),
    ours("case_messages closed", closed),
]
