"""Pages about help: how people are reached, who helps whom, and what they may do."""

from django.urls import path

from applications.representation import (
    agreeing,
    answering,
    changing,
    contact,
    given,
    giving,
    people,
    reaching_out,
)

GRANT = "mina-sidor/hjalp/<uuid:grant_id>/"
PERSON = "hjalper/<uuid:grant_id>/"

urlpatterns = [
    path("mina-sidor/kontakt/", contact.contact_choice, name="contact_choice"),
    path("mina-sidor/hjalp/", given.my_helpers, name="my_helpers"),
    path("mina-sidor/hjalp/ge/godkann/", agreeing.agree_to_help, name="agree_to_help"),
    path("mina-sidor/hjalp/ge/<slug:part>/", giving.give_help, name="give_help"),
    path(GRANT, given.grant, name="grant"),
    path(f"{GRANT}bevis/", given.grant_proof, name="grant_proof"),
    path(f"{GRANT}ny-kod/", changing.new_help_code, name="new_help_code"),
    path(f"{GRANT}ratt-person/", changing.right_helper, name="right_helper"),
    path(f"{GRANT}fel-person/", changing.wrong_helper, name="wrong_helper"),
    path(f"{GRANT}ta-tillbaka/", changing.take_back, name="take_back"),
    path(f"{GRANT}forlang/", changing.renew_help, name="renew_help"),
    path("hjalper/", people.people_helped, name="people_helped"),
    path("hjalper/borja/", reaching_out.begin_for_somebody, name="begin_for_somebody"),
    path("hjalper/kod/", answering.help_code, name="help_code"),
    path("hjalper/erbjudande/<uuid:grant_id>/", answering.help_offer, name="help_offer"),
    path(PERSON, people.person_helped, name="person_helped"),
    path(f"{PERSON}ny-ansokan/", people.start_for, name="start_for"),
    path(f"{PERSON}lamna-over/", reaching_out.hand_on_draft, name="hand_on_draft"),
    path(f"{PERSON}sluta/", people.stop_helping, name="stop_helping"),
]
