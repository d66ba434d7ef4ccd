"""The estimate without a login."""

from django.urls import path

from applications.estimating import views

urlpatterns = [path("rakna-sjalv/", views.estimate_yourself, name="estimate_yourself")]
