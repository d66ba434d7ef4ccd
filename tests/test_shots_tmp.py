import pytest, os

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
from tests.factories import *
from django.urls import reverse
from django.test import Client
from django.conf import settings
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.tmp_urls")]


def test_it(live_server):
    u = make_applicant(given_name="Anna", family_name="Exempel")
    c = Client()
    c.force_login(u)
    d = make_draft(u)
    answer(u, d, "acute", {"acute": ["food", "sleep"]})
    answer(u, d, "income_kinds", {"income_kinds": ["pay", "forsakringskassan"]})
    answer(u, d, "cost_kinds", {"cost_kinds": ["work_travel"]})
    answer(
        u,
        d,
        "income_pay",
        {
            "rows-0-on_0": "25",
            "rows-0-on_1": "10",
            "rows-0-on_2": "26",
            "rows-0-amount": "6500:-",
            "rows-0-note": "Bageriet",
        },
    )
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for w in (390, 1280):
            ctx = b.new_context(viewport={"width": w, "height": 800})
            ctx.add_cookies(
                [
                    {
                        "name": "sessionid",
                        "value": c.cookies["sessionid"].value,
                        "url": live_server.url,
                    }
                ]
            )
            pg = ctx.new_page()

            def shot(name, path):
                pg.goto(live_server.url + path)
                pg.screenshot(path=f"/tmp/b/shots/{name}-{w}.png", full_page=True)

            S = lambda k, q="": reverse("step", args=[d.pk, FLOW.by_key[k].path]) + q
            shot("draft", reverse("draft", args=[d.pk]))
            shot("acute", S("acute"))
            shot("advice", S("acute_advice"))
            shot("month", S("month"))
            shot("contact", S("contact"))
            shot("pay", S("income_pay"))
            shot("fk", S("income_forsakringskassan"))
            shot("kinds", S("income_kinds"))
            shot("rented", S("home_rented", "?efter=inkomst-lon"))
            shot("section", reverse("section", args=[d.pk, "dina-inkomster"]))
            shot("check", reverse("check", args=[d.pk]))
            shot("fkfel", S("income_forsakringskassan"))
            pg.click("button.govuk-button")
            pg.screenshot(path=f"/tmp/b/shots/fkfel-{w}.png", full_page=True)
            shot("delete", reverse("delete_draft", args=[d.pk]))
        b.close()
