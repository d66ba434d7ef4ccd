"""The addresses of those who work with the texts."""

from tests.access.answers import EDITORS, only

EDITING = {
    "texts": {"GET": only(**EDITORS)},
    "rewordings": {"GET": only(**EDITORS)},
    # Nothing is pressed that the page knows: it is shown again as it was.
    "rewording": {
        "GET": only(**EDITORS),
        "POST": only(**dict.fromkeys(EDITORS, 302)),
    },
    "edition": {"GET": only(**EDITORS)},
    "edit_text": {"GET": only(**EDITORS), "POST": only(**EDITORS)},
    "propose_wording": {
        "GET": only(**EDITORS),
        "POST": only(**dict.fromkeys(EDITORS, 422)),
    },
    "try_wording": {"POST": only(**EDITORS)},
}
