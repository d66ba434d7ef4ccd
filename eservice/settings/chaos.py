"""For ``./run chaos``: as the bench, with the neighbours that the environment names."""

from eservice.settings import mail, scanner
from eservice.settings.bench import *

SCANNER = scanner.required()
MAILERS = mail.from_server()
