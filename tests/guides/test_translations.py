"""Other languages: what they have to say, what is missing, and what a text may not be behind of."""

from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from eservice.languages import LANGUAGES, Language
from guides import shipped
from guides.management.commands import translations as command
from guides.translating import catalogues
from guides.translating.messages import Message, messages
from guides.translating.wholeness import texts_for, translations, wholeness

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = """{% load i18n %}{# {% translate "Nej" %} #}<p>{% translate "Ja" %}</p>
{% blocktranslate trimmed count n=n %}
En fråga.
{% plural %}{{ n }} frågor.{% endblocktranslate %}{% include "x" with a=_("Kanske") %}"""
CODE = 'x = _("Hej")\ny = ngettext("krona", "kronor", 2)\nz = other("Nej")\n'


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "templates/review").mkdir(parents=True)
    (tmp_path / "guides").mkdir()
    (tmp_path / "templates/a.html").write_text(TEMPLATE)
    (tmp_path / "templates/review/b.html").write_text('{% translate "Bara på kontoret" %}')
    (tmp_path / "guides/a.py").write_text(CODE)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", translations(), ids=lambda each: each.code)
def test_every_language_that_can_be_chosen_is_whole(language):
    found = wholeness(ROOT, language)
    assert found.messages
    assert found.texts
    if language.is_published:
        assert (found.unsaid, found.missing, found.behind) == ((), (), ())
        assert found.is_compiled
    else:
        assert not found.is_whole, "publish it"


def test_what_a_message_is(project):
    assert set(messages(project)) == {
        Message("Ja"),
        Message("En fråga.", "%(n)s frågor."),
        Message("Kanske"),
        Message("Hej"),
        Message("krona", "kronor"),
    }


def test_a_new_message_is_missed_until_it_is_said(project, capsys):
    english = Language(code="en", name="English")
    with pytest.raises(SystemExit):
        call_command("translations", missing=True, write=True)
    told = capsys.readouterr().out
    assert "message: Ja" in told
    assert "Bara på kontoret" not in told
    path = catalogues.path_of(project, "en")
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = "x"
        entry.msgstr_plural = {0: "x", 1: "y"} if entry.msgid_plural else {}
    catalogue.save(str(path))
    assert wholeness(project, english).unsaid == ()
    assert not wholeness(project, english).is_compiled
    catalogues.write(project, "en", messages(project), adds=True)
    assert wholeness(project, english).is_compiled
    (project / "guides/a.py").write_text('x = _("Hej då")')
    assert [each.text for each in wholeness(project, english).unsaid] == ["Hej då"]
    catalogues.write(project, "en", messages(project), adds=True)
    assert "Hej" not in {entry.msgid for entry in polib.pofile(str(path))}


def test_a_half_said_plural_is_not_said(project):
    path = catalogues.path_of(project, "en")
    path.parent.mkdir(parents=True)
    entry = polib.POEntry(msgid="krona", msgid_plural="kronor", msgstr_plural={0: "krona", 1: ""})
    catalogue = polib.POFile()
    catalogue.append(entry)
    catalogue.save(str(path))
    wanted = messages(project)
    assert Message("krona", "kronor") in catalogues.unsaid(catalogue, wanted)


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_no_translation_is_of_a_text_that_is_no_more(language):
    assert set(shipped.keys(language)) <= set(shipped.keys("sv"))


def test_a_text_that_was_reworded_is_behind(tmp_path, monkeypatch):
    for language, of in {"sv": "", "en": "of: 0000000000000000\n"}.items():
        (tmp_path / language / "guides").mkdir(parents=True)
        matter = f"key: guides/a\nlanguage: {language}\nversion: 2026-11-23\nowner: Vi\n{of}"
        (tmp_path / language / "guides/a.md").write_text(f"---\n{matter}---\n# A")
    monkeypatch.setattr(shipped, "CONTENT", tmp_path)
    english = Language(code="en", name="English")
    assert texts_for(english) == ["guides/a"]
    assert wholeness(tmp_path, english).behind == ("guides/a",)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "translations", list)
    call_command("translations", translated=["en", "guides/a"])
    shipped._read.cache_clear()
    assert wholeness(tmp_path, english).behind == ()


def test_a_translation_keeps_what_is_filled_in():
    for language in translations():
        for entry in catalogues.read(ROOT, language.code):
            said = [entry.msgstr, *entry.msgstr_plural.values()]
            allowed = set(_names(entry.msgid)) | set(_names(entry.msgid_plural or ""))
            for words in said:
                assert set(_names(words)) <= allowed, words


def _names(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("%(")[1:]]
