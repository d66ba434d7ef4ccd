"""Pages of those who apply together that have to be brought about."""

from collections.abc import Callable

from tests.browser.walker import Walker
from tests.conftest import logged_in
from tests.partner.making import answers_part, code_for, joined, saves

CODE = "Skriv koden som du har fått"


def unsigned(who: str) -> Callable[[Walker], None]:
    """Sign without the tick."""

    def errand(walker: Walker) -> None:
        pair = walker.world.couples.whole
        walker.become(getattr(pair, who))
        walker.opens("sign_together", pair.draft.pk)
        walker.presses("Skriv under")

    return errand


def sent_without_a_tick(walker: Walker) -> None:
    pair = walker.world.couples.whole
    walker.become(pair.anna)
    walker.opens("send_alone", pair.draft.pk)
    walker.presses("Skicka utan att vänta på Kim")


def shown_code(walker: Walker) -> None:
    pair = walker.world.couples.invited
    walker.become(pair.anna)
    walker.opens("partner", pair.draft.pk)
    walker.presses("Gör en ny kod")


def offered(walker: Walker) -> None:
    pair = walker.world.couples.invited
    walker.become(pair.kim)
    walker.opens("help_code")
    walker.page.get_by_label(CODE).fill(code_for(pair.anna, pair.draft))
    walker.presses("Fortsätt")


def changed_meanwhile(walker: Walker) -> None:
    pair = walker.world.couples.whole
    walker.become(pair.kim)
    walker.opens("sign_together", pair.draft.pk)
    saves(logged_in(pair.anna), pair.draft, "anything_else", anything_else="Nytt")
    walker.page.get_by_label("Ja, jag skriver under på det här").check()
    walker.presses("Skriv under")


def partner_answers_by_now(walker: Walker) -> None:
    pair = walker.world.couples.alone
    answers_part(pair.anna, pair.draft)
    walker.become(pair.anna)
    walker.opens("step", pair.draft.pk, "partner-sysselsattning")
    joined(pair.anna, pair.kim, pair.draft)
    walker.presses("Spara och fortsätt")


OF_COUPLES: dict[str, dict[str, Callable[[Walker], None]]] = {
    "with errors": {
        "the applicant's signature": unsigned("anna"),
        "the partner's signature": unsigned("kim"),
        "sending alone": sent_without_a_tick,
    },
    "too late": {
        "changed while she read": changed_meanwhile,
        "the partner answers by now": partner_answers_by_now,
    },
    "other states": {
        "a partner's code": shown_code,
        "a partner's offer": offered,
    },
}
