"""The neighbours of the service (``python -m chaos.neighbours SUBJECT …``): mail server, gateway
for text messages, virus scanner and e-ID, where each subject has one.

Prints their ports and what the service must know of them, as JSON. A line of input, and it prints
what came to them.
"""

import json
import sys

import django


def main(subjects: list[str]) -> None:
    """Serve until somebody asks what came."""
    django.setup()
    # What imports models can be imported only now.
    from tests.factories import number_for
    from tests.notices.mail_server import MailServer
    from tests.notices.sms_gateway import TOKEN, SmsGateway
    from tests.people.identity_provider import CLIENT_ID, LOA3, NUMBER, IdentityProvider
    from tests.scanning.fake_clamd import FakeClamd

    mail, sms, scanner, provider = MailServer(), SmsGateway(), FakeClamd(), IdentityProvider()
    provider.reset()
    with provider.running():
        for serial, subject in enumerate(subjects, 1):
            names = {"given_name": "Besök", "family_name": "Exempel"}
            provider.knows(subject, **names, **{NUMBER: number_for(serial)})
        ports = {
            "mail": mail.port,
            "sms": sms.port,
            "scanner": scanner.address.port,
            "e_id": int(provider.issuer.rpartition(":")[2]),
        }
        environment = {
            "SMS_GATEWAY_TOKEN": TOKEN,
            "E_ID_CLIENT_ID": CLIENT_ID,
            "E_ID_ACR": LOA3,
        }
        print(json.dumps({"ports": ports, "environment": environment}), flush=True)
        sys.stdin.readline()
        ids = [each.strip("<>").partition("@")[0] for each in mail.ids]
        print(json.dumps({"email": ids, "sms": sms.ids}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
