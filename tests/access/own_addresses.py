"""The addresses of the public, of people who apply, and of those who help them.

Long because every address has its row.
"""

from tests.access.answers import LOGGED_IN, LOGIN, everybody, only, owner

OWN = {
    # Public pages. The login page leads on those who are logged in already.
    "start": {"GET": everybody(200)},
    "login": {"GET": everybody(302, anonymous=200, stopped=200)},
    "demo_login": {"POST": everybody(404)},
    # Without a provider in the settings there is no way to one.
    "e_id_login": {"POST": everybody(404)},
    "e_id_callback": {"GET": everybody(404), "HEAD": everybody(405)},
    "staff_login": {"POST": everybody(404)},
    "staff_callback": {"GET": everybody(404), "HEAD": everybody(405)},
    "extend_login": {"POST": everybody(204, anonymous=LOGIN, stopped=LOGIN)},
    "logout": {"POST": everybody(302)},
    "logged_out": {"GET": everybody(200)},
    "quick_exit": {"GET": everybody(302)},
    "guides": {"GET": everybody(200)},
    "guide": {"GET": everybody(200)},
    "leaflet": {"GET": everybody(200)},
    "glossary": {"GET": everybody(200)},
    "languages": {"GET": everybody(200)},
    "choose_language": {"POST": everybody(302)},
    # It keeps nothing, so it asks nobody who she is.
    "estimate_yourself": {"GET": everybody(200), "POST": everybody(200)},
    # The applicant's own pages.
    "home": {"GET": everybody(302, owner=200, other=200, nobody=200, **LOGGED_IN)},
    "which_way": {"GET": only(owner=200, other=200)},
    "start_draft": {"POST": only(owner=302, other=302)},
    "draft": {"GET": owner(200)},
    # Without a login the page shows what was typed, so that it can be copied.
    "step": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    "section": {"GET": owner(200)},
    "confirm_section": {"POST": owner(302)},
    "essentials_first": {"POST": owner(302)},
    # There is no rest to send: it leads to the case.
    "send_part": {"POST": owner(302)},
    "estimate": {"GET": owner(200)},
    "check": {"GET": owner(200)},
    "send": {"GET": owner(200), "POST": owner(302)},
    "delete_draft": {"GET": owner(200), "POST": owner(302)},
    "draft_changes": {"GET": owner(200), "POST": owner(302)},
    # She sends herself: there is nobody to say it to.
    "say_ready": {"POST": only()},
    "beside": {"GET": only(owner=200, other=200), "POST": only(owner=302, other=302)},
    "beside_ends": {"POST": only(owner=302, other=302)},
    "show_less": {"POST": only(owner=302, other=302)},
    # Nothing is made yet: there is no file.
    "own_data": {"GET": only(owner=200, other=200), "POST": only(owner=302, other=302)},
    "own_data_file": {"GET": only()},
    "delete_own_data": {"POST": only(owner=302, other=302)},
    "contact_choice": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=422, other=422),
    },
    # She applies alone: the pages for two lead back, or say that there is nobody to ask.
    "partner": {"GET": owner(200)},
    "invite_partner": {"POST": owner(409)},
    "right_partner": {"POST": owner(409)},
    "wrong_partner": {"POST": owner(409)},
    "end_partner": {"GET": owner(302), "POST": owner(302)},
    "sign_together": {"GET": owner(302), "POST": owner(302)},
    "send_alone": {"GET": owner(302), "POST": owner(302)},
    "own_part": {"GET": only()},
    "leave_part": {"GET": only(), "POST": only()},
    # Nothing is chosen to be sent. The paper of a case is open to those who handle it.
    "add_papers": {"GET": owner(200), "POST": owner(422)},
    "remove_paper": {"POST": owner(302)},
    "document": {"GET": only(owner=200, handler=200, colleague=200)},
    "document_preview": {"GET": only(owner=200, handler=200, colleague=200)},
    "case": {"GET": owner(200)},
    "case_answers": {"GET": owner(200)},
    "receipt": {"GET": owner(200)},
    "receipt_pdf": {"GET": owner(404)},
    "case_log": {"GET": owner(200)},
    "payments_of_case": {"GET": owner(200)},
    "messages": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    "ask_about": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    "read_messages": {"POST": owner(302)},
    # The case has not changed hands, and no six months have passed.
    "hand_over_read": {
        "GET": owner(200),
        "POST": only(owner=409, anonymous=403, stopped=403),
    },
    "ask_for_decision": {
        "GET": owner(200),
        "POST": only(owner=409, anonymous=403, stopped=403),
    },
    "wish": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=302, other=302, anonymous=403, stopped=403),
    },
    # A meeting that is booked. Nothing is chosen on the page.
    "meeting": {"GET": owner(200), "POST": owner(422)},
    "no_time_fits": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    # The last day of an appeal.
    "case_days": {"GET": owner(200)},
    "meeting_calendar": {"GET": owner(200)},
    # What was asked for, before the case is investigated: there is nothing to answer yet.
    "completions": {"GET": owner(200)},
    "answer_completion": {
        "GET": owner(200),
        "POST": only(owner=409, anonymous=403, stopped=403),
    },
    "completion_letter": {"GET": only()},
    # There is a decision: it is too late.
    "withdraw": {"GET": owner(200), "POST": owner(409)},
    # Help that she gives, and help that she is offered. The grant has been answered already.
    "my_helpers": {"GET": only(owner=200, other=200)},
    "give_help": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=302, other=302, anonymous=403, stopped=403),
    },
    "agree_to_help": {"GET": only(owner=302, other=302), "POST": only(owner=302, other=302)},
    "grant": {"GET": owner(200)},
    "grant_proof": {"GET": owner(200)},
    "new_help_code": {"POST": owner(302)},
    "right_helper": {"POST": owner(302)},
    "wrong_helper": {"POST": owner(302)},
    "take_back": {"GET": owner(200), "POST": owner(302)},
    "renew_help": {"GET": owner(200), "POST": only(owner=200, anonymous=403, stopped=403)},
    "people_helped": {"GET": only(owner=200, other=200)},
    "help_code": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=422, other=422, anonymous=403, stopped=403),
    },
    # Nobody here is the helper.
    "help_offer": {"GET": only(), "POST": only()},
    "person_helped": {"GET": only()},
    "start_for": {"POST": only()},
    "stop_helping": {"GET": only(), "POST": only()},
    "prepare_meeting": {"GET": owner(200)},
    "ask_for_contact": {"GET": only(owner=200, other=200), "POST": only(owner=302, other=302)},
    # An organisation's pages: the owner is its manager. What is typed is never lost.
    "ask_for_organisation": {
        "GET": only(owner=200, other=200),
        "POST": only(owner=302, other=302, anonymous=403, stopped=403),
    },
    "left_organisation": {"GET": only(owner=200, other=200)},
    "organisation": {"GET": owner(200)},
    "add_member": {"GET": owner(200), "POST": only(owner=302, anonymous=403, stopped=403)},
    "end_membership": {"GET": owner(200), "POST": owner(302)},
    "make_manager": {"GET": owner(200), "POST": owner(302)},
    # The investigation, open to be read. Nobody has been asked to answer it, or got a letter.
    "investigation": {"GET": owner(200)},
    "investigation_pdf": {"GET": only()},
    "investigation_agreed": {"POST": owner(409)},
    "comment_line": {
        "GET": owner(200),
        "POST": only(owner=302, anonymous=403, stopped=403),
    },
    # Nothing is calculated: what is said of it meets a page that says so.
    "comment_calculation": {
        "GET": only(),
        "POST": only(owner=409, anonymous=403, stopped=403),
    },
    "comment_whole": {
        "GET": owner(200),
        "POST": only(owner=302, anonymous=403, stopped=403),
    },
}
