"""The addresses of "Jag förstår inte": for everyone, with and without a login."""

from tests.access.answers import EDITORS, everybody, only

ASKING = {
    "puzzled": {"POST": everybody(302)},
    "hard_texts": {"GET": only(**EDITORS)},
    "hard_text": {"GET": only(**EDITORS)},
    # The words are about no press of today.
    "puzzled_words": {"GET": everybody(200), "POST": everybody(409)},
}
