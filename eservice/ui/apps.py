from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "eservice.ui"
    label = "ui"
