"""What the logs can say, and the words each reader sees for it.

``{who}`` in a text is the person's name and role, or "du" for the reader herself.
"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """Things that happen in a case, in the caseworker's words."""

    SENT = "sent", _("Ansökan skickad")
    RECEIPT_READY = "receipt_ready", _("Kvittot skapat")
    TAKEN = "taken", _("Handläggare utsedd")
    HANDED_OVER = "handed_over", _("Överlämnat till ny handläggare")
    INVESTIGATION_STARTED = "investigation_started", _("Utredning inledd")
    NOTE_WRITTEN = "note_written", _("Journalanteckning")
    WITHDRAWN = "withdrawn", _("Ansökan tillbakatagen")
    PARTNER_WITHDREW = "partner_withdrew", _("Medsökande har tagit tillbaka sin del")


class GrantEventKind(models.TextChoices):
    """Things that happen to the help that a person has given, in the caseworker's words."""

    GIVEN = "given", _("Tillgång given")
    REGISTERED = "registered", _("Tillgång noterad av handläggare")
    PROOF_ADDED = "proof_added", _("Underlag inskannat")
    CODE_ORDERED = "code_ordered", _("Ny kod beställd i brev")
    CODE_PRINTED = "code_printed", _("Brev med kod utskrivet")
    ACCEPTED = "accepted", _("Hjälparen har tackat ja")
    CONFIRMED = "confirmed", _("Personen har bekräftat hjälparen")
    DECLINED = "declined", _("Avböjd")
    VERIFIED = "verified", _("Underlaget kontrollerat")
    REFUSED = "refused", _("Underlaget underkänt")
    NARROWED = "narrowed", _("En befogenhet återkallad")
    REVOKED = "revoked", _("Återkallad")
    REPLACED = "replaced", _("Ersatt av en ny")
    HANDED = "handed", _("Hjälparen sa att ansökan är klar")
    SUBMITTED = "submitted", _("Ombudet skickade ansökan")
    REMINDED = "reminded", _("Påminnelse om slutdatum")


class AccessKind(models.TextChoices):
    """Things that can be read, and refusals, in the auditor's words."""

    DRAFT = "draft", _("Öppnade ansökan innan den skickades")
    CASE = "case", _("Läste ärendet")
    ANSWERS = "answers", _("Läste svaren")
    DOCUMENT = "document", _("Öppnade ett papper")
    JOURNAL = "journal", _("Läste journalen")
    RECEIPT = "receipt", _("Öppnade kvittot")
    LOG = "log", _("Läste loggen")
    WORKLIST = "worklist", _("Läste arbetslistan")
    REFUSED = "refused", _("Försökte läsa utan rätt")


APPLICANT_EVENT_TEXTS: dict[EventKind, str | Promise] = {
    EventKind.SENT: _("{who} skickade ansökan"),
    EventKind.RECEIPT_READY: _("Ditt kvitto blev klart"),
    EventKind.TAKEN: _("{who} blev din handläggare"),
    EventKind.HANDED_OVER: _("{who} blev din nya handläggare"),
    EventKind.INVESTIGATION_STARTED: _("{who} började läsa din ansökan"),
    EventKind.NOTE_WRITTEN: _("{who} skrev en anteckning i ditt ärende"),
    EventKind.WITHDRAWN: _("Du tog tillbaka ansökan"),
    EventKind.PARTNER_WITHDREW: _("{who} tog tillbaka sin del av ansökan"),
}

APPLICANT_ACCESS_TEXTS: dict[AccessKind, str | Promise] = {
    AccessKind.DRAFT: _("{who} öppnade din ansökan"),
    AccessKind.CASE: _("{who} läste ditt ärende"),
    AccessKind.ANSWERS: _("{who} läste dina svar"),
    AccessKind.DOCUMENT: _("{who} öppnade ett papper"),
    AccessKind.JOURNAL: _("{who} läste anteckningarna"),
    AccessKind.RECEIPT: _("{who} öppnade kvittot"),
    AccessKind.LOG: _("{who} läste loggen"),
    AccessKind.REFUSED: _("Någon utan rätt försökte läsa. Vi släppte inte in hen."),
}
