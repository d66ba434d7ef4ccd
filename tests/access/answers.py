"""Who knocks, in which ways, and the answers that a page gives each of them."""

ROLES = (
    "anonymous",
    "owner",
    "other",
    "nobody",
    "handler",
    "colleague",
    "elsewhere",
    "party",
    "auditor",
    "editor",
    "text_owner",
    "service_centre",
    "operator",
    "team_lead",
    "stopped",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
LOGIN = "login"


def everybody(status, **other):
    """The same answer for all roles, but for those named."""
    return dict.fromkeys(ROLES, status) | other


def only(**allowed):
    """404 for everyone else, and the login page for those without a login."""
    return everybody(404, anonymous=LOGIN, stopped=LOGIN) | allowed


def owner(status):
    return only(owner=status)


def unit(status):
    return only(handler=status, colleague=status)


LOGGED_IN = {"anonymous": LOGIN, "stopped": LOGIN}
EDITORS = {"editor": 200, "text_owner": 200}
CASEWORKERS = {"handler": 200, "colleague": 200, "elsewhere": 200, "party": 200}
DESK = CASEWORKERS | {"service_centre": 200}
