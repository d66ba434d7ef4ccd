"""A task worker in a process of its own, which a test may kill in the middle of a delivery.

It takes the port of a mail server and the id of a notice.
"""

import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.test")
    django.setup()
    from django.conf import settings

    from applications.actions.notices import deliver_notice

    port, notice_id = sys.argv[1:]
    options = {"host": "127.0.0.1", "port": int(port), "timeout": 30}
    settings.MAILERS = {"default": {"OPTIONS": options}}
    deliver_notice.func(notice_id)


if __name__ == "__main__":
    main()
