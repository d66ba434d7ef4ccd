"""The guides' pages."""

from django.urls import path

from guides import views
from guides.translating import views as translating

urlpatterns = [
    path("guider/", views.guides, name="guides"),
    path("guider/<slug:slug>/", views.guide, name="guide"),
    path("guider/<slug:slug>/blad.pdf", views.leaflet, name="leaflet"),
    path("sprak/", translating.languages, name="languages"),
    path("sprak/valj/", translating.choose_language, name="choose_language"),
    path("ord/", views.glossary, name="glossary"),
]
