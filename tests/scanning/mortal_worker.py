"""A task worker in a process of its own, which a test may kill in the middle of a scan.

It takes the port of a scanner, the folder of the vault and the id of a document.
"""

import os
import sys
from pathlib import Path

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.test")
    django.setup()
    from django.conf import settings

    from applications.actions.scanning_documents import scan_document
    from eservice.settings.scanner import Scanner

    port, folder, document_id = sys.argv[1:]
    settings.SCANNER = Scanner(host="127.0.0.1", port=int(port))
    settings.DOCUMENTS_DIR = Path(folder)
    scan_document.func(document_id)


if __name__ == "__main__":
    main()
