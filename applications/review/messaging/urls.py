"""Messages, under a case."""

from django.urls import path

from applications.review.messaging import views

urlpatterns = [path("meddelanden/", views.case_messages, name="case_messages")]
