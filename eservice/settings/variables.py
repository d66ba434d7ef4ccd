"""Every environment variable of the service: what it is, and what holds without it.

One that is read must be declared here. ``docs/environment.md`` is made of it
(``python -m checks.environment --write``).
"""

from dataclasses import dataclass

REQUIRED = "required"


@dataclass(frozen=True, kw_only=True)
class Variable:
    """``default`` is what holds in production without it, in words, or ``REQUIRED``."""

    name: str
    default: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Variables that one part of the service reads."""

    title: str
    variables: tuple[Variable, ...]
    about: str = ""


def _of(name: str, default: str, about: str) -> Variable:
    return Variable(name=name, default=default, about=about)


KEYS = Group(
    title="Keys",
    about="No two secrets may be equal. This draws one:"
    " `python -c 'import secrets; print(secrets.token_urlsafe(64))'`",
    variables=(
        _of("SECRET_KEY", REQUIRED, "signs cookies; at least 50 characters"),
        _of(
            "INDEX_KEY",
            REQUIRED,
            "finds encrypted personal numbers; at least 50 characters. Never"
            " changed: with another nobody is found",
        ),
        _of(
            "FIELD_KEYS",
            REQUIRED,
            "`id:secret,id:secret`; the first seals what is stored, all of"
            " them open it. After a new first one: `manage rotate_keys`",
        ),
        _of("LEDGER_KEYS", REQUIRED, "the same shape; signs the event log. Keep the old keys"),
    ),
)
BASICS = Group(
    title="The service",
    variables=(
        _of("DATABASE_URL", REQUIRED, "`postgres://user:password@host/name` or `sqlite:////file`"),
        _of("ALLOWED_HOSTS", REQUIRED, "the service's own host names, with commas"),
        _of(
            "SERVICE_URL",
            REQUIRED,
            "`https://` and one of `ALLOWED_HOSTS`: where notices tell"
            " people to log in; at most 90 characters when text messages are sent",
        ),
        _of(
            "MUNICIPALITY_FILE",
            REQUIRED,
            "a copy of `eservice/exempelkommun.toml` with your own facts and `is_example = false`",
        ),
        _of(
            "METRICS_TOKEN",
            "no page with figures",
            "whoever shows it as `Authorization: Bearer …` gets figures for monitoring at"
            " `/halsa/matt/`; at least 32 characters",
        ),
        _of("HOST", "`127.0.0.1`", "where `./run serve` listens; a proxy with TLS stands in front"),
        _of("PORT", "`8000`", "its port"),
        _of("WEB_WORKERS", "`2`", "the web server's processes, each with four threads"),
        _of("DEMO_LOGIN", "must not be on", "lets anyone log in as anyone; only the demo has it"),
        _of("DEBUG", "not read", "only for whoever develops the service"),
    ),
)
FILES = Group(
    title="Files",
    variables=(
        _of("DATA_DIR", "`var/data`", "collected static files and the anchors of the event log"),
        _of(
            "DOCUMENTS_DIR",
            "`DATA_DIR/documents`",
            "papers that were sent in, sealed; shared by all"
            " machines and backed up with the database. `tick` against another database would sweep"
            " them away",
        ),
        _of(
            "AUDIO_DIR",
            "`DATA_DIR/audio`",
            "what is read aloud; shared by all machines. Back up"
            " `recorded` in it ([read-aloud.md](read-aloud.md))",
        ),
        _of("TTS_COMMAND", "espeak-ng", "another voice for `./run manage speak`"),
        _of(
            "PRINT_DIR",
            "`DATA_DIR/print`",
            "letters as `<id>.pdf` for the printer, which takes them away",
        ),
        _of(
            "SCANNER",
            REQUIRED,
            "the virus scanner (clamd): `unix:///run/clamav/clamd.ctl` or"
            " `tcp://127.0.0.1:3310`. Files go there in the clear: it runs on the machine itself or"
            " on a network of its own. `StreamMaxLength` and `MaxFileSize` must be at least 12 MB,"
            " and `AlertExceedsMax yes` lets nothing through unscanned. `none` is for the demo"
            " alone",
        ),
    ),
)
MAIL = Group(
    title="E-mail",
    variables=(
        _of("EMAIL_HOST", REQUIRED, "the SMTP server"),
        _of(
            "DEFAULT_FROM_EMAIL", REQUIRED, "who notices come from: an address, or `Name <address>`"
        ),
        _of(
            "EMAIL_SECURITY", "`starttls`", "`starttls`, `tls` or `none` (only without a password)"
        ),
        _of("EMAIL_PORT", "587; 465 with `tls`", "its port"),
        _of("EMAIL_USER", "none", "the login to it; with `EMAIL_PASSWORD` or not at all"),
        _of("EMAIL_PASSWORD", "none", "the login's password"),
    ),
)
SMS = Group(
    title="Text messages",
    about="All or none: without them nobody is offered text messages.",
    variables=(
        _of(
            "SMS_GATEWAY_URL",
            "none",
            'an https address that takes `{"to", "from", "text", "id"}`'
            " as JSON ([ADR 18](adr/0018-text-messages-and-digest.md))",
        ),
        _of("SMS_GATEWAY_TOKEN", "none", "the bearer token for it"),
        _of("SMS_SENDER", "none", "who the texts come from: eleven letters or a number"),
    ),
)


def _claims(prefix: str) -> tuple[Variable, ...]:
    """The names that a provider has for what we read."""
    return (
        _of(f"{prefix}_SCOPES", "oidc.se's, or `openid profile` for staff", "what is asked for"),
        _of(f"{prefix}_NUMBER_CLAIM", "oidc.se's name", "the personal number, with twelve digits"),
        _of(f"{prefix}_COORDINATION_CLAIM", "oidc.se's name", "the samordningsnummer"),
        _of(f"{prefix}_GIVEN_NAME_CLAIM", "`given_name`", "the given name"),
        _of(f"{prefix}_FAMILY_NAME_CLAIM", "`family_name`", "the family name"),
        _of(f"{prefix}_PROTECTED_CLAIM", "none", "the claim that says skyddade personuppgifter"),
        _of(f"{prefix}_ORIGINS", "the issuer's", "further hosts that the provider leads through"),
    )


E_ID = Group(
    title="The e-ID of those who apply",
    about="OpenID Connect. All of the first four or none; these, or the staff's, must be there."
    " Callback `/logga-in/tillbaka/`.",
    variables=(
        _of("E_ID_ISSUER", "none", "the issuer, with https"),
        _of("E_ID_CLIENT_ID", "none", "our client"),
        _of("E_ID_CLIENT_SECRET", "none", "its secret"),
        _of("E_ID_ACR", "none", "the levels that are good enough, with commas"),
        *_claims("E_ID"),
    ),
)
STAFF = Group(
    title="The login of those who work here",
    about="OpenID Connect. All of the first five or none. Callback `/logga-in/personal/tillbaka/`."
    " The number is required: it finds the caseworker's own Person (jäv).",
    variables=(
        _of("STAFF_ISSUER", "none", "the issuer, with https"),
        _of("STAFF_CLIENT_ID", "none", "our client"),
        _of("STAFF_CLIENT_SECRET", "none", "its secret"),
        _of("STAFF_SECOND_FACTOR", "none", "the second factors that are good enough, with commas"),
        _of(
            "STAFF_ROLES",
            "none",
            "`value=caseworker,…`: what the provider says, and what that is"
            " here: `caseworker`, `decision_maker` (a caseworker too), `service_centre` (the desk),"
            " `editor`, `text_owner`, `team_lead` (reads Uppföljning), and `auditor` or `operator`,"
            " who are nothing else",
        ),
        _of("STAFF_SECOND_FACTOR_CLAIM", "`amr`", "where the second factor stands"),
        _of("STAFF_ROLES_CLAIM", "`roles`", "where the roles stand"),
        _of(
            "STAFF_UNIT_CLAIM", "`unit`", "where the unit stands: a code of the municipality's file"
        ),
        _of("STAFF_ACR", "none", "levels that are asked for, with commas"),
        *_claims("STAFF"),
    ),
)

GROUPS = (KEYS, BASICS, FILES, MAIL, SMS, E_ID, STAFF)
DECLARED = {variable.name: variable for group in GROUPS for variable in group.variables}
