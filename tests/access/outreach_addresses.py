"""The addresses of beginning with somebody who has no e-ID. Nobody in this world has begun."""

from tests.access.answers import only

OUTREACH = {
    "begin_for_somebody": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=422, other=422, anonymous=403, stopped=403),
    },
    "hand_on_draft": {"GET": only(), "POST": only()},
}
