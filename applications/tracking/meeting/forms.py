"""What a person tells about a meeting: when, how, with whom and about what."""

from collections.abc import Sequence
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.access import Actor
from applications.models import Case, Meeting, MeetingTime, MeetingWay
from applications.questions.meetings import ANSWERS, TOLD, readable, time_text, withheld
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText, ShortText
from eservice.ui.forms import QuestionForm

WAYS = {
    MeetingWay.PHONE: gettext_lazy("I telefon. Vi ringer dig."),
    MeetingWay.OFFICE: gettext_lazy("Hos oss"),
    MeetingWay.ASSOCIATION: gettext_lazy("Hos en förening som du känner dig trygg hos"),
}


class ChooseForm(QuestionForm):
    """All of it on one page. Only the time and the way must be answered."""

    time = OneOf(
        label=gettext_lazy("Vilken tid passar dig?"),
        choices=(),
        missing=gettext_lazy("Välj en av tiderna"),
    )
    way = OneOf(
        label=gettext_lazy("Hur vill du träffa oss?"),
        choices=(),
        missing=gettext_lazy("Välj hur du vill träffa oss"),
    )
    place = ShortText(
        label=gettext_lazy("Vilken förening?"),
        help_text=gettext_lazy("Skriv namnet om du vill ses hos en förening."),
        depends=True,
    )
    companion = ShortText(
        label=gettext_lazy("Kommer någon med dig?"),
        help_text=gettext_lazy("Du får ta med någon. Skriv vem det är, till exempel ”min syster”."),
        required=False,
    )
    language = ShortText(
        label=gettext_lazy("Vilket språk vill du prata?"), required=False, max_length=60
    )
    interpreter = OneOf(
        label=gettext_lazy("Vill du ha tolk?"),
        choices=(
            Choice("no", gettext_lazy("Nej, jag behöver ingen tolk")),
            Choice("yes", gettext_lazy("Ja, jag vill ha tolk")),
        ),
        missing=gettext_lazy("Välj om du vill ha tolk"),
        required=False,
    )
    about = LongText(
        label=gettext_lazy("Vad vill du prata om?"),
        help_text=gettext_lazy("Då kan din handläggare förbereda sig."),
        required=False,
        rows=3,
    )

    def __init__(
        self, data: Any = None, *, actor: Actor, meeting: Meeting, times: Sequence[MeetingTime]
    ) -> None:
        self.meeting, self.times = meeting, times
        super().__init__(data)
        self.withhold(withheld(actor, meeting) & self.fields.keys())

    def adapt(self) -> None:
        minutes = self.meeting.minutes
        times = [Choice(str(each.pk), time_text(each.starts_at, minutes)) for each in self.times]
        self.fields["time"].offer(times)
        ways = [Choice(way.value, WAYS[way]) for way in map(MeetingWay, self.meeting.ways)]
        self.fields["way"].offer(ways)
        if MeetingWay.ASSOCIATION not in self.meeting.ways:
            del self.fields["place"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        place = self.fields.get("place")
        is_there = cleaned.get("way") == MeetingWay.ASSOCIATION and not place.is_withheld
        if is_there and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", _("Skriv vilken förening du vill träffa oss hos"))
        return cleaned

    def said(self) -> dict[str, str]:
        """Return what was said, but the time."""
        return {name: self.cleaned_data[name] for name in TOLD if name in self.cleaned_data}


class NoTimeForm(QuestionForm):
    """When another time would be better."""

    text = LongText(
        label=gettext_lazy("När passar det dig bättre?"),
        help_text=gettext_lazy("Skriv med egna ord, till exempel: ”tisdagar efter klockan 13”."),
        missing=gettext_lazy("Skriv när det passar dig. Några ord räcker."),
        rows=4,
    )
    has_own_heading = True


def to_begin_with(actor: Actor, case: Case, meeting: Meeting) -> MultiValueDict:
    """Return what the form says until somebody changes it: what was said last, and before that
    her language as the application has it."""
    said = {name: text for name, text in readable(actor, meeting).items() if text}
    if actor.grant is None:
        said = {**_language(case), **said}
    if len(meeting.ways) == 1:
        said.setdefault("way", meeting.ways[0])
    chosen = [time for time in meeting.times.all() if time.starts_at == meeting.chosen_at_time]
    if chosen:
        said["time"] = str(chosen[0].pk)
    return MultiValueDict({name: [text] for name, text in said.items()})


def _language(case: Case) -> dict[str, str]:
    sections = case.content.get("sections", ())
    steps = (step for section in sections for step in section["steps"])
    found = next((step["cleaned"] for step in steps if step["key"] == "language"), {})
    return {name: found[name] for name in ANSWERS if found.get(name)}
