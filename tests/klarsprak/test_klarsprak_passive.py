"""The passive, and all the words in -s that only look like it."""

import pytest

from guides.klarsprak.check import check_line


def passives(content):
    return [
        each.reason.split("”")[1] for each in check_line(content).findings if each.rule == "passive"
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("Bistånd beviljas dig.", "beviljas"),
        ("Beviljas ansökan får du pengar.", "Beviljas"),
        ("Ansökan skickades i går.", "skickades"),
        ("Papperen har lämnats till oss.", "lämnats"),
        ("Det görs i dag.", "görs"),
        ("Beslutet tas upp igen.", "tas"),
        ("Hyran godkändes.", "godkändes"),
        ("Boken har skrivits om.", "skrivits"),
        ("Ärendet överlämnas.", "överlämnas"),
        ("Kan hyran ändras?", "ändras"),
        ("Du kallas till ett möte.", "kallas"),
        ("Du blir kontaktad.", "blir kontaktad"),
        ("Har du blivit felaktigt nekad hjälp?", "blivit felaktigt nekad"),
        ("Hyran blev inte godkänd.", "blev inte godkänd"),
    ],
)
def test_a_passive_is_found(content, what):
    assert passives(content) == [what]


@pytest.mark.parametrize(
    "content",
    [
        "Vi hoppas att det finns plats.",
        "Det behövs inte.",
        "Barnens kläder saknas.",
        "Annas hyra är låg.",
        "Vi bor hos Thomas i Texas.",
        "En veckas mat.",
        "De andras svar och allas rätt.",
        "Flickornas skola.",
        "Områdenas namn.",
        "Hjälpen kallas ekonomiskt bistånd.",
        "Vi ses och hörs.",
        "Då kan vi ses och träffas.",
        "Säg till om något ändras.",
        "Det blir bra.",
        "Blir du sjuk?",
        "Det blev klart.",
        "Hon blir din handläggare, och du är inloggad.",
        "Det blir dyrt att betala mat.",
        "Han blev förvånad.",
        "Det blev ett annat resultat.",
    ],
)
def test_what_only_looks_like_a_passive_is_not(content):
    assert passives(content) == []
