"""A task worker in a process of its own, which a test may kill in the middle of a delivery.

It takes the port of a mail server, the port of a gateway for text messages and the id of a notice.
"""

import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.test")
    django.setup()
    from django.conf import settings

    from applications.actions.notices import deliver_notice
    from eservice.settings.sms import Gateway

    port, sms_port, notice_id = sys.argv[1:]
    options = {"host": "127.0.0.1", "port": int(port), "timeout": 30}
    settings.MAILERS = {"default": {"OPTIONS": options}}
    url = f"http://127.0.0.1:{sms_port}/"
    settings.SMS_GATEWAY = Gateway(url=url, token="a-token", sender="Kommunen")
    deliver_notice.func(notice_id)


if __name__ == "__main__":
    main()
