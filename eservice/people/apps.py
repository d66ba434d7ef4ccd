from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "eservice.people"
    label = "people"
