"""The choice of device on the login page."""

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from eservice.municipality.rules import LoginTimes
from eservice.people.sessions import Device
from eservice.ui.choices import Choice, OneOf
from eservice.ui.forms import Errors


class DeviceForm(forms.Form):
    """Whose device this is. Nothing is chosen beforehand; no choice counts as borrowed."""

    use_required_attribute = False

    device = OneOf(
        label=gettext_lazy("Vems telefon eller dator använder du?"),
        help_text=gettext_lazy("Väljer du inget räknar vi med att du har lånat den."),
        choices=(),
        missing="",
        required=False,
    )

    def __init__(self, *args, times: LoginTimes, **kwargs) -> None:
        super().__init__(*args, error_class=Errors, **kwargs)
        # The hint says what happens without a choice.
        self.fields["device"].optional = False
        days, minutes = times.own_device_days, times.borrowed_device_minutes
        own = ngettext(
            "Välj det här om bara du kan låsa upp den. Du är inloggad i %(count)d dag.",
            "Välj det här om bara du kan låsa upp den. Du är inloggad i %(count)d dagar.",
            days,
        )
        borrowed = ngettext(
            "Vi loggar ut dig om du inte gör något på %(count)d minut.",
            "Vi loggar ut dig om du inte gör något på %(count)d minuter.",
            minutes,
        )
        self.fields["device"].offer(
            (
                Choice(
                    Device.OWN.value,
                    gettext_lazy("Min egen telefon eller dator"),
                    own % {"count": days},
                ),
                Choice(
                    Device.BORROWED.value,
                    gettext_lazy("Lånad telefon eller dator"),
                    borrowed % {"count": minutes},
                ),
            )
        )
