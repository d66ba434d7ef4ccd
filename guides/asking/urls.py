"""The pages behind "Jag förstår inte"."""

from django.urls import path

from guides.asking import reports, views

urlpatterns = [
    path("jag-forstar-inte/", views.puzzled, name="puzzled"),
    path("jag-forstar-inte/tack/", views.puzzled_words, name="puzzled_words"),
    path("svara-texter/", reports.hard_texts, name="hard_texts"),
    path("svara-texter/<path:key>/", reports.hard_text, name="hard_text"),
]
