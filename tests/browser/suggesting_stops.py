"""The pages of Du sa – vi gjorde: for everyone, and for editors."""

from eservice.people.models import User
from guides.models import About, Outcome, Suggestion
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.guides.making import make_editor
from tests.guides.suggesting.making import make_answered, make_published, make_suggestion

NAMED = "Kim Testman lovade att ringa mig på måndagen. Ingen ringde."
BETWEEN = "Två myndigheter skickade mig mellan sig i tre månader."


def nobody(_world: World) -> None:
    return None


def sam(_world: World) -> User:
    return next((user for user in User.objects.all() if user.is_editor), None) or make_editor()


def in_every_way(_world: World) -> None:
    """Answers of every kind stand on the public page, and one has none yet."""
    for outcome in Outcome:
        make_answered(f"Förslag {outcome}", "Så här blev det.\nOch därför.", outcome=outcome)
    make_published(BETWEEN, About.BETWEEN)


def waiting(_world: World) -> Suggestion:
    return make_suggestion(NAMED, About.MEETING)


def answered(_world: World) -> Suggestion:
    return make_answered("Svara samma dag.", "Vi hinner inte.", outcome=Outcome.NO)


def everything(world: World) -> User:
    in_every_way(world)
    waiting(world)
    return sam(world)


SUGGESTING = [
    Stop("suggestions none", "suggestions", nobody, query="?om=between"),
    Stop("suggestions", "suggestions", in_every_way),
    Stop("suggest", "suggest", nobody),
    Stop("follow suggestion", "follow_suggestion", nobody),
    Stop("waiting suggestions none", "waiting_suggestions", sam, query="?visa=klara"),
    Stop("waiting suggestions", "waiting_suggestions", everything),
    Stop("review suggestion", "review_suggestion", sam, lambda world: [waiting(world).pk]),
    Stop("review answered", "review_suggestion", sam, lambda world: [answered(world).pk]),
    Stop("hide suggestion", "hide_suggestion", sam, lambda world: [waiting(world).pk]),
    Stop("take out words", "take_out_words", sam, lambda world: [waiting(world).pk]),
    Stop("answer suggestion", "answer_suggestion", sam, lambda world: [waiting(world).pk]),
    Stop("change answer", "answer_suggestion", sam, lambda world: [answered(world).pk]),
]
