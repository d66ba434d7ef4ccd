"""The addresses of the pages of papers."""

from tests.access.answers import only, owner, unit

READERS = {"owner": 200, "handler": 200, "colleague": 200}

PAPERS = {
    # The paper is sent already, and is in no draft.
    "change_page": {"POST": owner(302)},
    "document_page": {"GET": only(**READERS)},
    "joined_paper": {"GET": only(**READERS)},
    "read_paper": {"GET": unit(200)},
}
