"""Numbers for those who make the service better: how many, and nothing of anybody."""

from django.db import models


class Compilation(models.TextChoices):
    """What is counted. ``key`` and ``part`` of a figure depend on it."""

    # Where drafts stopped: the key of a text, of a section, or that all was filled in.
    STOPS = "stops", "drafts that stopped"
    # "Jag förstår inte": the key of a text.
    PRESSES = "presses", "texts not understood"
    # First decisions: the kind of application, and in how many days.
    DAYS = "days", "days to a decision"
    # First decisions: the kind of application, and whether the promise was kept.
    PROMISES = "promises", "promises kept"
    # Applications that were sent: with which help, or all of them.
    HELP = "help", "applications sent with help"


class Figure(models.Model):
    """So many of something in a month, whose first day ``month`` is. No case, no person and no
    trail to either; it stays when what it was counted from is disposed of."""

    compilation = models.CharField(max_length=20, choices=Compilation)
    month = models.DateField()
    key = models.CharField(max_length=100)
    part = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["compilation", "month", "key", "part"], name="one_figure_per_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.compilation} {self.month:%Y-%m} {self.key} {self.part}: {self.count}"
