"""The addresses of sounds. Names hold no slashes and no way out of their folder."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from guides.speaking import editors, made, recordings, views


class SoundLanguage(StringConverter):
    regex = made.LANGUAGE


class MadeName(StringConverter):
    regex = made.NAME


class RecordedName(StringConverter):
    regex = recordings.NAME


register_converter(SoundLanguage, "sound_language")
register_converter(MadeName, "made")
register_converter(RecordedName, "recorded")

urlpatterns = [
    path("lyssna/<sound_language:language>/<made:file_name>", views.made_audio, name="made_audio"),
    path("lyssna/inspelning/<recorded:recorded_name>", views.recorded_audio, name="recorded_audio"),
    path("texter/inspelningar/", editors.recorded_texts, name="recorded_texts"),
    path(
        "texter/inspelningar/<sound_language:language>/<path:key>/",
        editors.recording,
        name="recording",
    ),
]
