"""The addresses of protected identity. Nobody in this world has it, and nobody decides."""

from tests.access.answers import only, unit

PROTECTING = {
    "protection": {"GET": unit(200), "POST": unit(422)},
    # A decision maker's.
    "end_protection": {"POST": unit(409)},
    # There is nothing to name anybody for.
    "name_caseworker": {"POST": unit(409)},
    "unname_caseworker": {"POST": unit(409)},
    "name_somebody": {"GET": only(), "POST": only()},
    # Only for who is protected.
    "own_protection": {"GET": only()},
}
