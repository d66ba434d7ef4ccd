"""What is done with the worklist: many cases at once, saved choices, and searching."""

from django.urls import path

from applications.review.worklisting import moving, saved, searching

urlpatterns = [
    path("flera/", moving.move_cases, name="move_cases"),
    path("flera/ge/", moving.give_cases, name="give_cases"),
    path("mina-val/", saved.saved_filters, name="saved_filters"),
    path("mina-val/spara/", saved.save, name="save_filter"),
    path("mina-val/<uuid:filter_id>/", saved.change, name="change_filter"),
    path("sok/", searching.search_cases, name="search_cases"),
]
