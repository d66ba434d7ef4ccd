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
    LETTER_READY = "letter_ready", _("Brev skapat")
    TAKEN = "taken", _("Handläggare utsedd")
    HANDED_OVER = "handed_over", _("Överlämnat till ny handläggare")
    INVESTIGATION_STARTED = "investigation_started", _("Utredning inledd")
    NOTE_WRITTEN = "note_written", _("Journalanteckning")
    WITHDRAWN = "withdrawn", _("Ansökan tillbakatagen")
    PARTNER_WITHDREW = "partner_withdrew", _("Medsökande har tagit tillbaka sin del")
    SECTION_MARKED = "section_marked", _("En del granskad")
    SECTION_SENT = "section_sent", _("En del till skickad")
    REST_CALL = "rest_call", _("Samtal om det som är kvar")
    COMPLETION_ASKED = "completion_asked", _("Komplettering begärd")
    COMPLETION_ANSWERED = "completion_answered", _("Svar på komplettering")
    COMPLETION_ACCEPTED = "completion_accepted", _("Komplettering godkänd")
    COMPLETION_RETURNED = "completion_returned", _("Komplettering skickad tillbaka")
    COMPLETION_EXTENDED = "completion_extended", _("Mer tid för komplettering")
    COMPLETION_WAIVED = "completion_waived", _("Komplettering behövs inte längre")
    COMPLETION_EXPIRED = "completion_expired", _("Tiden för komplettering gick ut")
    COMPLETION_REMINDED = "completion_reminded", _("Påminnelse om komplettering")
    CALCULATED = "calculated", _("Beräkning sparad")
    INVESTIGATION_OPENED = "investigation_opened", _("Utredningen öppnad för den sökande")
    INVESTIGATION_WRITTEN = "investigation_written", _("Utredningen ändrad")
    COMMUNICATED = "communicated", _("Utredningen kommunicerad")
    COMMENTED = "commented", _("Den sökande har sagt något om utredningen")
    COMMENT_ANSWERED = "comment_answered", _("Svar på det den sökande sa")
    COMMUNICATION_ANSWERED = "communication_answered", _("Den sökande är klar med utredningen")
    INVESTIGATION_RESUMED = "investigation_resumed", _("Utredningen fortsätter")
    DECISION_PROPOSED = "decision_proposed", _("Förslag till beslut")
    PROPOSAL_RETURNED = "proposal_returned", _("Förslag till beslut tillbaka")
    DECIDED = "decided", _("Beslut fattat")
    DECISION_NOTIFIED = "decision_notified", _("Beslutet lämnat till den sökande")
    DECISION_READ = "decision_read", _("Den sökande har tagit emot beslutet")
    PAYMENT_PLANNED = "payment_planned", _("Utbetalning planerad")
    PAYMENT_PAID = "payment_paid", _("Utbetalning gjord")
    PAYMENT_STOPPED = "payment_stopped", _("Utbetalning stoppad")
    PAYMENT_CANCELLED = "payment_cancelled", _("Utbetalning inställd")
    PAYMENT_RESUMED = "payment_resumed", _("Utbetalning planerad igen")
    MESSAGE_WRITTEN = "message_written", _("Meddelande")
    PAPER_REFUSED = "paper_refused", _("Ett papper kunde inte tas emot")
    MEETING_PROPOSED = "meeting_proposed", _("Mötestider föreslagna")
    MEETING_CHOSEN = "meeting_chosen", _("Mötestid vald")
    MEETING_HELD = "meeting_held", _("Mötet har varit")
    MEETING_CANCELLED = "meeting_cancelled", _("Möte inställt")
    RECUSED = "recused", _("Handläggare med jäv")
    HAND_OVER_WRITTEN = "hand_over_written", _("Överlämning skriven")
    HAND_OVER_ADDED = "hand_over_added", _("Den sökande har lagt till något i överlämningen")
    DELAYED = "delayed", _("Beslutet dröjer")
    DECISION_WANTED = "decision_wanted", _("Den sökande vill att ärendet avgörs")
    DECISION_WANTED_ANSWERED = "decision_wanted_answered", _("Svar på begäran om att avgöra")
    APPEALED = "appealed", _("Överklagande")
    APPEAL_TRIED = "appeal_tried", _("Överklagandets tid prövad")
    APPEAL_FORWARDED = "appeal_forwarded", _("Överklagandet skickat till domstolen")
    APPEAL_RULED = "appeal_ruled", _("Domstolens avgörande")
    REGISTERED_PAPER = "registered_paper", _("Ansökan på papper inskriven")
    REGISTERED_PHONE = "registered_phone", _("Ansökan i telefon inskriven")
    REGISTERED_DESK = "registered_desk", _("Ansökan vid disken inskriven")
    REGISTRATION_CONFIRMED = "registration_confirmed", _("Den inskrivna ansökan bekräftad")
    CLOSED = "closed", _("Ärendet avslutat")
    REOPENED = "reopened", _("Ärendet öppnat igen")
    DISPOSED = "disposed", _("Akten gallrad")


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


