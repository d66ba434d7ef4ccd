"""The page of the accessibility statement."""

from django.urls import path

from guides.reporting import views

urlpatterns = [path("tillganglighet/", views.statement, name="accessibility")]
