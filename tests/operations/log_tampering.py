"""Ways of bending the logs behind the service's back, with the triggers out of the way."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from applications import append_only
from applications.event_kinds import EventKind
from applications.models import Application, Case, CaseEvent, CaseNote
from applications.questions.freezing import digest


@contextmanager
def without_guards() -> Iterator[None]:
    """Take the triggers away; they come back when the test's transaction is rolled back."""
    append_only.drop(append_only.GUARDS)
    yield
    append_only.install(append_only.GUARDS)


def _events(random: Random) -> Any:
    return CaseEvent.objects.filter(
        pk=random.choice(CaseEvent.objects.values_list("pk", flat=True))
    )


def edit_kind(random: Random) -> None:
    events = _events(random)
    other = [kind for kind in EventKind if kind != events.get().kind]
    events.update(kind=random.choice(other))


def edit_time(random: Random) -> None:
    events = _events(random)
    event = events.get()
    events.update(at=event.at.replace(microsecond=(event.at.microsecond + 1) % 1_000_000))


def edit_person(random: Random) -> None:
    events = _events(random)
    events.update(by=CaseEvent.objects.exclude(by=events.get().by).first().by)


def edit_role(random: Random) -> None:
    _events(random).update(role="service")


def edit_about(random: Random) -> None:
    events = _events(random)
    events.update(about=None if events.get().about_id else Case.objects.first().application.sent_by)


def edit_data(random: Random) -> None:
    events = _events(random)
    events.update(data=json.loads(json.dumps(events.get().data)) | {"more": 1})


def edit_code(random: Random) -> None:
    events = _events(random)
    code = bytearray(events.get().code)
    code[random.randrange(len(code))] ^= 1 << random.randrange(8)
    events.update(code=bytes(code))


def delete_one(random: Random) -> None:
    _events(random).delete()


def delete_all_of_a_case(random: Random) -> None:
    CaseEvent.objects.filter(case=_events(random).get().case).delete()


def cut_the_end(random: Random) -> None:
    case = random.choice(Case.objects.all())
    case.events.filter(seq=case.event_count).delete()


def cut_the_end_and_mend_the_case(random: Random) -> None:
    """The head that belonged there can't be made without the key."""
    case = random.choice(Case.objects.filter(event_count__gt=1))
    case.events.filter(seq=case.event_count).delete()
    last = case.events.get(seq=case.event_count - 1)
    Case.objects.filter(pk=case.pk).update(event_count=last.seq, event_head=last.code)


def swap_two(random: Random) -> None:
    case = random.choice(Case.objects.filter(event_count__gt=1))
    first, second = random.sample(range(1, case.event_count + 1), 2)
    case.events.filter(seq=first).update(seq=1_000)
    case.events.filter(seq=second).update(seq=first)
    case.events.filter(seq=1_000).update(seq=second)


def move_to_another_case(random: Random) -> None:
    events = _events(random)
    target = random.choice(Case.objects.exclude(pk=events.get().case_id))
    events.update(case=target, seq=target.event_count + 1)


def repeat_one(random: Random) -> None:
    event = _events(random).get()
    event.pk, event.seq = None, event.case.event_count + 1
    event.save(force_insert=True)


def rewrite_the_head(random: Random) -> None:
    case = random.choice(Case.objects.all())
    Case.objects.filter(pk=case.pk).update(event_count=case.event_count + random.choice([-1, 1]))


def change_the_digest(random: Random) -> None:
    case = random.choice(Case.objects.all())
    Application.objects.filter(pk=case.pk).update(content_digest="0" * 64)


def change_the_content(random: Random) -> None:
    application = random.choice(Application.objects.all())
    application.content = application.content | {"name": "Någon annan"}
    application.save(update_fields=["content"])


def change_content_and_digest(random: Random) -> None:
    change_the_content(random)
    for application in Application.objects.all():
        application.content_digest = digest(application.content)
        application.save(update_fields=["content_digest"])


def change_a_note(random: Random) -> None:
    note = random.choice(CaseNote.objects.all())
    note.text = f"{note.text} och mer"
    note.save(update_fields=["text"])


def delete_a_note(random: Random) -> None:
    random.choice(CaseNote.objects.all()).delete()


def give_the_case_to_someone_else(random: Random) -> None:
    case = random.choice(Case.objects.all())
    Case.objects.filter(pk=case.pk).update(person=case.person.__class__.objects.create())


def rename_the_case(random: Random) -> None:
    case = random.choice(Case.objects.all())
    Case.objects.filter(pk=case.pk).update(reference=f"{case.reference}-x")


WAYS: tuple[Callable[[Random], None], ...] = (
    edit_kind,
    edit_time,
    edit_person,
    edit_role,
    edit_about,
    edit_data,
    edit_code,
    delete_one,
    delete_all_of_a_case,
    cut_the_end,
    cut_the_end_and_mend_the_case,
    swap_two,
    move_to_another_case,
    repeat_one,
    rewrite_the_head,
    change_the_digest,
    change_the_content,
    change_content_and_digest,
    change_a_note,
    delete_a_note,
    give_the_case_to_someone_else,
    rename_the_case,
)
