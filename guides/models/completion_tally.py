"""How many had to be asked for more than they had answered, for each question and month."""

from django.db import models

from guides.models.edition import LONGEST_KEY


class CompletionTally(models.Model):
    """So many people's answers to a question led to a completion (komplettering) in a month.

    ``key`` is the question's text, ``month`` its first day. A number and nothing else: no case,
    no person and no trail to either. Who counts hands it over (``guides.asking.actions``).
    """

    key = models.CharField(max_length=LONGEST_KEY)
    month = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "key"], name="one_tally_per_text_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.month:%Y-%m}: {self.count}"
