"""The addresses of the accessibility statement, and of the service itself: for everyone."""

from tests.access.answers import EDITORS, everybody, only

REPORTING = {
    "accessibility": {"GET": everybody(200)},
    "lives": {"GET": everybody(200)},
    "ready": {"GET": everybody(200)},
    # Without a token in the settings there are no figures.
    "metrics": {"GET": everybody(404)},
    "operation": {"GET": only(operator=200)},
    "retry_task": {"POST": only(operator=302)},
    "retry_all_tasks": {"POST": only(operator=302)},
    "retry_notice": {"POST": only(operator=302)},
    **dict.fromkeys(
        ("statistics", "compilation", "compilation_file"),
        {"GET": only(**EDITORS, team_lead=200)},
    ),
    # The example has no colours and no logo of its own.
    "look_style": {"GET": everybody(404)},
    "look_logo": {"GET": everybody(404)},
}
