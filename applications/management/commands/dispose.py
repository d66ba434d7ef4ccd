"""``manage dispose``: which files are due, and disposing of them once the plan has been read."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.actions.disposing import (
    CARRIED_OUT,
    NO_PLAN,
    NOT_HELD,
    OLD_PLAN,
    carry_out,
    hold,
    plan_disposal,
    release,
)
from applications.errors import NotPossible
from applications.models import Case, DisposalPlan, Finding

WORDS = {
    NO_PLAN: "There is no such plan.",
    OLD_PLAN: "The plan is more than 30 days old: make a new one.",
    CARRIED_OUT: "The plan has been carried out already.",
    NOT_HELD: "No such case is held.",
}


class Command(BaseCommand):
    """Without options it plans, and deletes nothing."""

    help = "Plan the disposal of whole files; carry out a plan; hold a file or release it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--carry-out", metavar="PLAN", type=UUID, help="dispose as PLAN says")
        parser.add_argument("--hold", metavar="CASE", help="keep the whole file of this case")
        parser.add_argument("--why", default="", help="why it is held; name nobody")
        parser.add_argument("--release", metavar="CASE", help="hold it no longer")

    def handle(self, **options: Any) -> None:
        try:
            self.stdout.write(_done(options))
        except NotPossible as error:
            raise CommandError(WORDS[error.reason]) from error
        except Case.DoesNotExist as error:
            raise CommandError("There is no such case.") from error


def _done(options: dict[str, Any]) -> str:
    if options["hold"]:
        if not options["why"].strip():
            raise CommandError("Say --why the file is held.")
        hold(reference=options["hold"], why=options["why"].strip())
        return f"The whole file of {options['hold']} is held."
    if options["release"]:
        release(reference=options["release"])
        return f"The file of {options['release']} is no longer held."
    if options["carry_out"]:
        return f"Files disposed of: {carry_out(options['carry_out'])}."
    return _report(plan_disposal())


def _report(plan: DisposalPlan) -> str:
    counted = Counter(told["finding"] for told in plan.files)
    lines = [f"Plan {plan.pk}. Nothing has been deleted."]
    lines += [f"{counted[each.value]:>6}  {each.label}" for each in Finding]
    lines += [
        f"{', '.join(told['references'])}: last note {told['last_note_on']}, due {told['due_on']},"
        f" to be finished by {told['finish_by']}: {told['finding']}"
        for told in plan.files
    ]
    return "\n".join([*lines, f"To do it: manage dispose --carry-out {plan.pk}"])
