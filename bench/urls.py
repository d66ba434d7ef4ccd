"""The service's own addresses, and the page of one template that they are compared with."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from bench.stock_wizard import stock_wizard
from eservice.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@login_not_required
def one_template(request: HttpRequest) -> HttpResponse:
    """Render one small template, without a login and without a query."""
    return render(request, "bench/one_template.html")


urlpatterns = [
    path("bench/en-mall/", one_template, name="one_template"),
    path("bench/formtools/<step>/", stock_wizard, name="stock_wizard"),
    path("", include("eservice.urls")),
]
