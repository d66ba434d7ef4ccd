"""The addresses of applying on paper: the forms are for everyone, writing down is the desk's."""

from tests.access import answers
from tests.access.answers import everybody, only, unit

# The person is the owner, whom the party is herself.
OF_ANOTHER = [role for role in answers.DESK if role != "party"]

PAPER = {
    "paper_forms": {"GET": everybody(200)},
    # It is not made in this world.
    "paper_form": {"GET": everybody(404)},
    # Nothing is typed.
    "start_registration": {
        "GET": only(**dict.fromkeys(OF_ANOTHER, 200)),
        "POST": only(**dict.fromkeys(OF_ANOTHER, 422)),
    },
    # The draft and the case of this world are the owner's own.
    "registered": {"GET": only()},
    "confirm_registered": {"POST": only()},
    "note_confirmed": {"POST": unit(302)},
    # The case of this world asks no rest: back to it.
    "rest_call": {"GET": unit(302), "POST": unit(302)},
    "end_rest_call": {"POST": unit(302)},
}
