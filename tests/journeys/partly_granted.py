"""Bo's application: asked about twice, handed over, looked into together, and granted in part."""

from applications.models import Case
from eservice.people.models import User
from tests.factories import make_case
from tests.journeys.bos_decision import (
    bo_begins_one_comment_more,
    bo_is_told_that_it_is_too_late,
    bo_reads_what_he_gets_and_why,
    bo_reads_when_the_money_comes,
    nils_decides,
    nils_may_not_decide_yet,
    nils_writes_what_he_thinks_of,
)
from tests.journeys.bos_investigation import (
    bo_reads_it_line_by_line,
    bo_says_that_it_is_right_now,
    nils_answers_each_comment,
    nils_calculates,
    nils_corrects_what_was_wrong,
    nils_writes_what_speaks_for_and_against,
)
from tests.journeys.following import (
    answers_with_words,
    comes_back_to_the_case,
    opens_the_case,
    today,
)
from tests.journeys.handling import (
    BO,
    MAJA,
    NILS,
    accepts,
    begins_a_letter,
    comes_to_work,
    finds_the_answer,
    gives_back,
    plans_the_payment,
    sends_the_letter,
    takes_the_case,
    writes_a_line,
)
from tests.journeys.norm import the_norm_of_2026_holds
from tests.journeys.scenes import Arrive
from tests.journeys.visitor import Visitor

BILL, SENDS_BILL = "Din senaste hyresavi", "Skicka din senaste hyresavi"
PRICE, SENDS_PRICE = "Priset på glasögonen", "Skicka priset på glasögonen"
PAY_BACK = "Berätta om du får pengar tillbaka för glasögonen"
TOLD_NILS = "Bo har svarat om hyran och glasögonen. Han blir trött av långa brev."
MEETS = "Ta en sak i taget. Ring helst på förmiddagen."


def bo_has_applied() -> Case:
    """For a month's support and a pair of glasses."""
    the_norm_of_2026_holds()
    return make_case(
        User.objects.get(subject="bo"),
        cost_kinds={"cost_kinds": ["glasses"]},
        cost_glasses={"amount": "3500", "period": "en gång"},
    )


def bo_gets_a_part_after_two_rounds(arrive: Arrive) -> None:
    maja, bo, nils = arrive(), arrive(), arrive()
    comes_to_work(maja, MAJA)
    takes_the_case(maja, BO)
    maja_asks_for_two_things(maja)
    opens_the_case(bo, BO)
    bo_answers_in_his_own_order(bo)
    maja_has_use_for_one_of_the_answers(maja)
    bo_answers_once_more(bo)
    maja_lets_bo_read_along(maja)
    maja_leaves_the_case_to_nils(maja)
    bo_reads_who_has_his_case_now(bo)
    comes_to_work(nils, NILS)
    nils_reads_what_maja_and_bo_wrote(nils)
    maja_still_reads_and_does_not_write(maja)
    nils_asks_for_one_thing_more(nils)
    bo_answers_the_second_letter(bo)
    nils_has_what_he_needs(nils)
    they_look_into_it_together(nils, bo)
    nils_says_yes_to_a_part(nils, bo)


def they_look_into_it_together(nils: Visitor, bo: Visitor) -> None:
    nils_calculates(nils)
    nils_writes_what_speaks_for_and_against(nils)
    bo_reads_it_line_by_line(bo)
    nils_writes_what_he_thinks_of(nils)
    nils_may_not_decide_yet(nils)
    nils_answers_each_comment(nils)
    nils_corrects_what_was_wrong(nils)
    bo_says_that_it_is_right_now(bo)


def nils_says_yes_to_a_part(nils: Visitor, bo: Visitor) -> None:
    bo_begins_one_comment_more(bo)
    nils_decides(nils)
    bo_is_told_that_it_is_too_late(bo)
    bo_reads_what_he_gets_and_why(bo)
    plans_the_payment(nils, "13 720 kronor")
    bo_reads_when_the_money_comes(bo)


def maja_asks_for_two_things(maja: Visitor) -> None:
    begins_a_letter(maja, BILL, PRICE)
    maja.types("Varför behöver du det?", "Vi vill räkna med rätt hyra.", within="Sak 1")
    maja.types("Varför behöver du det?", "Vi vill veta vad de kostar.", within="Sak 2")
    sends_the_letter(maja)
    maja.reads("Vi vill räkna med rätt hyra.", "Vi vill veta vad de kostar.")


def bo_answers_in_his_own_order(bo: Visitor) -> None:
    """The last thing first; the other he can't get hold of."""
    bo.is_at("Vi behöver något mer från dig")
    bo.reads(f"{MAJA} är din handläggare sedan {today()}.")
    bo.presses("Svara på 2 saker som vi har bett om")
    bo.is_at("Vi behöver något mer från dig")
    bo.reads("Vi har fått svar på 0 av 2 saker.", "Ta en sak i taget, i vilken ordning som helst.")
    answers_with_words(bo, SENDS_PRICE, "De kostar mycket.")
    bo.reads("Vi har fått svar på 1 av 2 saker.")
    bo.presses(f"Läs och svara: {SENDS_BILL}")
    bo.reads("Om du inte svarar", "Ring oss, så kan du få mer tid.")
    bo.chooses("Jag kan inte få tag på det")
    bo.presses("Skicka svaret")
    bo.reads("Skriv varför du inte kan få tag på det. Några ord räcker.")
    bo.types("Skriv ditt svar", "Värden skickar inga avier. Hyran står i avtalet.")
    bo.presses("Skicka svaret")
    bo.is_at("Det här har vi bett om")
    bo.reads("Vi har fått svar på 2 av 2 saker.")
    comes_back_to_the_case(bo)
    bo.reads("Ingenting just nu.")