class PersonEventKind(models.TextChoices):
    """Things that are done for a person at the desk, in the words of those who work there."""

    REGISTERED = "registered", _("Personen registrerad")
    REGISTRATION_STARTED = "registration_started", _("Började skriva in en ansökan")
    REGISTRATION_SENT = "registration_sent", _("En ansökan inskriven")
    NUMBER_ADDED = "number_added", _("Personnummer noterat")
    CODES_GIVEN = "codes_given", _("Koder lämnade")
    CODES_POSTED = "codes_posted", _("Koder skickade i brev")
    CODES_VOIDED = "codes_voided", _("Koderna stoppade")
    CODES_LOCKED = "codes_locked", _("Koderna stoppade efter fem fel")
    LOGGED_IN = "logged_in", _("Inloggning med kod")
    PROTECTED = "protected", _("Personuppgifterna skyddade")
    PROTECTION_ENDED = "protection_ended", _("Skyddet borttaget")
    CASEWORKER_NAMED = "caseworker_named", _("Handläggare utsedd att se ärendet")
    CASEWORKER_UNNAMED = "caseworker_unnamed", _("Handläggare ska inte längre se ärendet")


class AccessKind(models.TextChoices):
    """Things that can be read, and refusals, in the auditor's words."""

    DRAFT = "draft", _("Öppnade ansökan innan den skickades")
    CASE = "case", _("Läste ärendet")
    ANSWERS = "answers", _("Läste svaren")
    DOCUMENT = "document", _("Öppnade ett papper")
    JOURNAL = "journal", _("Läste journalen")
    RECEIPT = "receipt", _("Öppnade kvittot")
    LOG = "log", _("Läste loggen")
    COMPLETION = "completion", _("Läste kompletteringen")
    CALCULATION = "calculation", _("Läste beräkningen")
    INVESTIGATION = "investigation", _("Läste utredningen")
    DECISION = "decision", _("Läste beslutet")
    PAYMENT = "payment", _("Läste om utbetalningar")
    MESSAGES = "messages", _("Läste meddelandena")
    MEETING = "meeting", _("Läste om mötet")
    APPEAL = "appeal", _("Läste överklagandet")
    SEARCH = "search", _("Sökte fram ärendet")
    WORKLIST = "worklist", _("Läste arbetslistan")
    DESK = "desk", _("Öppnade personens sida vid disken")
    REFUSED = "refused", _("Försökte läsa utan rätt")


class SearchReason(models.TextChoices):
    """Why a caseworker searches for somebody by number."""

    CALLS = "calls", _("Personen ringer eller är här")
    WROTE = "wrote", _("Personen har skrivit eller skickat något")
    OWN_WORK = "own_work", _("Jag behöver det för ett ärende som jag har")
    PAYMENT = "payment", _("Jag kontrollerar en utbetalning")


