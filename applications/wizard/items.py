"""The page that lists a group's items, such as children: what it shows, and removing one."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from applications.actions.saving_answers import remove_answers
from applications.questions.catalogue import FLOW
from applications.questions.flow import Group, Step
from applications.wizard.opening import OpenDraft


@dataclass(frozen=True, kw_only=True)
class Item:
    """One row of the page: what the item is called, and the page where it is changed."""

    number: int
    name: str | Promise
    first: Step
    is_missing: bool


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What the page shows; ``following`` is the page of the next item, if there may be one."""

    group: Group
    items: list[Item]
    following: Step | None
    removing: Item | None


def listed_group(step: Step) -> Group | None:
    """Return the group whose items the step lists, or None for any other step."""
    group = FLOW.group_of(step)
    return group if group and step.key == group.listing.key else None


def listing(opened: OpenDraft, step: Step, removing: str) -> Listing | None:
    """Return what a listing page shows; ``removing`` is the number of an item to ask about."""
    group = listed_group(step)
    if group is None:
        return None
    progress = opened.progress
    items = [_item(opened, group, number) for number in progress.stored_items(group)]
    following = progress.next_item(group)
    return Listing(
        group=group,
        items=items,
        following=group.first.about(following) if following else None,
        removing=next((item for item in items if str(item.number) == removing), None),
    )


def _item(opened: OpenDraft, group: Group, number: int) -> Item:
    progress = opened.progress
    steps = [step.about(number) for step in group.steps]
    return Item(
        number=number,
        name=group.name(progress.answers.within(number)),
        first=steps[0],
        is_missing=any(progress.is_missing(step) for step in steps if step.key in progress.path),
    )


def removed_item(request: HttpRequest, opened: OpenDraft, step: Step) -> HttpResponse | None:
    """Remove the item that a listing page was asked to; None when it was asked nothing such.

    An item that is gone already is removed: the page shows what is left.
    """
    group = listed_group(step)
    number = request.POST.get("_remove", "")
    if group is None or not number:
        return None
    keys = {f"{member.key}.{number}" for member in group.steps}
    rows = [row for key, row in opened.progress.rows.items() if key in keys]
    remove_answers(opened.actor, draft=opened.draft, answers=rows)
    return redirect("step", opened.draft.pk, step.path)
