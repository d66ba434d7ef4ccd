"""When something that is to happen again and again was last done."""

from django.db import models

from eservice import clock


class Recurring(models.TextChoices):
    """What an operator has set up to run by itself."""

    TICK = "tick"
    VERIFICATION = "verify_events"
    BACKUP = "backup"
    # By ``tick``, once a day.
    STATISTICS = "statistics"


class Beat(models.Model):
    """The last time that one of them ended as it should."""

    name = models.CharField(primary_key=True, max_length=40, choices=Recurring)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def mark(cls, name: Recurring) -> None:
        """Write that it has just been done."""
        cls.objects.bulk_create(
            [cls(name=name)], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
        )
