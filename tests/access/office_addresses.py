"""The addresses of caseworkers.

Long because every address has its row.
"""

from tests.access.answers import CASEWORKERS, only, owner, unit

OFFICE = {
    # The caseworker's pages: own unit's cases, and only with the case in hand for some.
    "worklist": {"GET": only(**CASEWORKERS)},
    # Nothing is ticked: back to the list. A choice needs a name, and each has her own.
    "move_cases": {"POST": only(**dict.fromkeys(CASEWORKERS, 302))},
    # By itself the page is asked for only when a login has ended over it.
    "give_cases": {
        "GET": only(**dict.fromkeys(CASEWORKERS, 302)),
        "POST": only(**dict.fromkeys(CASEWORKERS, 302)),
    },
    "saved_filters": {"GET": only(**CASEWORKERS)},
    "save_filter": {"POST": only(**dict.fromkeys(CASEWORKERS, 422))},
    "change_filter": {"POST": only(handler=302)},
    "search_cases": {"GET": only(**CASEWORKERS), "POST": only(**CASEWORKERS)},
    # The page that it was pressed on showed something else.
    "mark_section": {"POST": unit(409)},
    "review_case": {"GET": unit(200)},
    "take_case": {"POST": only(handler=302, colleague=409)},
    "start_investigation": {"POST": only(handler=302, colleague=409)},
    "hand_over": {
        "GET": only(handler=200, colleague=409),
        "POST": only(handler=302, colleague=409, anonymous=403, stopped=403),
    },
    "recuse": {"GET": unit(200), "POST": unit(302)},
    "say_delay": {
        "GET": only(handler=200, colleague=409),
        "POST": only(handler=422, colleague=422, anonymous=403, stopped=403),
    },
    # Nobody has asked for a decision.
    "answer_decision_wanted": {
        "GET": unit(409),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "journal": {"GET": unit(200), "POST": unit(302)},
    # A decision that is made. Its letter has not been rendered, and none is being written before
    # the investigation has been started.
    "decision": {"GET": owner(200)},
    "decision_pdf": {"GET": only()},
    "decision_read": {"POST": owner(302)},
    # An appeal that came, and whose time nobody has tried: there is no package for the court.
    "appeal_decision": {"GET": owner(302), "POST": owner(422)},
    "appeal": {"GET": owner(200)},
    "appeal_package": {"GET": only()},
    "case_appeals": {"GET": unit(200)},
    "try_appeal_time": {"GET": unit(200), "POST": unit(422)},
    "record_change": {"GET": unit(200), "POST": unit(422)},
    "forward_appeal": {"GET": unit(200), "POST": unit(409)},
    "record_ruling": {"GET": unit(200), "POST": unit(422)},
    "case_appeal_pdf": {"GET": only()},
    # It has not been refused.
    "refusal_pdf": {"GET": only()},
    "refusal_read": {"POST": only()},
    "case_refusal_pdf": {"GET": only()},
    "notify_refusal": {"GET": only(), "POST": only()},
    "write_decision": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "preview_decision": {"GET": unit(409)},
    "propose_decision": {"POST": unit(409)},
    "issue_decision": {"POST": unit(409)},
    "return_proposal": {
        "GET": unit(409),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "review_decision": {"GET": unit(200)},
    "decision_letter": {"GET": only()},
    "notify_decision": {"GET": unit(200), "POST": unit(302)},
    "correct_decision": {"GET": only(handler=200, colleague=409), "POST": unit(409)},
    "close_case": {"GET": unit(409), "POST": unit(409)},
    "reopen_case": {
        "GET": unit(409),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    # Asking for more, before the investigation has been started. No letter has gone.
    "review_completions": {"GET": unit(200)},
    "ask_completion": {"GET": unit(409), "POST": only(handler=422, colleague=409)},
    "judge_completion": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "review_completion_letter": {"GET": only()},
    # It has not been yet. Only who has the case proposes and calls off.
    "case_meetings": {"GET": unit(200)},
    "propose_meeting": {
        "GET": only(handler=200, colleague=409),
        "POST": only(handler=422, colleague=409, anonymous=403, stopped=403),
    },
    "cancel_meeting": {
        "GET": only(handler=200, colleague=409),
        "POST": only(handler=302, colleague=409, anonymous=403, stopped=403),
    },
    "meeting_held": {"POST": unit(409)},
    "case_messages": {
        "GET": unit(200),
        "POST": only(handler=302, colleague=302, anonymous=403, stopped=403),
    },
    # Payments: those of the case, and the unit's. Nobody else has any that the file could take.
    "case_payments": {"GET": unit(200)},
    "plan_payment": {
        "GET": unit(200),
        "POST": only(handler=200, colleague=200, anonymous=403, stopped=403),
    },
    "move_payment": {
        "GET": unit(200),
        "POST": only(handler=302, colleague=302, anonymous=403, stopped=403),
    },
    "payments": {"GET": only(**CASEWORKERS)},
    "export_payments": {"POST": unit(200) | {"elsewhere": 409, "party": 409}},
    "file_paid": {"POST": only(**dict.fromkeys(CASEWORKERS, 302))},
    # Nobody writes in it before the investigation has been started.
    "review_investigation": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "edit_line": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "answer_comment": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "remove_line": {"POST": unit(409)},
    "open_investigation": {"POST": unit(409)},
    "communicate": {"GET": unit(409), "POST": unit(409)},
    "resume_investigation": {"POST": unit(409)},
    "communication_letter": {"GET": only()},
    # The whole unit reads the calculation; only who has the case changes it.
    "calculation": {"GET": unit(200), "POST": only(handler=302, colleague=409)},
    "change_calculation": {
        "GET": only(handler=200, colleague=409),
        "POST": only(handler=302, colleague=409, anonymous=403, stopped=403),
    },
    # Who helps. The grant was given in the service and answered: there is nothing to check.
    "case_helpers": {"GET": unit(200), "POST": unit(200)},
    "note_help": {"GET": unit(200), "POST": unit(200)},
    "end_all_help": {"GET": unit(200), "POST": unit(302)},
    "verify_grant": {"GET": unit(200), "POST": unit(409)},
    "refuse_grant": {
        "GET": unit(200),
        "POST": only(handler=409, colleague=409, anonymous=403, stopped=403),
    },
    "end_help": {"GET": unit(200), "POST": unit(302)},
    "new_code_letter": {"POST": unit(409)},
    "drop_grant_check": {"POST": unit(302)},
    "add_grant_proofs": {"POST": unit(409)},
    "scanned_proof": {"GET": unit(200)},
    # What the unit has to do. The receiving unit decides about organisations, but nobody about
    # her own; this one was let in before, so it can't be refused.
    "tasks": {"GET": only(**CASEWORKERS)},
    "finish_task": {"POST": unit(302)},
    "organisations": {"GET": only(handler=200, colleague=200, party=200)},
    "review_organisation": {"GET": unit(200)},
    "verify_organisation": {"POST": unit(302)},
    "refuse_organisation": {"GET": unit(200), "POST": unit(409)},
    "close_organisation": {"GET": unit(200), "POST": unit(302)},
    # The log check is the auditor's alone. A draw needs a number; a search may ask for nothing.
    "audit": {"GET": only(auditor=200)},
    "search_readings": {"GET": only(auditor=200), "POST": only(auditor=200)},
    "start_log_check": {"GET": only(auditor=200), "POST": only(auditor=422)},
    "log_check": {
        "GET": only(auditor=200),
        "POST": only(auditor=302, anonymous=403, stopped=403),
    },
}
