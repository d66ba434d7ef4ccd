"""The receipt: the page after sending, and the stored copy."""

import hashlib
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from pdfua import validate

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.letters import RECEIPT_TEMPLATE
from applications.models import AccessLog, Letter
from eservice import clock
from eservice.pdf import render_pdf
from eservice.ui.swedish import format_date
from tests.factories import make_case


def show(page, case):
    response = page.get(reverse("receipt", args=[case.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_has_happened_and_what_has_not(page, anna):
    case = make_case(anna)
    shown = show(page, case)
    assert "Vi har fått din ansökan" in shown
    assert case.reference in shown
    assert f"Du får ett beslut senast <b>{format_date(case.promised_on)}</b>" in shown
    assert "Vi hör av oss senast" in shown
    assert "Vi har inte beslutat något än." in shown
    assert "Inga pengar är på väg än." in shown
    assert 'href="tel:+46846500410"' in shown
    assert reverse("case", args=[case.pk]) in shown
    assert AccessLog.objects.get().kind == "receipt"


def test_no_promise_is_repeated_when_its_day_has_passed(page, anna):
    with clock.at(clock.now() - timedelta(days=30)):
        case = make_case(anna)
    shown = show(page, case)
    assert "Vi hör av oss senast" not in shown
    assert "Du får ett beslut senast" not in shown
    assert "Det har hänt mer sedan dess." in shown


def test_a_withdrawn_application_has_its_receipt_but_no_promise(page, anna):
    case = make_case(anna)
    withdraw_case(Actor(anna), case_id=case.pk)
    shown = show(page, case)
    assert "Vi har fått din ansökan" in shown
    assert "Du får ett beslut" not in shown


def test_before_it_is_rendered_she_is_told_to_wait(page, anna):
    case = make_case(anna)
    assert "Vi gör i ordning en kopia" in show(page, case)
    assert page.get(reverse("receipt_pdf", args=[case.pk])).status_code == 404


def test_the_stored_copy_is_given_byte_for_byte(page, anna, render_receipt):
    case = make_case(anna)
    letter = render_receipt(case)
    assert reverse("receipt_pdf", args=[case.pk]) in show(page, case)
    response = page.get(reverse("receipt_pdf", args=[case.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="kvitto.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert hashlib.sha256(response.content).hexdigest() == letter.pdf_sha256


def test_the_number_of_queries(count_queries, anna, render_receipt):
    case = make_case(anna)
    page, copy = (reverse(name, args=[case.pk]) for name in ("receipt", "receipt_pdf"))
    before = count_queries(page)
    render_receipt(case)
    assert (before, count_queries(page), count_queries(copy)) == (5, 5, 5)


@pytest.fixture
def context(anna):
    return Letter.objects.get(case=make_case(anna)).context


def passes(html, folder):
    path = folder / "kvitto.pdf"
    path.write_bytes(render_pdf(html))
    report = validate(str(path))
    return report.exit_code == 0 and not report.findings


def test_the_copy_is_an_accessible_pdf(context, tmp_path):
    assert passes(render_to_string(RECEIPT_TEMPLATE, context), tmp_path)


def test_a_long_copy_with_long_words_is_accessible_too(context, tmp_path):
    row = {"label": "Ord" * 80, "lines": ["Långtord" * 60, "שלום 😀", "<b>&amp;"]}
    sections = [{"title": "Inkomster", "rows": [row] * 60}, {"title": "Tom", "rows": []}]
    changed = {"sections": sections, "name": "X" * 200, "municipality": 'Å"\\</style>'}
    assert passes(render_to_string(RECEIPT_TEMPLATE, context | changed), tmp_path)


def test_the_copy_begins_with_what_matters(context):
    html = render_to_string(RECEIPT_TEMPLATE, context)
    order = ["Vi har fått din ansökan", context["reference"], "Vad händer nu?", "Så här svarade du"]
    body = html.split("<body>")[1]
    places = [body.index(text) for text in [*order, "Det här skrev du under"]]
    assert places == sorted(places)
    assert '<html lang="sv">' in html


def test_safety_answers_and_own_words_are_not_in_the_copy(anna):
    case = make_case(
        anna,
        acute={"acute": ["food", "violence"]},
        acute_advice={"acute_advice": "Det är farligt hemma"},
        anything_else={"anything_else": "Bara för er"},
    )
    html = render_to_string(RECEIPT_TEMPLATE, Letter.objects.get(case=case).context)
    assert "Jag är svensk medborgare" in html
    for hidden in (
        "ingen mat",
        "Någon slår mig",
        "farligt hemma",
        "Bara för er",
        "bara du som läser",
    ):
        assert hidden not in html
    assert "Det du skrev med egna ord står inte i den här kopian." in html


@pytest.mark.parametrize("answer", ["unsafe", "unsure"])
def test_no_contact_is_promised_before_we_have_agreed_how(page, anna, answer):
    case = make_case(anna, safe_contact={"safe_contact": answer})
    letter = render_to_string(RECEIPT_TEMPLATE, Letter.objects.get(case=case).context)
    for shown in (show(page, case), letter):
        assert "Ring oss när det passar dig. Då bestämmer vi hur vi når dig." in shown
        assert "hör av oss" not in shown
        assert "Hör vi inte" not in shown
        assert "någon annan kan läsa" not in shown


def test_where_she_lives_and_how_to_reach_her_is_not_in_the_copy(anna):
    case = make_case(
        anna,
        cost_kinds={"cost_kinds": ["visits"]},
        cost_visits={
            "amount": "300",
            "period": "när han är borta",
            "start": "Hemliga vägen",
            "to": "Barnens by",
            "why": "Umgänge",
        },
    )
    html = render_to_string(RECEIPT_TEMPLATE, Letter.objects.get(case=case).context)
    assert "300" in html
    for typed in ("Påhittade", "000 00", "070-174", "borta", "Hemliga", "Barnens by", "Umgänge"):
        assert typed not in html
