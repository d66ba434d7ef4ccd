"""What every life has in common: to begin, to stop and go on, the papers, and to send."""

from collections.abc import Callable

from applications.models import Case
from applications.questions.months import month_before
from eservice import clock
from eservice.ui.swedish import format_date, format_month
from tests.journeys.visitor import Visitor

Arrive = Callable[[], Visitor]

OWN = "Min egen telefon eller dator"
BORROWED = "Lånad telefon eller dator"
LATER = "Spara och fortsätt senare"
MAY_SKIP = "(du kan hoppa över frågan)"
MORE = f"Är det något mer du vill berätta? {MAY_SKIP}"
FILES = "Välj en bild eller en pdf"
CAMERA = "Eller ta en bild nu"
ALL_PAPERS = "Klart, till alla papper"
UPLOADED = "Jag har laddat upp papperet här"
PAPERS = "Vilka papper kan du skicka?"
SENDS_LATER = "Jag skickar det senare"
GAVE_BEFORE = "Jag har redan lämnat det"
GAVE_ANOTHER_WAY = "Jag lämnade det på ett annat sätt"
GAVE_HOW = "Lämnade du det på ett annat sätt? Skriv till vem och när."
CANNOT_GET = "Jag har det inte, eller kan inte få tag på det"
WHY_NOT = "Har du det inte, eller gäller det inte dig? Skriv varför."


def this_month() -> str:
    return format_month(clock.today())


def starts_a_new_application(someone: Visitor) -> None:
    someone.is_at("Mina ansökningar")
    someone.reads("Du har ingen ansökan än")
    someone.presses("Börja en ny ansökan")


def needs_the_money_this_month(someone: Visitor) -> None:
    someone.answers("Vilken månad söker du pengar för?", this_month().capitalize())


def speaks(someone: Visitor, language: str, interpreter: str) -> None:
    someone.types("Vilket språk vill du prata med oss?", language)
    someone.answers("Vilket språk vill du prata med oss?", interpreter)


def has_an_address(someone: Visitor, street: str) -> None:
    someone.types("Gata och nummer", street)
    someone.types("Postnummer", "000 00")
    someone.types("Ort", "Exempelstad")
    someone.answers("Var bor du nu?", "Jag har en adress")


def is_swedish_and_has_stayed(someone: Visitor) -> None:
    someone.answers("Vilket medborgarskap har du?", "Jag är svensk medborgare")
    someone.answers("Har du varit i kommunen hela tiden?", "Ja, jag har varit här hela tiden")


def types_a_day(someone: Visitor, day: int, within: str) -> None:
    """Write a day of the month before."""
    month = month_before(clock.today())
    someone.types("Dag", str(day), within=within)
    someone.types("Månad", format_month(month, with_year=False), within=within)
    someone.types("År", str(month.year), within=within)


def stops_for_today(someone: Visitor) -> None:
    someone.presses(LATER)
    someone.is_at(f"Din ansökan för {format_month(clock.today(), with_year=False)}")
    someone.reads("Du har inte skickat ansökan än.", "Allt du har skrivit är sparat.")
    someone.logs_out()


def comes_back(someone: Visitor, name: str, device: str, section: str) -> None:
    someone.logs_in(name, device)
    someone.reads("Inte skickade än")
    someone.presses(f"Fortsätt ansökan för {this_month()}")
    someone.presses(f"Fortsätt med {section}")


def expects_no_other_money(someone: Visitor) -> None:
    someone.answers("Väntar du på svar om andra pengar?", "Nej, jag väntar inte på något svar")
    someone.answers(f"Får du snart mer eller mindre pengar? {MAY_SKIP}")
    someone.goes_on_with("Det du äger")


def costs(someone: Visitor, question: str, amount: str, period: str) -> None:
    someone.types("Hur mycket kostar det?", amount)
    someone.types("Vilken månad eller dag gäller det?", period)
    someone.answers(question)


def says_of_paper(someone: Visitor, paper: str, answer: str, why: str = "") -> None:
    """From the list of papers to one of them, and back."""
    opens_paper(someone, paper)
    if why:
        someone.types(WHY_NOT, why)
    someone.answers(f"Kan du skicka {paper}?", answer)
    someone.is_at(PAPERS)


def gave_paper(someone: Visitor, paper: str, how: str) -> None:
    """The paper was given in another way than here: to whom, and when."""
    opens_paper(someone, paper)
    someone.chooses(GAVE_BEFORE)
    someone.types(GAVE_HOW, how)
    someone.answers(f"Kan du skicka {paper}?", GAVE_ANOTHER_WAY)
    someone.is_at(PAPERS)


def opens_paper(someone: Visitor, paper: str) -> None:
    someone.is_at(PAPERS)
    someone.presses(paper[0].upper() + paper[1:])
    someone.is_at(f"Kan du skicka {paper}?")


def is_done_with_the_papers(someone: Visitor) -> None:
    someone.answers(PAPERS)
    someone.goes_on_with("Till sist")


def gives_an_account(someone: Visitor) -> None:
    someone.answers("Vart ska vi skicka pengarna om du får ja?", "Till mitt konto")
    someone.types("Clearingnummer", "9999")
    someone.types("Kontonummer", "123 456 7")
    someone.answers("Vilket konto ska vi skicka pengarna till?", "Det är mitt konto")


def has_this_more_to_say(someone: Visitor, text: str) -> None:
    someone.types(MORE, text)
    someone.answers(MORE)
    someone.is_at("Stämmer det här?")
    someone.presses("Kontrollera allt")


def looks_through_and_sends(someone: Visitor) -> str:
    """Sign and send; return the reference number on the receipt."""
    someone.is_at("Stämmer dina svar?")
    someone.does_not_read("svar saknas")
    someone.presses("Gå vidare och skriv under")
    someone.is_at("Skriv under och skicka")
    someone.chooses("Ja, jag skriver under på det här")
    someone.presses("Skicka ansökan")
    case = Case.objects.get()
    someone.is_at("Vi har fått din ansökan")
    someone.reads(
        f"Ditt nummer: {case.reference}",
        f"Du söker för {this_month()}.",
        f"Du får ett beslut senast {format_date(case.promised_on)}.",
        "Du behöver inte skicka ansökan en gång till.",
    )
    return case.reference


def sees_that_nobody_has_read_it_yet(someone: Visitor) -> None:
    someone.presses("Följ ditt ärende")
    someone.is_at("Vi har fått din ansökan")
    someone.reads(
        "Ingen handläggare har ditt ärende än.",
        "Ingen har läst ditt ärende än.",
        "Nu: Vi har fått din ansökan",
    )
