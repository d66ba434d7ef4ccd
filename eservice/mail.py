"""The one door to e-mail: one plain message to one person, through the settings' mailer.

Errors say what to do next and never who it was to: an address must not come into a log.
"""

from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, mailers


class Refused(Exception):
    """The mail server will never take mail to this address. Trying again is no use."""


class NotSent(Exception):
    """It did not go this time: the mail server is away, full or not as it should be."""


def send(*, to: str, subject: str, body: str, name: str) -> None:
    """Send a plain message; raises Refused or NotSent.

    ``name`` makes the Message-ID, so a message that goes twice is the same one twice. It asks
    for no answer from a machine (RFC 3834).
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{name}@{domain}>", "Auto-Submitted": "auto-generated"}
    message = EmailMessage(subject=subject, body=body, to=[to], headers=headers)
    try:
        mailers.default.send_messages([message])
    except SMTPRecipientsRefused as error:
        codes = [code for code, _text in error.recipients.values()]
        if all(500 <= code < 600 for code in codes):
            raise Refused(f"code {codes}") from None
        raise NotSent(f"code {codes}") from None
    except SMTPResponseException as error:
        raise NotSent(f"{type(error).__name__}, code {error.smtp_code}") from None
    except OSError as error:
        raise NotSent(type(error).__name__) from None
    except ValueError as error:
        raise Refused(f"no address for mail: {type(error).__name__}") from None
