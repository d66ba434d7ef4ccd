"""The editors' pages."""

from django.urls import path

from guides.editing import rewording_views, views

urlpatterns = [
    path("", views.texts, name="texts"),
    path("forslag/", rewording_views.rewordings, name="rewordings"),
    path("forslag/<int:rewording_id>/", rewording_views.rewording, name="rewording"),
    path("utgava/<int:edition_id>/", rewording_views.edition, name="edition"),
    path("text/<str:language>/<path:key>/", views.edit_text, name="edit_text"),
    path("foresla/<str:language>/<path:key>/", views.propose_wording, name="propose_wording"),
    path("prova/<str:language>/<path:key>/", views.try_wording, name="try_wording"),
]
