"""How the frozen application becomes questions with answers beside them. No database."""

from applications.review.answers import acute_needs, grouped_number, sections


def row(label, lines, public=None, own_words=False):
    shown = lines if public is None else public
    return {"label": label, "lines": lines, "public": shown, "own_words": own_words}


def content(*steps, number="199001019802"):
    return {"number": number, "sections": [{"key": "start", "title": "Start", "steps": steps}]}


def step(key, title, *rows, **cleaned):
    return {"key": key, "title": title, "intro": "", "rows": list(rows), "cleaned": cleaned}


def questions(*steps):
    return sections(content(*steps))[0].questions


def test_a_question_is_the_label_of_its_only_answer():
    (found,) = questions(step("help", "Har du hjälp?", row("Har du hjälp?", ["Nej"])))
    assert (found.title, found.fields[0].label) == ("Har du hjälp?", "")


def test_a_group_keeps_the_label_of_each_answer():
    one = step("language", "Språk", row("Vilket?", ["svenska"]), row("Tolk?", ["Nej"]))
    assert [field.label for field in questions(one)[0].fields] == ["Vilket?", "Tolk?"]


def test_a_group_with_one_answer_keeps_its_label():
    one = step("language", "Språk", row("Vilket?", ["svenska"]))
    assert questions(one)[0].fields[0].label == "Vilket?"


def test_a_question_left_open_has_no_answer():
    assert questions(step("more", "Mer?"))[0].fields == []


def is_protected(*args, **kwargs) -> bool:
    return questions(step("x", "X", row("X", *args, **kwargs)))[0].fields[0].is_protected


def test_an_answer_that_others_see_less_of_is_protected():
    assert is_protected(["Nej, någon annan kan läsa"], [])
    assert is_protected(["Mat", "Någon hotar mig"], ["Mat"])
    assert not is_protected(["Mat"])


def test_own_words_and_the_note_of_a_row_are_not_marked():
    assert not is_protected(["Jag väntar på avin."], [], own_words=True)
    assert not is_protected(["1 mars: 200 kronor. Från mamma"], ["1 mars: 200 kronor"])


def test_what_is_urgent_is_what_made_the_case_urgent():
    found = acute_needs(
        content(
            step("acute", "Bråttom?", row("Bråttom?", ["Ingen mat"]), acute=["food"]),
            step("acute_advice", "Ring", row("Ring", ["Kom"], [], own_words=True)),
            step("housing_debts", "Skulder?", row("Vilka?", ["Nej"]), housing_debts=["none"]),
        )
    )
    assert [field.lines for field in found] == [["Ingen mat"], ["Kom"]]


def test_nothing_is_urgent_without_a_need():
    none = step("acute", "Bråttom?", row("Bråttom?", ["Nej"]), acute=["none"])
    assert acute_needs(content(none)) == []
    assert acute_needs(content()) == []


def test_the_number_is_shown_in_two_parts():
    assert grouped_number(content()) == "19900101-9802"
    assert grouped_number(content(number=None)) == ""
