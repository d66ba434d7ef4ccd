"""The pages of protected identity: hers, and those of the staff who see her and who don't."""

from applications.models import Case
from eservice.people.models import Person, User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.factories import make_applicant, make_case, make_caseworker
from tests.protecting import deciding, lets_see


def hidden(world: World) -> Case:
    """A case of somebody whom a decision maker is named for; there is another that nobody sees."""
    if "protected" not in world.__dict__:
        case, alone = make_case(), make_case()
        Person.objects.filter(pk__in=(case.person_id, alone.person_id)).update(is_protected=True)
        lets_see(case.person, chief(world))
        world.__dict__["protected"] = Case.objects.get(pk=case.pk)
    return world.__dict__["protected"]


def chief(world: World) -> User:
    if "chief" not in world.__dict__:
        world.__dict__["chief"] = deciding(make_caseworker(unit=world.maja.unit))
    return world.__dict__["chief"]


def before(world: World) -> Case:
    """A case whose person can be protected."""
    if "unprotected" not in world.__dict__:
        world.__dict__["unprotected"] = make_case(make_applicant())
    return world.__dict__["unprotected"]


def naming(world: World) -> User:
    hidden(world)
    return chief(world)


PROTECTED = [
    Stop("protect", "protection", lambda world: world.maja, lambda world: [before(world).pk]),
    Stop("who sees her", "protection", naming, lambda world: [hidden(world).pk]),
    Stop("cases that nobody sees", "name_somebody", naming),
    Stop(
        "own protection",
        "own_protection",
        lambda world: hidden(world).person.users.get(),
    ),
]