def maja_has_use_for_one_of_the_answers(maja: Visitor) -> None:
    finds_the_answer(maja, BO)
    maja.reads("Kan inte få tag på det", "Hyran står i avtalet.", "De kostar mycket.")
    accepts(maja, SENDS_BILL)
    gives_back(maja, SENDS_PRICE, "Skriv vad glasögonen kostar i kronor.")


def bo_answers_once_more(bo: Visitor) -> None:
    comes_back_to_the_case(bo)
    bo.presses("Svara på en sak som vi har bett om")
    bo.reads(
        "Vi har fått svar på 1 av 2 saker.",
        "Det här behöver vi mer: Skriv vad glasögonen kostar i kronor.",
    )
    answers_with_words(bo, SENDS_PRICE, "De kostar 3 500 kronor hos Exempeloptik.")
    bo.reads("Vi har fått svar på 2 av 2 saker.")


def maja_lets_bo_read_along(maja: Visitor) -> None:
    finds_the_answer(maja, BO)
    maja.reads("Tidigare svar", "De kostar mycket.")
    accepts(maja, SENDS_PRICE)
    maja.presses("Utredning")
    writes_a_line(maja, "Det här vet vi", "Du hyr en lägenhet.")
    maja.presses("Låt den sökande läsa medan du skriver")
    maja.reads("Den sökande kan läsa utredningen nu.")


def maja_leaves_the_case_to_nils(maja: Visitor) -> None:
    maja.presses("Svar")
    maja.presses("Lämna över")
    maja.reads("Den sökande läser det du skriver, och kan lägga till något.")
    maja.chooses(NILS)
    maja.types("Vad behöver den nya handläggaren veta?", TOLD_NILS)
    maja.presses("Lämna över")
    maja.reads("Du har lämnat över ärendet.", f"Handläggare: {NILS}.")


def bo_reads_who_has_his_case_now(bo: Visitor) -> None:
    comes_back_to_the_case(bo)
    bo.is_at("Vi läser din ansökan")
    bo.reads(f"{NILS} är din handläggare sedan {today()}.")
    bo.reads(f"Tidigare handläggare: {MAJA}, {today()}")
    bo.presses("Din nya handläggare")
    bo.is_at("Ny handläggare")
    bo.reads(f"{MAJA} lämnade ärendet till {NILS} {today()}.", TOLD_NILS)
    bo.reads("Du ska inte behöva berätta allt en gång till.")
    bo.types("Vill du lägga till något?", "Jag ser dåligt utan glasögon.")
    bo.presses("Lägg till")
    bo.reads("Tack, den nya handläggaren kan läsa det.", "Jag ser dåligt utan glasögon.")
    bo.presses("Så vill jag bli bemött")
    bo.types("Hur vill du bli bemött?", MEETS)
    bo.presses("Spara")
    bo.reads("Nu är det sparat. Din handläggare kan läsa det.")


def nils_reads_what_maja_and_bo_wrote(nils: Visitor) -> None:
    nils.presses(BO)
    nils.reads(f"Handläggare: {NILS}.", "Från förra handläggaren", TOLD_NILS)
    nils.reads("Jag ser dåligt utan glasögon.", "Så vill den sökande bli bemött", MEETS)


def maja_still_reads_and_does_not_write(maja: Visitor) -> None:
    """What she has written stands under her name. The case is no longer hers to write in."""
    maja.presses("Mina ärenden")
    maja.does_not_read(BO)
    maja.presses("Hela enheten")
    maja.presses(BO)
    maja.reads(f"{NILS} har ärendet nu.", TOLD_NILS, MEETS)
    maja.presses("Komplettering")
    maja.reads(f"Brev {today()} från {MAJA}", "Hyran står i avtalet.")
    maja.does_not_read("Be om mer")
    maja.presses("Utredning")
    maja.reads("Du hyr en lägenhet.")
    maja.does_not_read("Skriv en rad")
    maja.presses("Beslut")
    maja.reads("Bara den som har ärendet skriver beslutet.")


def nils_asks_for_one_thing_more(nils: Visitor) -> None:
    begins_a_letter(nils, "Något som ansökan inte frågade om")
    nils.types("Vad behöver du?", PAY_BACK)
    nils.types("Varför behöver du det?", "Då vet vi vad glasögonen kostar dig.")
    sends_the_letter(nils)
    nils.reads(f"Brev {today()} från {NILS}", f"Brev {today()} från {MAJA}")


def bo_answers_the_second_letter(bo: Visitor) -> None:
    comes_back_to_the_case(bo)
    bo.presses("Svara på en sak som vi har bett om")
    bo.reads("Vi har fått svar på 2 av 3 saker.")
    answers_with_words(bo, PAY_BACK, "Nej, jag får inget tillbaka.")
    bo.reads("Vi har fått svar på 3 av 3 saker.")


def nils_has_what_he_needs(nils: Visitor) -> None:
    finds_the_answer(nils, BO)
    nils.reads("Nej, jag får inget tillbaka.")
    accepts(nils, PAY_BACK)
