"""The addresses of sounds and recordings.

Nothing has been made here: a sound that is not there is nobody's.
"""

from tests.access.answers import EDITORS, everybody, only

SPEAKING = {
    "made_audio": {"GET": everybody(404)},
    "recorded_audio": {"GET": everybody(404)},
    "recorded_texts": {"GET": only(**EDITORS)},
    # No file was sent.
    "recording": {"GET": only(**EDITORS), "POST": only(**dict.fromkeys(EDITORS, 422))},
}
