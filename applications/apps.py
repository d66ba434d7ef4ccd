from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"

    def ready(self) -> None:
        """Refuse to start with a delegation order that nobody could decide by."""
        from applications.questions.authority import require_known_outcomes
        from eservice.municipality import municipality

        require_known_outcomes(municipality().casework)
