"""What of an application is for the person herself and the caseworkers, and not for who helps.

Safety answers and the person's own words never reach a helper, and neither does anything about
the partner: help that one adult gives opens nothing about the other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.datastructures import MultiValueDict

from applications.questions.adults import APPLICANT, PARTNER
from applications.questions.flow import Step
from eservice.ui.forms import Shown
from eservice.ui.rows import RowSet

PARTNER_NAME = "partner"
Raw = dict[str, list[str]]


def is_about_partner(step: Step) -> bool:
    """True for the questions about the partner, and for who that is."""
    return step.base == PARTNER_NAME or is_partners_own(step)


def is_partners_own(step: Step) -> bool:
    """True for the questions that a partner who is in the application answers herself."""
    return is_partners_key(step.key)


def is_partners_key(key: str) -> bool:
    """True for the key of such a question."""
    return key.startswith(PARTNER.key)


def is_hers_alone(step: Step) -> bool:
    """True for a page that a helper never opens: every answer on it is a safety answer, or
    that it is asked at all tells one, or it is about the partner."""
    return step.is_secret or is_about_partner(step) or all(f.is_safety for f in fields_of(step))


def is_kept_from_helpers(step: Step) -> bool:
    """True for a page that we ask a person more about without a helper knowing: as above, or
    any answer on it is a safety answer, or it has own words only."""
    fields = fields_of(step)
    is_hers = any(field.is_safety for field in fields) or all(field.own_words for field in fields)
    return is_hers or is_hers_alone(step)


def fields_of(step: Step) -> list[Any]:
    """Return the fields of a page, or of each of its rows."""
    form = step.form
    if not form.asks:
        return [_OPEN]
    return list((form.form if issubclass(form, RowSet) else form).base_fields.values())


class _Open:
    """Stands for the content of a page that asks nothing: there is nothing to hide on it."""

    is_safety = False
    own_words = False


_OPEN = _Open()


@dataclass(frozen=True)
class Reader:
    """How somebody stands to the answers of a draft.

    ``sees`` says which pages there are for her; ``user_id`` is set for a helper, who reads of
    the own words only those that she has written herself. ``leaves`` says which pages stop
    nothing when she sends without them. ``hides`` says which answers may not even decide what
    she sees: a paper that is asked for because of one would tell it. ``adult`` is the key of the
    adult that the questions call "du". ``with_partner`` says that a partner answers
    her own part: then nobody else does.
    """

    sees: Callable[[Step], bool]
    user_id: int | None = None
    leaves: Callable[[Step], bool] = lambda step: False
    shows_less: bool = False
    hides: Callable[[str], bool] = lambda key: False
    adult: str = APPLICANT.key
    with_partner: bool = False

    def fills_in(self, step: Step) -> bool:
        """True for the pages that she answers, of those that she sees."""
        return not (self.with_partner and is_about_partner(step))

    def beside_partner(self) -> "Reader":
        """Return the reader that she is while a partner answers her own part."""
        return replace(self, with_partner=True, leaves=is_partners_own)

    def withheld(self, step: Step, row: Any, shown: Raw | None = None) -> frozenset[str]:
        """Return the fields on a page whose content she may not read or change.

        ``shown`` is what the page shows, when that is not what is stored.
        """
        if issubclass(step.form, RowSet):
            return self._in_rows(step, row, shown)
        if self.user_id is None:
            return self._numbers(step, row)
        is_anothers = row is not None and row.words_by_id != self.user_id
        return frozenset(
            name
            for name, field in step.form.base_fields.items()
            if field.is_safety or (field.own_words and is_anothers and any(row.raw.get(name, ())))
        )

    def _in_rows(self, step: Step, row: Any, shown: Raw | None) -> frozenset[str]:
        """Return the fields of rows with somebody else's words, wherever the rows now stand.
        Rows hold no safety answers and no numbers."""
        if self.user_id is None or row is None or row.words_by_id == self.user_id:
            return frozenset()
        stored = own_words(step, row.raw)
        words = stored if shown is None else own_words(step, shown)
        return frozenset(name for name, texts in words.items() if texts in stored.values())

    def _numbers(self, step: Step, row: Any) -> frozenset[str]:
        """Return the fields with a number that the screen hides just now."""
        if not self.shows_less or row is None:
            return frozenset()
        fields = step.form.base_fields.items()
        return frozenset(n for n, field in fields if field.identifies and any(row.raw.get(n, ())))

    def readable(self, step: Step, row: Any) -> MultiValueDict:
        """Return what was typed on a page, without what is withheld."""
        withheld = self.withheld(step, row)
        return MultiValueDict({n: texts for n, texts in row.raw.items() if n not in withheld})

    def may_read(self, shown: Shown, row: Any) -> bool:
        """True when an answer in words may be shown to her."""
        if self.user_id is None:
            is_partners = self.with_partner and row is not None and is_partners_key(row.step)
            is_kept_back = is_partners and (shown.own_words or shown.is_safety)
            return not is_kept_back and not (self.shows_less and shown.identifies)
        is_hers = row is not None and row.words_by_id == self.user_id
        return not shown.is_safety and (is_hers or not shown.own_words)


OWNER = Reader(sees=lambda step: True)
LESS = Reader(sees=lambda step: True, shows_less=True)


def helper(user_id: int) -> Reader:
    """Return the reader that a helper is."""
    return Reader(sees=lambda step: not is_hers_alone(step), hides=is_partners_key, user_id=user_id)


# Sees and answers her own part, and nothing else.
CO_APPLICANT = Reader(sees=is_partners_own, adult=PARTNER.key)


# Writes down what the person said: nothing that she left open stops it.
REGISTRAR = Reader(sees=lambda step: True, leaves=lambda step: True)


def sends(*, by_ombud: bool, leaves_partner: bool, with_partner: bool) -> Reader:
    """Return the reader whose answers are sent: all of them, also in own words.

    Some may be missing: what an ombud can't answer for the person, and all about the partner
    when it is sent without her (``leaves_partner``). A partner who signs too (``with_partner``)
    has answered her own part.
    """

    def leaves(step: Step) -> bool:
        if is_partners_own(step):
            return leaves_partner or (by_ombud and not with_partner)
        return by_ombud and is_hers_alone(step)

    return Reader(sees=lambda step: True, leaves=leaves)


def own_words(step: Step, raw: Raw) -> Raw:
    """Return what stands on a page in own words, as typed, without empty texts."""
    return {name: raw[name] for name in step.form.words_in(raw) if any(raw[name])}
