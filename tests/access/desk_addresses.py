"""The addresses of the desk: the service centre's, and caseworkers'. Nobody serves herself."""

from tests.access import answers
from tests.access.answers import only

AT_DESK = answers.DESK
OF_ANOTHER = {role: 200 for role in AT_DESK if role != "party"}

DESK = {
    # Nothing is typed.
    "desk": {"GET": only(**AT_DESK), "POST": only(**dict.fromkeys(AT_DESK, 422))},
    "register_person": {"GET": only(**AT_DESK), "POST": only(**dict.fromkeys(AT_DESK, 422))},
    # The person is the owner, whom the party is herself.
    "desk_person": {"GET": only(**OF_ANOTHER)},
}
