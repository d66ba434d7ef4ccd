"""The guides' pages."""

from django.urls import path

from guides import views

urlpatterns = [
    path("guider/", views.guides, name="guides"),
    path("guider/<slug:slug>/", views.guide, name="guide"),
]
