"""Anna can't face the whole form today. She sends the most important; the rest waits."""

from applications.models import Case
from applications.statuses import ApplicationKind
from tests.journeys.scenes import OWN, Arrive
from tests.journeys.visitor import Visitor


def anna_sends_the_most_important_first(arrive: Arrive) -> None:
    anna = arrive()
    anna.logs_in("Anna Exempel", OWN)
    anna.opens("/ansokan/valj/")
    anna.presses("Skicka det viktigaste nu")
    anna_answers_the_few_questions(anna)
    case = Case.objects.get(kind=ApplicationKind.ESSENTIALS)
    assert case.asks_rest
    anna_goes_on_with_the_rest(anna, case)


def anna_answers_the_few_questions(anna: Visitor) -> None:
    anna.answers("Är något av det här bråttom?", "Nej, inget av det här")
    anna.types("Vad behöver du pengar till?", "Mat.")
    anna.answers("Vad behöver du, och när?", "Inom en vecka")
    anna.answers("Hur vill du att vi når dig?", "Jag hör av mig själv")
    anna.answers("Är det bara du som läser det vi skickar?", "Ja, bara jag läser det")
    anna.is_at("Stämmer dina svar?")
    anna.presses("Gå vidare och skriv under")
    anna.chooses("Ja, jag skriver under på det här")
    anna.presses("Skicka ansökan")


def anna_goes_on_with_the_rest(anna: Visitor, case: Case) -> None:
    """A part at a time, on the page of the application that was."""
    anna.opens(f"/ansokan/{case.pk}/")
    anna.presses("Hem och familj")
    anna.answers("Vem bor du med?", "Jag bor ensam")
    anna.answers("Bor det barn hos dig?", "Nej, inga barn bor hos mig")
    anna.answers("Hur bor du?", "Jag har ingenstans att bo")
    anna.types("Hur länge har du varit utan bostad?", "en vecka")
    anna.types("Var sover du?", "Hos en vän.")
    anna.answers("Berätta hur du har det just nu")
    anna.answers("Har du skulder på hyra eller el?", "Nej, inget av det här")
    anna.is_at("Stämmer det här?")
