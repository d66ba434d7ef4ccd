"""One of several processes that race: it waits for the start signal, then acts over HTTP.

Reads a job as one JSON line on standard input, says ``ready``, waits for a second line, does
the job and prints its result as JSON.
"""

import json
import os
import re
import sys
from typing import Any

import django


def answers(client: Any, job: dict) -> dict:
    """Save the step again and again, each time with the version that the page showed."""
    found: dict[str, list[str]] = {"kept": [], "refused": []}
    for text in job["texts"]:
        page = client.get(job["url"]).content.decode()
        rev = re.search(r'name="_rev" value="(\d+)"', page)[1]
        status = client.post(job["url"], {job["field"]: text, "_rev": rev}).status_code
        found[{302: "kept", 409: "refused"}[status]].append(text)
    return found


def sends(client: Any, job: dict) -> dict:
    """Send each draft; returns where each was led."""
    responses = [client.post(url, {"declare": "yes"}) for url in job["urls"]]
    return {"answers": [[r.status_code, r.headers.get("Location", "")] for r in responses]}


def posts(client: Any, job: dict) -> dict:
    """Send forms one after another; returns where each was led."""
    responses = [client.post(url, body) for url, body in job["posts"]]
    return {"answers": [[r.status_code, r.headers.get("Location", "")] for r in responses]}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.test")
    django.setup()
    from django.test import Client

    from eservice.people.models import User

    job = json.loads(sys.stdin.readline())
    client = Client()
    client.force_login(User.objects.get(pk=job["user"]))
    print("ready", flush=True)
    sys.stdin.readline()
    kinds = {"answers": answers, "sends": sends, "posts": posts}
    print(json.dumps(kinds[job["kind"]](client, job)), flush=True)


if __name__ == "__main__":
    main()
