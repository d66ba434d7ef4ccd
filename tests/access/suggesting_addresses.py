"""The addresses of Du sa – vi gjorde: for everyone, and for editors."""

from tests.access.answers import everybody, only

# What an editor does here leads on; a form that lacks something is shown again.
LEADS_ON = only(editor=302, text_owner=302)
# Without a login the page shows what was typed, so that it can be copied.
SAVED = LEADS_ON | {"anonymous": 403, "stopped": 403}
READ = only(editor=200, text_owner=200)

SUGGESTING = {
    "suggestions": {"GET": everybody(200)},
    "suggest": {"GET": everybody(200), "POST": everybody(200)},
    "follow_suggestion": {"GET": everybody(200), "POST": everybody(422)},
    "waiting_suggestions": {"GET": READ},
    "review_suggestion": {"GET": READ},
    "publish_suggestion": {"POST": LEADS_ON},
    "hide_suggestion": {"GET": READ, "POST": SAVED},
    "take_out_words": {"GET": READ, "POST": SAVED},
    "answer_suggestion": {"GET": READ, "POST": SAVED},
}
