"""A task worker in a process of its own, which dies when a letter has been rendered and before it
is stored. It takes the id of the letter."""

import os
import signal
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.test")
    django.setup()
    from applications.actions import letters

    def die(html: str) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    letters.render_pdf = die
    letters.render_letter.func(sys.argv[1])


if __name__ == "__main__":
    main()
