"""The editors' pages that have to be brought about."""

from tests.browser.editing_stops import KEY, edited, rut, sam, waiting
from tests.browser.walker import Walker
from tests.guides.making import make_rewording


def unusable_wording(walker: Walker) -> None:
    walker.become(sam(walker.world))
    walker.opens("propose_wording", "sv", KEY)
    walker.page.get_by_label("Så här kan det stå", exact=True).fill("Ingen rubrik {dag} <b>m.m.")
    walker.presses("Spara förslaget")


def unanswered_proposal(walker: Walker) -> None:
    walker.become(rut(walker.world))
    walker.opens("rewording", waiting(walker.world).pk)
    walker.presses("Spara svaret")


def answered_meanwhile(walker: Walker) -> None:
    found = make_rewording(sam(walker.world), "# Vilken månad?", why="Kortare")
    walker.become(rut(walker.world))
    walker.opens("rewording", found.pk)
    found.state, found.answered_at, found.answer = "withdrawn", found.proposed_at, ""
    found.answered_by = found.proposed_by
    found.save()
    walker.page.get_by_label("Vad tycker du?", exact=True).fill("Jag håller med")
    walker.presses("Spara det jag tycker")


def released(walker: Walker) -> None:
    found = edited(walker.world)
    found.shipped_hash = "0" * 64
    found.save()
    walker.become(rut(walker.world))
    walker.opens("edit_text", "sv", KEY)


OF_EDITING = {
    "with errors": {
        "unusable wording": unusable_wording,
        "unanswered proposal": unanswered_proposal,
    },
    "too late": {"proposal answered meanwhile": answered_meanwhile},
    "other states": {"text changed by a release": released},
}
