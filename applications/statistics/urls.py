"""The pages of Uppföljning."""

from django.urls import path

from applications.statistics import views

urlpatterns = [
    path("uppfoljning/", views.statistics, name="statistics"),
    path("uppfoljning/<slug:compilation>/", views.compilation, name="compilation"),
    path("uppfoljning/<slug:compilation>/fil/", views.compilation_file, name="compilation_file"),
]
