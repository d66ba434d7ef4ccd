"""The pages of those who apply together: the applicant's, the partner's and the caseworker's."""

from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World


def annas(url_name: str, state: str, *args: str) -> Stop:
    """A page of the applicant in the pair that is in this state."""
    return _stop(url_name, state, "anna", *args)


def kims(url_name: str, state: str, *args: str) -> Stop:
    """A page of the partner in the pair that is in this state."""
    return _stop(url_name, state, "kim", *args)


def _stop(url_name: str, state: str, who: str, *args: str) -> Stop:
    return Stop(
        f"{who}'s {url_name}, {state}",
        url_name,
        lambda world: getattr(getattr(world.couples, state), who),
        lambda world: [getattr(world.couples, state).draft.pk, *args],
    )


def homes(state: str) -> Stop:
    def kim(world: World) -> User:
        return getattr(world.couples, state).kim

    return Stop(f"home of kim, {state}", "home", kim)


def office(state: str) -> Stop:
    return Stop(
        f"review_case, {state}",
        "review_case",
        lambda world: world.maja,
        lambda world: [getattr(world.couples, state).draft.pk],
    )


PARTNER = [
    *(annas("partner", state) for state in ("alone", "invited", "accepted", "answering", "left")),
    *(annas("partner", state) for state in ("whole", "signed", "void")),
    *(annas("draft", state) for state in ("alone", "invited", "accepted", "signed", "left")),
    *(annas("sign_together", state) for state in ("answering", "whole", "signed", "void")),
    annas("check", "whole"),
    annas("section", "whole", "vad-du-gor"),
    annas("send_alone", "answering"),
    annas("end_partner", "invited"),
    annas("end_partner", "whole"),
    annas("delete_draft", "whole"),
    *(kims("own_part", state) for state in ("accepted", "answering", "whole", "signed", "void")),
    *(kims("sign_together", state) for state in ("answering", "whole", "signed", "void")),
    kims("step", "answering", "partner-arbete"),
    *(kims("leave_part", state) for state in ("accepted", "whole", "sent")),
    *(homes(state) for state in ("accepted", "whole", "sent")),
    *(kims(name, "sent") for name in ("case", "case_answers", "prepare_meeting")),
    kims("case", "sent_alone"),
    *(annas("case_answers", state) for state in ("sent", "sent_alone")),
    annas("case", "sent"),
    *(office(state) for state in ("sent", "sent_alone")),
]
