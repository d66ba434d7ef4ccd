"""Start, login and logout."""

from django.urls import path

from eservice.people import provider_views, views

urlpatterns = [
    path("", views.start, name="start"),
    path("logga-in/", views.login, name="login"),
    path("logga-in/demo/", views.demo_login, name="demo_login"),
    path("logga-in/e-legitimation/", provider_views.e_id_login, name="e_id_login"),
    path("logga-in/tillbaka/", provider_views.e_id_callback, name="e_id_callback"),
    path("logga-in/personal/", provider_views.staff_login, name="staff_login"),
    path("logga-in/personal/tillbaka/", provider_views.staff_callback, name="staff_callback"),
    path("logga-in/forlang/", views.extend_login, name="extend_login"),
    path("logga-ut/", views.logout, name="logout"),
    path("utloggad/", views.logged_out, name="logged_out"),
    path("lamna/", views.quick_exit, name="quick_exit"),
]
