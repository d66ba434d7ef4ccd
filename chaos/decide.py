"""Makes one decision after another, and says which (``python -m chaos.decide CASE ...``)."""

import sys

import django
from django.db import connection


def main(cases: list[str]) -> None:
    """Decide each case that has no decision yet; a line goes out once it is committed."""
    django.setup()
    from applications.models import Case
    from tests.casework.deciding.making import issue

    for pk in cases:
        case = Case.objects.get(pk=pk)
        draft = case.decision_drafts.get()
        if draft.decision_id is None:
            issue(draft, draft.prepared_by)
        print(pk, flush=True)
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
