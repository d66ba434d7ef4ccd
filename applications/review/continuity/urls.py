"""Telling that it takes longer, and answering who asks for a decision, under a case."""

from django.urls import path

from applications.review.continuity import answering, delaying

urlpatterns = [
    path("drojer/", delaying.say_delay, name="say_delay"),
    path("begart-beslut/", answering.answer_decision_wanted, name="answer_decision_wanted"),
]
