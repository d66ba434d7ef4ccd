"""The other people of a case's household."""

from django.db import models

from applications.models.case import Case
from eservice.people.models import Person


class Relation(models.TextChoices):
    """What someone in the household is to the applicant."""

    PARTNER = "partner", "partner"
    CHILD = "child", "child"
    OTHER_ADULT = "other_adult", "other adult"


class HouseholdMember(models.Model):
    """Someone named in an application, as a person of her own.

    With a personal number she is the person that the service knows by it, and only by it: a
    name alone never links two people.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="household")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(max_length=20, choices=Relation)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="one_place_in_a_household"),
        ]

    def __str__(self) -> str:
        return f"{self.relation} in {self.case_id}"
