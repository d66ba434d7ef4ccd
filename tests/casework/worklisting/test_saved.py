"""Saved choices: used by their codes, one's own, named, and not too many."""

import pytest

from applications.actions.filters import MOST_FILTERS
from applications.models import WorklistFilter
from tests.conftest import logged_in

SAVED, SAVE = "/handlaggning/mina-val/", "/handlaggning/mina-val/spara/"


def save(client, name, **codes):
    return client.post(SAVE, {"name": name, "vy": "alla"} | codes)


def only() -> WorklistFilter:
    return WorklistFilter.objects.get()


def test_a_view_is_saved_and_used(maja, maja_client, many_cases, case):
    [urgent] = many_cases(1, is_urgent=True)
    saved = save(maja_client, "Bråttom", bara="bradskande", steg="received")
    assert saved.status_code == 302
    assert only().choices == {"vy": "alla", "steg": "received", "bara": ["bradskande"]}
    page = maja_client.get(saved["Location"]).content.decode()
    assert "Valet är sparat." in page
    link = page[: page.index("<bdi>Bråttom</bdi>")].rpartition('href="')[2].split('"')[0]
    shown = maja_client.get(link.replace("&amp;", "&")).content.decode()
    assert urgent.reference in shown
    assert f"/{case.pk}/" not in shown


def test_only_codes_are_kept(maja_client, case):
    save(maja_client, "x", vy="<b>", steg="19900101-9802", bara="Anna", number="199001019802")
    assert only().choices == {"vy": "mina"}


def test_the_same_name_again_is_the_same_choice(maja_client, case):
    save(maja_client, "Mitt", bara="vantar")
    save(maja_client, "Mitt", vy="svarat")
    assert only().choices == {"vy": "svarat"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Skriv vad valet ska heta"),
        ("x" * 61, "Texten är för lång"),
        ("\0", "tecken som inte går att läsa"),
    ],
)
def test_a_name_that_can_not_be_keeps_what_was_chosen(maja_client, case, name, words):
    response = save(maja_client, name, bara="vantar")
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert 'name="bara" value="vantar"' in page
    assert not WorklistFilter.objects.exists()


def test_no_more_than_twenty(maja_client, case):
    for number in range(MOST_FILTERS):
        save(maja_client, f"val {number}")
    response = save(maja_client, "ett till")
    assert response.status_code == 422
    assert "redan tjugo sparade val" in response.content.decode()
    assert 'value="ett till"' in response.content.decode()
    assert save(maja_client, "val 3", bara="vantar").status_code == 302
    assert WorklistFilter.objects.count() == MOST_FILTERS


def change(client, saved, **body):
    return client.post(f"{SAVED}{saved.pk}/", body, follow=True)


def test_renaming_and_taking_away(maja_client, case):
    save(maja_client, "Gammalt")
    assert "nytt namn" in change(maja_client, only(), name="Nytt").content.decode()
    assert only().name == "Nytt"
    assert "Valet är borttaget." in change(maja_client, only(), gor="bort").content.decode()
    assert not WorklistFilter.objects.exists()


def test_a_name_that_is_taken(maja_client, case):
    save(maja_client, "A")
    save(maja_client, "B")
    response = change(maja_client, WorklistFilter.objects.get(name="B"), name="A")
    assert response.status_code == 422
    assert "redan ett val med det namnet" in response.content.decode()
    assert WorklistFilter.objects.filter(name="B").exists()


def test_each_has_her_own(maja_client, nils, anna_client, case):
    save(maja_client, "Mitt")
    his = logged_in(nils)
    assert "Mitt" not in his.get(SAVED).content.decode()
    assert change(his, only(), name="Stulet").status_code == 404
    change(his, only(), gor="bort")
    assert only().name == "Mitt"
    for url in (SAVED, SAVE, f"{SAVED}{only().pk}/"):
        assert anna_client.post(url, {"name": "x"}).status_code in {404, 405}
    assert anna_client.get(SAVED).status_code == 404
