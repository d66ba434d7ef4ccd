"""How Elin tells about her children, one at a time, and takes back the one that was wrong."""

from tests.journeys.scenes import OWN, comes_back, stops_for_today
from tests.journeys.visitor import Visitor

CHILD = "Vad heter barnet?"
CHILDS_NUMBER = "Vilket personnummer har barnet?"
MORE_CHILDREN = "Är alla barn med?"
LUNCH = "Äter barnet lunch där fem dagar i veckan?"
TURE = "Ture Fiktiv"
TURES_SCHOOL = "Går Ture i förskola eller skola?"
ADD = "Lägg till ett barn"


def elin_tells_about_the_first_child(elin: Visitor) -> None:
    elin.answers("Bor det barn hos dig?", "Ja, det bor barn hos mig")
    elin.types(CHILD, "Alva Fiktiv")
    elin.types(CHILDS_NUMBER, "20180312-9814")
    elin.answers(CHILD)
    elin.answers("Bor Alva hos dig?", "Ja, hela tiden")
    elin.chooses("Ja", within=LUNCH)
    elin.answers("Går Alva i förskola eller skola?", "Ja, i grundskola")
    elin.types("Vad är det för pengar?", "Barnpension")
    elin.types("Hur mycket är det i månaden, efter skatt?", "1 200")
    elin.answers("Får Alva egna pengar?", "Ja, egna pengar")


def elin_stops_in_the_middle_of_the_second_child(elin: Visitor) -> None:
    elin.is_at(MORE_CHILDREN)
    elin.reads("Alva")
    elin.presses(ADD)
    elin.types(CHILD, TURE)
    elin.answers(CHILD)
    elin.is_told("Skriv barnets personnummer, eller dagen barnet är fött")
    assert elin.value(CHILD) == TURE
    elin.types(CHILDS_NUMBER, "20200709-9811")
    elin.saves()
    elin.answers("Bor Ture hos dig?", "Ja, halva tiden")
    elin.is_at(TURES_SCHOOL)
    elin.chooses("Ja, i förskola")
    stops_for_today(elin)


def elin_goes_on_with_the_second_child(elin: Visitor) -> None:
    comes_back(elin, "Elin Fiktiv", OWN, "Hem och familj")
    elin.is_at(TURES_SCHOOL)
    elin.chooses("Ja", within=LUNCH)
    elin.saves()
    elin.answers("Får Ture egna pengar?", "Nej, inga egna pengar")


def elin_adds_the_third_child(elin: Visitor) -> None:
    elin.is_at(MORE_CHILDREN)
    elin.presses(ADD)
    elin.types(CHILD, "Noa Fiktiv")
    is_born(elin, "5", "maj", "2024")
    elin.answers(CHILD)
    elin.answers("Bor Noa hos dig?", "Ja, hela tiden")
    elin.chooses("Nej", within="Går Noa i förskola eller skola?")
    elin.saves()
    elin.answers("Får Noa egna pengar?", "Nej, inga egna pengar")


def is_born(elin: Visitor, day: str, month: str, year: str) -> None:
    elin.types("Dag", day)
    elin.types("Månad", month)
    elin.types("År", year)


def elin_adds_a_wrong_child_and_removes_it(elin: Visitor) -> None:
    """Kim is no child of hers. The questions that come can be left for later."""
    elin.is_at(MORE_CHILDREN)
    elin.presses(ADD)
    elin.types(CHILD, "Kim Fiktiv")
    is_born(elin, "1", "januari", "1997")
    elin.answers(CHILD)
    for question in ("Bor Kim hos dig?", "Går Kim i förskola eller skola?", "Får Kim egna pengar?"):
        elin.is_at(question)
        elin.opens_up("Jag förstår inte frågan")
        elin.presses("Hoppa över frågan så länge")
    elin.is_at(MORE_CHILDREN)
    elin.reads("Svar saknas")
    elin.presses("Ta bort Kim Fiktiv")
    elin.reads("Vill du ta bort Kim Fiktiv?", "Alva", "Ture", "Noa")
    elin.presses("Ja, ta bort")
    elin.reads("Alva", "Ture", "Noa")
    elin.does_not_read("Kim", "Svar saknas")
    elin.saves()
