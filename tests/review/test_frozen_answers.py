"""How the frozen application becomes questions with answers beside them. No database."""

from applications.review.answers import acute_needs, contact_warning, grouped_number, sections


def row(label, lines, public=None, own_words=False, **marks):
    shown = lines if public is None else public
    return {"label": label, "lines": lines, "public": shown, "own_words": own_words, **marks}


def content(*steps, number="199001019802"):
    return {"number": number, "sections": [{"key": "start", "title": "Start", "steps": steps}]}


def step(key, title, *rows, **cleaned):
    return {"key": key, "title": title, "intro": "", "rows": list(rows), "cleaned": cleaned}


def questions(*steps):
    return sections(content(*steps), {})[0].questions


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


def test_only_a_safety_answer_is_protected():
    assert is_protected(["Nej, någon annan kan läsa"], [], safety=True)
    assert not is_protected(["Storgatan 1"], [], safety=False)
    assert not is_protected(["Jag väntar på avin."], [], own_words=True, safety=False)


def test_an_application_from_before_the_mark_has_none():
    assert not is_protected(["Mat"], [])


def test_the_warning_about_contact_holds_what_she_answered():
    unsure = step("safe_contact", "Tryggt?", row("Tryggt?", ["Vet inte"]), safe_contact="unsure")
    found = contact_warning(content(unsure))
    assert (found.title, found.fields[0].lines) == ("Tryggt?", ["Vet inte"])


def test_there_is_no_warning_when_she_is_safe_or_has_not_said():
    safe = step("safe_contact", "Tryggt?", row("Tryggt?", ["Ja"]), safe_contact="safe")
    assert contact_warning(content(safe)) is None
    assert contact_warning(content()) is None


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
