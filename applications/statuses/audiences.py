"""Who reads a text."""

from enum import StrEnum


class Audience(StrEnum):
    """Who reads a text."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    CO_APPLICANT = "co_applicant"
    CASEWORKER = "caseworker"

    @classmethod
    def of_people(cls) -> tuple["Audience", ...]:
        """Return those who don't work here."""
        return (cls.APPLICANT, cls.REPRESENTATIVE, cls.CO_APPLICANT)
