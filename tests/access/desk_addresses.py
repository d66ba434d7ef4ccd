"""The addresses of the desk: the service centre's, and caseworkers'. Nobody serves herself."""

from tests.access import answers
from tests.access.answers import everybody, only

AT_DESK = answers.DESK
# The person is the owner, whom the party is herself.
OTHERS = [role for role in AT_DESK if role != "party"]

DESK = {
    # Nothing is typed.
    "desk": {"GET": only(**AT_DESK), "POST": only(**dict.fromkeys(AT_DESK, 422))},
    "register_person": {"GET": only(**AT_DESK), "POST": only(**dict.fromkeys(AT_DESK, 422))},
    "desk_person": {"GET": only(**dict.fromkeys(OTHERS, 200))},
    "desk_codes": {
        "GET": only(**dict.fromkeys(OTHERS, 200)),
        "POST": only(**dict.fromkeys(OTHERS, 422)),
    },
    "void_desk_codes": {"POST": only(**dict.fromkeys(OTHERS, 302))},
    "add_desk_number": {
        "GET": only(**dict.fromkeys(OTHERS, 200)),
        "POST": only(**dict.fromkeys(OTHERS, 422)),
    },
    # Whoever is logged in is led on.
    "code_login": {
        "GET": everybody(302, anonymous=200, stopped=200),
        "POST": everybody(302, anonymous=422, stopped=422),
    },
    "own_codes": {"GET": only(owner=200, other=200)},
    "stop_codes": {"POST": only(owner=302, other=302)},
}
