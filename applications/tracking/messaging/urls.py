"""Messages, under a case."""

from django.urls import path

from applications.tracking.messaging import reading, writing

urlpatterns = [
    path("meddelanden/", writing.messages, name="messages"),
    path("meddelanden/last/", reading.read_messages, name="read_messages"),
    path("fraga/", writing.ask_about, name="ask_about"),
]
