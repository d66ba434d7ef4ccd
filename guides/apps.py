"""Django's entry to the guides: help texts, the glossary and later their editing."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    """The app that owns every text a person can read about the service."""

    name = "guides"
    verbose_name = "Texter och guider"
