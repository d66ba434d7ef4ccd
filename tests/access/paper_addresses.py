"""The addresses of applying on paper: the forms are for everyone."""

from tests.access.answers import everybody

PAPER = {
    "paper_forms": {"GET": everybody(200)},
    # It is not made in this world.
    "paper_form": {"GET": everybody(404)},
}
