"""The pages of suggestions: for everyone, and for editors."""

from django.urls import path

from guides.suggesting import editors, public

BASE = "du-sa-vi-gjorde/"
ONE = f"{BASE}redaktion/<uuid:suggestion_id>/"

urlpatterns = [
    path(BASE, public.suggestions, name="suggestions"),
    path(f"{BASE}lamna-forslag/", public.suggest, name="suggest"),
    path(f"{BASE}folj/", public.follow, name="follow_suggestion"),
    path(f"{BASE}redaktion/", editors.waiting, name="waiting_suggestions"),
    path(ONE, editors.review, name="review_suggestion"),
    path(f"{ONE}visa-for-alla/", editors.publish, name="publish_suggestion"),
    path(f"{ONE}visa-inte/", editors.hide, name="hide_suggestion"),
    path(f"{ONE}ta-bort-ord/", editors.take_out_words, name="take_out_words"),
    path(f"{ONE}svara/", editors.answer, name="answer_suggestion"),
]
