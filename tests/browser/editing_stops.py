"""The pages of those who work with the texts."""

from eservice.people.models import User
from guides.models import Edition, Rewording
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.guides.making import KEY, make_edition, make_editor, make_rewording, make_text_owner

BETTER = (
    "# Vilken månad gäller det?\n\n## Varför frågar vi?\n\nVi räknar på en månad i taget.\n\n"
    "## Så svarar du\n\n- Välj månaden som du behöver pengar till.\n- Välj ”annan” för en annan."
)


def sam(_world: World) -> User:
    found = User.objects.filter(roles=["editor"]).first()
    return found or make_editor()


def rut(_world: World) -> User:
    found = User.objects.filter(roles=["editor", "text_owner"]).first()
    return found or make_text_owner()


def waiting(world: World) -> Rewording:
    """A proposal that somebody has said something of."""
    found = Rewording.objects.filter(state="open").first()
    if found is None:
        found = make_rewording(sam(world), BETTER)
        found.comments.create(by=rut(world), words="Bra.\nKan vi ta bort en rad?")
    return found


def edited(world: World) -> Edition:
    return Edition.objects.filter(key=KEY).first() or make_edition(rut(world), BETTER)


def of_text(world: World) -> list[str]:
    waiting(world)
    edited(world)
    return ["sv", KEY]


EDITING = [
    Stop("start for an editor", "start", sam),
    Stop("texts", "texts", lambda world: waiting(world) and sam(world)),
    *(
        Stop(f"texts {kind}", "texts", sam, query=f"?slag={kind}")
        for kind in ("guides", "terms", "phrases")
    ),
    Stop("rewordings", "rewordings", lambda world: waiting(world) and rut(world)),
    Stop("rewording for its writer", "rewording", sam, lambda world: [waiting(world).pk]),
    Stop("rewording for an owner", "rewording", rut, lambda world: [waiting(world).pk]),
    Stop("edition", "edition", sam, lambda world: [edited(world).pk]),
    Stop("text", "edit_text", rut, of_text),
    Stop("propose wording", "propose_wording", sam, of_text),
]