APPLICANT_EVENT_TEXTS: dict[EventKind, str | Promise] = {
    EventKind.SENT: _("{who} skickade ansökan"),
    EventKind.RECEIPT_READY: _("Ditt kvitto blev klart"),
    EventKind.TAKEN: _("{who} blev din handläggare"),
    EventKind.HANDED_OVER: _("{who} blev din nya handläggare"),
    EventKind.INVESTIGATION_STARTED: _("{who} började läsa din ansökan"),
    EventKind.NOTE_WRITTEN: _("{who} skrev en anteckning i ditt ärende"),
    EventKind.WITHDRAWN: _("Du tog tillbaka ansökan"),
    EventKind.PARTNER_WITHDREW: _("{who} tog tillbaka sin del av ansökan"),
    EventKind.LETTER_READY: _("Ett brev till dig blev klart"),
    EventKind.SECTION_MARKED: _("{who} gick igenom en del av dina svar"),
    EventKind.COMPLETION_ASKED: _("{who} bad dig om något mer"),
    EventKind.SECTION_SENT: _("{who} skickade svaren på en del till"),
    EventKind.REST_CALL: _("{who} öppnade dina svar som inte är skickade, för att fylla i med dig"),
    EventKind.COMPLETION_ANSWERED: _("{who} svarade på det vi bad om"),
    EventKind.COMPLETION_ACCEPTED: _("{who} läste svaret. Nu har vi det vi behöver."),
    EventKind.COMPLETION_RETURNED: _("{who} läste svaret. Vi behöver något mer."),
    EventKind.COMPLETION_EXTENDED: _("{who} gav dig mer tid att svara"),
    EventKind.COMPLETION_WAIVED: _("{who} tog bort en fråga. Du behöver inte svara på den."),
    EventKind.COMPLETION_EXPIRED: _("Dagen för ditt svar passerade. Du kan svara ändå."),
    EventKind.COMPLETION_REMINDED: _("Vi påminde dig om det vi har bett om"),
    EventKind.CALCULATED: _("{who} räknade på din ansökan"),
    EventKind.INVESTIGATION_OPENED: _("{who} lät dig läsa utredningen medan vi skriver den"),
    EventKind.INVESTIGATION_WRITTEN: _("{who} skrev i utredningen"),
    EventKind.COMMUNICATED: _("{who} skickade utredningen till dig"),
    EventKind.COMMENTED: _("{who} skrev om utredningen"),
    EventKind.COMMENT_ANSWERED: _("{who} svarade på det som stod om utredningen"),
    EventKind.COMMUNICATION_ANSWERED: _("{who} tryckte på ”Jag är klar” i utredningen"),
    EventKind.INVESTIGATION_RESUMED: _("{who} fortsatte att utreda"),
    EventKind.DECISION_PROPOSED: _("{who} skrev ett förslag till beslut"),
    EventKind.PROPOSAL_RETURNED: _("{who} bad om ändringar i förslaget till beslut"),
    EventKind.DECIDED: _("{who} fattade beslut"),
    EventKind.DECISION_NOTIFIED: _("{who} noterade hur du fick beslutet"),
    EventKind.DECISION_READ: _("{who} tog emot beslutet"),
    EventKind.PAYMENT_PLANNED: _("{who} planerade en utbetalning"),
    EventKind.PAYMENT_PAID: _("{who} noterade att pengarna är betalda"),
    EventKind.PAYMENT_STOPPED: _("{who} stoppade en utbetalning"),
    EventKind.PAYMENT_CANCELLED: _("{who} ställde in en utbetalning"),
    EventKind.PAYMENT_RESUMED: _("{who} planerade utbetalningen igen"),
    EventKind.MESSAGE_WRITTEN: _("{who} skrev ett meddelande"),
    EventKind.PAPER_REFUSED: _("Vi kunde inte ta emot ett papper"),
    EventKind.MEETING_PROPOSED: _("{who} föreslog tider för ett möte"),
    EventKind.MEETING_CHOSEN: _("{who} valde en tid för mötet"),
    EventKind.MEETING_HELD: _("{who} noterade att mötet har varit"),
    EventKind.MEETING_CANCELLED: _("{who} ställde in mötet"),
    EventKind.RECUSED: _("{who} får inte arbeta med ditt ärende. Någon annan gör det."),
    EventKind.HAND_OVER_WRITTEN: _("{who} berättade om ärendet för nästa handläggare"),
    EventKind.HAND_OVER_ADDED: _("{who} la till något för den nya handläggaren"),
    EventKind.DELAYED: _("{who} berättade att beslutet dröjer"),
    EventKind.DECISION_WANTED: _("{who} begärde ett beslut"),
    EventKind.DECISION_WANTED_ANSWERED: _("{who} svarade på att du vill ha ett beslut"),
    EventKind.APPEALED: _("{who} överklagade beslutet"),
    EventKind.APPEAL_TRIED: _("{who} gick igenom överklagandet"),
    EventKind.APPEAL_FORWARDED: _("{who} skickade överklagandet till domstolen"),
    EventKind.APPEAL_RULED: _("{who} noterade vad domstolen kom fram till"),
    EventKind.REGISTERED_PAPER: _("{who} skrev av ansökan som du lämnade på papper"),
    EventKind.REGISTERED_PHONE: _("{who} skrev in ansökan som du berättade i telefon"),
    EventKind.REGISTERED_DESK: _("{who} skrev in ansökan som du berättade hos oss"),
    EventKind.REGISTRATION_CONFIRMED: _("{who} noterade att den inskrivna ansökan är rätt"),
    EventKind.CLOSED: _("{who} avslutade ärendet"),
    EventKind.REOPENED: _("{who} öppnade ärendet igen"),
    EventKind.DISPOSED: _("{who} tog bort det som stod i ärendet"),
}

APPLICANT_ACCESS_TEXTS: dict[AccessKind, str | Promise] = {
    AccessKind.DRAFT: _("{who} öppnade din ansökan"),
    AccessKind.CASE: _("{who} läste ditt ärende"),
    AccessKind.ANSWERS: _("{who} läste dina svar"),
    AccessKind.DOCUMENT: _("{who} öppnade ett papper"),
    AccessKind.JOURNAL: _("{who} läste anteckningarna"),
    AccessKind.RECEIPT: _("{who} öppnade kvittot"),
    AccessKind.LOG: _("{who} läste loggen"),
    AccessKind.COMPLETION: _("{who} läste det vi har bett dig om"),
    AccessKind.CALCULATION: _("{who} läste beräkningen"),
    AccessKind.INVESTIGATION: _("{who} läste utredningen"),
    AccessKind.DECISION: _("{who} läste beslutet"),
    AccessKind.PAYMENT: _("{who} läste om dina pengar"),
    AccessKind.MESSAGES: _("{who} läste meddelandena"),
    AccessKind.MEETING: _("{who} läste om mötet"),
    AccessKind.APPEAL: _("{who} läste överklagandet"),
    AccessKind.SEARCH: _("{who} sökte fram ditt ärende"),
    AccessKind.REFUSED: _("Någon utan rätt försökte läsa. Vi släppte inte in hen."),
}
