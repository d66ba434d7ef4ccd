"""Which part of an application a paper is read beside: the answers that it shows something of."""

from applications.questions.sections import ABOUT, ASSETS, COSTS, HOME, INCOME, PAPERS, WORK

_BY_KEY = {
    **dict.fromkeys(("id", "permit"), ABOUT),
    **dict.fromkeys(("custody", "lease", "rent_bill", "landlord_approval"), HOME),
    **dict.fromkeys(("home_fee", "debt"), HOME),
    **dict.fromkeys(("employment", "studies", "sick_note", "plan", "job_list"), WORK),
    **dict.fromkeys(("account_overview", "statements", "tax_return"), ASSETS),
}
_BY_START = {"income_": INCOME, "cost_": COSTS}


def section_beside(kind: str) -> str:
    """Return the key of the section that a paper belongs to; its own section for any other."""
    section = _BY_KEY.get(kind) or next(
        (found for start, found in _BY_START.items() if kind.startswith(start)), PAPERS
    )
    return section.key
