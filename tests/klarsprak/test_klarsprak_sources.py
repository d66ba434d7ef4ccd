"""Where texts come from: Python, templates, letters, guides and the municipality's facts."""

import pytest

from guides.klarsprak.rules import load_rules
from guides.klarsprak.sources.collection import PathMissing, files, texts_in

PYTHON = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext, npgettext

TITLE = _("Titel")
STAGE_TEXTS = {CaseStage.DECIDED: _("För oss")}
TEXTS = {CaseStage.DECIDED: _("För dig")}


class CaseStage:
    NEW = gettext_lazy(
        "Första "
        "andra"
    )


def page():
    other("Inte jag")
    _(variable)
    count = translation.ngettext("En", "Flera", 2)
    return count, pgettext("context", "Med"), npgettext("c", "A", "B", 1)
"""
TEMPLATE = """{% load i18n %}{# {% translate "Inte jag" %} #}
<p>{% translate "Ett \\"citat\\"" %}</p>{% trans 'Två' as two %}
{% blocktranslate count n=n trimmed %}
En dag
{% plural %}
{{ n }} dagar
{% endblocktranslate %}
{% include "x.html" with title=_("Rubrik") %}
{% comment %}{% translate "Inte heller" %}{% endcomment %}
"""
LETTER = """<html><head><title>{% translate "Kvitto" %}</title><style>p { margin: 0 }</style></head>
<body>
<h1>Vi har fått
din ansökan</h1>
<p>{% if paid %}{% translate "Vi har betalat." %}{% else %}{% blocktranslate %}Vi betalar {{ sum }}
kronor.{% endblocktranslate %}{% endif %} <b>Hej</b> då.</p>
</body></html>"""
GUIDE = """---
key: questions/x
language: sv
terms: [hyresavi]
---
# En *rubrik*

Ett stycke
på två rader.

## Exempel

- En [länk](https://kommun.se)
- Två
"""


@pytest.fixture
def read(tmp_path):
    def read_file(path, content):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        (found,) = files(tmp_path, [path], load_rules())
        return list(texts_in(found))

    return read_file


def contents(texts):
    return [text.content for text in texts]


def test_python_gives_every_msgid_with_its_line(read):
    texts = read("applications/x.py", PYTHON)
    first, second, third, *rest = contents(texts)
    assert [first, second, third] == ["Titel", "För oss", "För dig"]
    assert rest == ["Första andra", "En", "Flera", "Med", "A", "B"]
    assert [text.line for text in texts[:4]] == [4, 5, 6, 11]
    assert texts[3].blocks[0].end == 12


def test_a_folder_a_class_or_a_name_says_who_reads(read):
    texts = read("applications/statuses/stages.py", PYTHON)
    by_content = {text.content: text.audience for text in texts}
    assert by_content["Titel"] == "applicant"
    assert by_content["För oss"] == "caseworker"
    assert by_content["För dig"] == "applicant"
    assert by_content["Första andra"] == "caseworker"
    assert {text.audience for text in read("applications/review/x.py", PYTHON)} == {"caseworker"}
    assert {text.audience for text in read("templates/review/x.html", TEMPLATE)} == {"caseworker"}


def test_templates_give_strings_blocks_and_plurals(read):
    texts = read("templates/x.html", TEMPLATE)
    assert contents(texts) == ['Ett "citat"', "Två", "En dag", "{{ n }} dagar", "Rubrik"]
    assert [text.line for text in texts] == [2, 2, 4, 6, 8]


def test_a_letter_is_one_text_as_rendered(read):
    (text,) = read("templates/letters/x/2026-11-22.html", LETTER)
    assert [(block.content, block.line, block.is_heading) for block in text.blocks] == [
        ("Kvitto", 1, True),
        ("Vi har fått\ndin ansökan", 3, True),
        ("Vi har betalat.", 5, False),
        ("Vi betalar {{ sum }}\nkronor. Hej då.", 5, False),
    ]
    assert not text.is_decision


def test_decision_letters_and_plain_messages_are_letters_too(read):
    (letter,) = read("templates/letters/decision/x.html", LETTER)
    assert letter.is_decision
    (message,) = read("templates/sms/x.txt", 'Hej!\n\n{% translate "Du har ett brev." %}\n')
    assert [block.content for block in message.blocks] == ["Hej!", "Du har ett brev."]
    assert [block.line for block in message.blocks] == [1, 3]


def test_a_guide_is_one_text_with_its_terms(read):
    (text,) = read("guides/content/sv/questions/x.md", GUIDE)
    assert [(block.content, block.line, block.is_heading) for block in text.blocks] == [
        ("En rubrik", 6, True),
        ("Ett stycke\npå två rader.", 8, False),
        ("Exempel", 11, True),
        ("En länk", 13, False),
        ("Två", 14, False),
    ]
    assert text.explained == {"hyresavi"}


def test_a_term_page_explains_its_own_word(read):
    (text,) = read("guides/content/sv/terms/x.md", "---\ntitle: Avslag\n---\nNej från oss.\n")
    assert text.explained == {"avslag"}
    assert [(block.content, block.line) for block in text.blocks] == [
        ("Avslag", 2),
        ("Nej från oss.", 4),
    ]


def test_a_guide_in_another_language_is_not_read(read):
    assert read("guides/content/en/x.md", GUIDE.replace("language: sv", "language: en")) == []


def test_a_guide_in_a_variant_of_swedish_is_read_as_that(read):
    easy = GUIDE.replace("language: sv", "language: sv-x-lattlast")
    (text,) = read("guides/content/sv-x-lattlast/x.md", easy)
    assert text.language == "sv-x-lattlast"
    assert text.blocks[0].content == "En rubrik"


def test_the_municipality_gives_what_people_read(read):
    texts = read("eservice/x.toml", 'phone = "08"\nphone_hours = "Vi svarar."\n')
    assert [(text.content, text.line) for text in texts] == [("Vi svarar.", 2)]


def test_everything_is_read_save_what_is_skipped(tmp_path):
    for path in ("templates/a.html", "applications/migrations/b.py", "templates/c.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    assert [file.path for file in files(tmp_path, [], load_rules())] == ["templates/a.html"]


def test_a_path_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PathMissing, match=r"nowhere\.py"):
        list(files(tmp_path, ["nowhere.py"], load_rules()))
