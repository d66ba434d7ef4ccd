"""Reading a paper of a case, under its address."""

from django.urls import path

from applications.review.papers import views

urlpatterns = [path("papper/<uuid:document_id>/", views.read_paper, name="read_paper")]
