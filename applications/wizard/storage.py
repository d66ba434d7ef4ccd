"""django-formtools' storage over a draft's answer rows, instead of the session."""

from typing import Any

from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage.base import BaseStorage

from applications.access import Actor
from applications.actions.saving_answers import save_answer
from applications.models import Answer, Draft


class DraftStorage(BaseStorage):
    """One SELECT in, at most two statements out.

    The draft is visible to the actor and, for writing, locked; the view has seen to both.
    ``current_step`` is the step in the address, never something remembered.
    """

    extra_data: dict[str, Any] = {}
    current_step = None

    def __init__(self, prefix, request, file_storage=None, *, actor: Actor, draft: Draft, rows):
        super().__init__(prefix, request, file_storage)
        self.actor, self.draft, self.rows = actor, draft, rows

    def reset(self) -> None:
        """A draft is never dropped by a wizard that is done; formtools calls this on GET."""

    def get_step_data(self, step: str) -> MultiValueDict | None:
        row = self.rows.get(step)
        return None if row is None else MultiValueDict(row.raw)

    def set_step_data(self, step: str, data: dict[str, list[str]], **saved: Any) -> Answer:
        """Keep what was typed; ``saved`` are ``cleaned``, ``seen_rev`` and ``confirms``."""
        self.rows[step] = save_answer(
            self.actor,
            draft=self.draft,
            step=step,
            stored=self.rows.get(step),
            raw=data,
            **saved,
        )
        return self.rows[step]

    def get_step_files(self, step: str) -> None:
        """Documents have rows of their own; no step carries files."""

    def update_response(self, response) -> None:
        """Nothing is kept in the response."""
