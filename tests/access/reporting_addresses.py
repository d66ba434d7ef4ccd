"""The addresses of the accessibility statement, and of whether the service works: for everyone."""

from tests.access.answers import everybody

REPORTING = {
    "accessibility": {"GET": everybody(200)},
    "lives": {"GET": everybody(200)},
    "ready": {"GET": everybody(200)},
}
