"""A real SMTP server on this machine, which answers as the test wants."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread

from aiosmtpd.smtp import SMTP

TAKEN = "250 OK"


class MailServer:
    """``messages`` are those it took, in order. ``answers`` are for the recipients to come.

    ``when_taken`` is called when a message is here, before the sender is told so.
    """

    def __init__(self) -> None:
        self.handle_RCPT, self.handle_DATA = self.take_recipient, self.take_message
        # What the server itself says is no log of ours.
        logging.getLogger("mail.log").disabled = True
        self.loop = asyncio.new_event_loop()
        # In a thread of its own: a browser's loop may be running in this one.
        Thread(target=self.loop.run_forever, daemon=True).start()
        server = self.loop.create_server(lambda: SMTP(self, loop=self.loop), "127.0.0.1", 0)
        started = asyncio.run_coroutine_threadsafe(server, self.loop).result(timeout=10)
        self.port = started.sockets[0].getsockname()[1]
        self.reset()

    def reset(self) -> None:
        self.messages: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.answers: deque[str] = deque()
        self.when_taken: Callable[[], None] = lambda: None

    @property
    def mailers(self) -> dict:
        """What the settings need to send mail here."""
        options = {"host": "127.0.0.1", "port": self.port, "timeout": 10}
        return {"default": {"OPTIONS": options}}

    @property
    def ids(self) -> list[str]:
        return [message["Message-ID"] for message in self.messages]

    async def take_recipient(self, server, session, envelope, address, options):
        answer = self.answers.popleft() if self.answers else TAKEN
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def take_message(self, server, session, envelope):
        self.raw.append(envelope.content)
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        self.when_taken()
        return TAKEN
