"""The inspection sees what is wrong: each fault put into a good page is found."""

import pytest

from tests.browser.inspection import faults_in

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

# What is done to the start page, and a word that must be in what the inspection says.
SABOTAGE = {
    "color-contrast": "document.querySelector('h1').style.color = '#bbb'",
    "link-name": "document.querySelector('main a').textContent = ''",
    "image-alt": "document.querySelector('main').append(new Image())",
    "target-size": "for (const name of 'ab') { const tiny = document.createElement('button');"
    " tiny.textContent = name; tiny.style.cssText = 'padding: 0; border: 0; width: 8px;"
    " height: 8px'; document.querySelector('main').append(tiny) }",
    "scrolls sideways": "document.querySelector('h1').style.minWidth = '2000px'",
    "lang is en": "document.documentElement.lang = 'en'",
    "leads nowhere": "document.querySelector('main a').setAttribute('href', '')",
    "0 h1": "document.querySelector('h1').remove()",
    "title is Fel:": "document.title = 'Fel: ' + document.title",
}


@pytest.mark.parametrize("fault", SABOTAGE)
def test_a_fault_is_found(page, fault):
    page.goto("/")
    assert faults_in(page) == []
    page.evaluate(f"() => {{ {SABOTAGE[fault]} }}")
    assert any(fault in found for found in faults_in(page))


def test_a_failed_request_and_an_error_are_found(page, watch):
    page.goto("/")
    page.evaluate("console.error('broken')")
    page.evaluate(
        "fetch('/static/finns-inte.js').then(() => fetch('https://elsewhere.test/')).catch(() => 0)"
    )
    page.wait_for_load_state("networkidle")
    found, watch.faults = " ".join(watch.faults), []
    assert "console: broken" in found
    assert "404: " in found
    assert "third party: https://elsewhere.test/" in found or "Content Security Policy" in found
