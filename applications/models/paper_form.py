"""The blank forms to print and fill in by hand, made beforehand."""

from django.db import models

from applications.statuses import ApplicationKind
from eservice import clock


class PaperForm(models.Model):
    """The newest form of one kind of application, as a PDF.

    ``wording`` is the SHA-256 of what it was made of: another wording of a question, or another
    fact of the municipality's, makes another form. Nobody's answers are in it.
    """

    kind = models.CharField(max_length=20, choices=ApplicationKind, primary_key=True)
    wording = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pages = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"paper form {self.kind}"
