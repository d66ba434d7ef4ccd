"""What we tell people about, how, and what becomes a task for the unit. Codes and words only."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    """Why a notice is sent. The person reads none of this: she reads that something happened."""

    HELPER_ACCEPTED = "helper_accepted", _("Någon har svarat på en inbjudan")
    HELPER_CONFIRMED = "helper_confirmed", _("Hjälparen har fått tillgång")
    HELP_ENDED = "help_ended", _("Hjälparens tillgång har tagits tillbaka")
    HELP_ENDS_SOON = "help_ends_soon", _("Tillgången tar snart slut")
    HELP_NOTED = "help_noted", _("En handläggare har noterat vem som hjälper")
    HELP_REFUSED = "help_refused", _("Vi kunde inte godkänna tillgången")
    READY_TO_SEND = "ready_to_send", _("Ansökan är klar att läsa och skicka")
    SENT_BY_OMBUD = "sent_by_ombud", _("Ett ombud har skickat ansökan")
    PARTNER_ACCEPTED = "partner_accepted", _("Partnern har svarat på en inbjudan")
    PARTNER_CONFIRMED = "partner_confirmed", _("Partnern kan svara på sin del")
    PARTNER_SIGNED = "partner_signed", _("Partnern har skrivit under")
    PARTNER_LEFT = "partner_left", _("Partnern är inte längre med")
    COMPLETION_ASKED = "completion_asked", _("Vi behöver något mer")
    COMPLETION_RETURNED = "completion_returned", _("Svaret räckte inte")
    COMPLETION_CHANGED = "completion_changed", _("Något är ändrat i det vi har bett om")
    COMPLETION_REMINDER = "completion_reminder", _("Påminnelse om det vi har bett om")
    INVESTIGATION_OPENED = "investigation_opened", _("Utredningen går att läsa")
    COMMUNICATED = "communicated", _("Utredningen är klar att läsa")
    COMMENT_ANSWERED = "comment_answered", _("Handläggaren har svarat om utredningen")
    DECIDED = "decided", _("Beslutet är klart")
    MESSAGE = "message", _("Handläggaren har skrivit")
    PAPER_REFUSED = "paper_refused", _("Vi kunde inte ta emot ett papper")
    MEETING_PROPOSED = "meeting_proposed", _("Välj en tid för ett möte")
    MEETING_CANCELLED = "meeting_cancelled", _("Mötet blir inte av")
    CASEWORKER_LEFT = "caseworker_left", _("Handläggaren har lämnat ärendet")
    HANDED_OVER = "handed_over", _("En ny handläggare")
    DELAYED = "delayed", _("Beslutet dröjer")
    APPEAL_MOVED = "appeal_moved", _("Något har hänt med överklagandet")
    RENEWAL_OPEN = "renewal_open", _("Det går att söka för nästa månad")
    RENEWAL_CLOSES = "renewal_closes", _("Snart går det inte att söka igen för månaden")
    DRAFT_ENDS = "draft_ends", _("En påbörjad ansökan tas snart bort")
    PAYMENT_PLANNED = "payment_planned", _("Pengarna kommer")
    PAYMENT_CHANGED = "payment_changed", _("Något har ändrats om utbetalningen")
    CODES_GIVEN = "codes_given", _("Någon har fått koder för att logga in")
    DIGEST = "digest", _("Det som har hänt sedan sist")


# The person must learn of these: when no way is open to us, a caseworker gets a task.
MUST_ARRIVE = frozenset(
    {
        NoticeKind.SENT_BY_OMBUD,
        NoticeKind.HELP_NOTED,
        NoticeKind.COMPLETION_ASKED,
        NoticeKind.COMPLETION_RETURNED,
        NoticeKind.COMMUNICATED,
        NoticeKind.DECIDED,
        NoticeKind.MEETING_CANCELLED,
        NoticeKind.DELAYED,
        NoticeKind.APPEAL_MOVED,
        NoticeKind.PAYMENT_CHANGED,
    }
)
# Of those, the ones that start a time which the person may lose: a last day to answer, to say what
# she thinks or to appeal, or a meeting she would go to for nothing. They never wait for the digest.
WITH_LAST_DAY = frozenset(
    {
        NoticeKind.COMPLETION_ASKED,
        NoticeKind.COMPLETION_RETURNED,
        NoticeKind.COMMUNICATED,
        NoticeKind.DECIDED,
        NoticeKind.MEETING_CANCELLED,
        NoticeKind.APPEAL_MOVED,
    }
)
# A helper gets these under a grant, and only while it holds.
ABOUT_LIVE_HELP = frozenset({NoticeKind.HELP_ENDS_SOON, NoticeKind.MESSAGE})


# She has done nothing and nothing has happened in a case: it is for her to log in.
TO_DO = frozenset({NoticeKind.RENEWAL_OPEN, NoticeKind.RENEWAL_CLOSES, NoticeKind.DRAFT_ENDS})


class Channel(models.TextChoices):
    """How a notice went."""

    EMAIL = "email", _("e-post")
    SMS = "sms", _("sms")
    LETTER = "letter", _("brev")
    NONE = "none", _("inget")


class TaskKind(models.TextChoices):
    """Why a unit has something to do."""

    NOTICE_FAILED = "notice_failed", _("Ett meddelande kom inte fram")
    HELP_WANTED = "help_wanted", _("Vill ha hjälp men har ingen")
    GRANT_TO_VERIFY = "grant_to_verify", _("En tillgång väntar på kontroll")
    ORGANISATION_TO_VERIFY = "organisation_to_verify", _("En förening väntar på kontroll")
    DECISION_WANTED = "decision_wanted", _("Någon vill att ärendet avgörs")
    APPEALED = "appealed", _("Ett beslut är överklagat")
    RECUSED = "recused", _("Ett ärende behöver en ny handläggare")
    DECISION_PROPOSED = "decision_proposed", _("Ett förslag till beslut väntar")
    PAPER_REFUSED = "paper_refused", _("Ett papper kunde inte tas emot")
