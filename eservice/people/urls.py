"""Start, login and logout."""

from django.urls import path

from eservice.people import views

urlpatterns = [
    path("", views.start, name="start"),
    path("logga-in/", views.login, name="login"),
    path("logga-in/demo/", views.demo_login, name="demo_login"),
    path("logga-ut/", views.logout, name="logout"),
    path("utloggad/", views.logged_out, name="logged_out"),
    path("lamna/", views.quick_exit, name="quick_exit"),
]
