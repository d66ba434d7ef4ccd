"""Applying on paper."""

from django.urls import path

from applications.on_paper import views

urlpatterns = [
    path("pa-papper/", views.paper_forms, name="paper_forms"),
    path("pa-papper/<slug:form>.pdf", views.paper_form, name="paper_form"),
]
