"""Reads pages as a person does, and sends their forms as a browser does."""

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.models import Case, CompletionItem

FIELD = re.compile(r'<input[^>]*type="(?:text|hidden)"[^>]*name="([\w-]+)" value="([^"]*)"')
AREA = re.compile(r'<textarea[^>]*name="([\w-]+)"[^>]*>([^<]*)</textarea>')


def words_of(response: HttpResponse) -> str:
    """Return the text of a page on one line."""
    body = response.content.decode().partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def ask_url(case: Case) -> str:
    return reverse("ask_completion", args=[case.pk])


def answer_url(item: CompletionItem) -> str:
    return reverse("answer_completion", args=[item.case_id, item.pk])


def judge_url(item: CompletionItem) -> str:
    return reverse("judge_completion", args=[item.case_id, item.pk])


def typed_in(page: HttpResponse) -> dict[str, str]:
    """Return what the page's form sends as it stands."""
    text = page.content.decode()
    found = dict(FIELD.findall(text)) | dict(AREA.findall(text))
    return {name: html.unescape(value).strip() for name, value in found.items()}


def opened(client: Client, case: Case, *keys: str) -> dict[str, str]:
    """Return the form of the page where these things are put in words."""
    page = client.get(ask_url(case), {"om": list(keys)})
    assert page.status_code == 200
    return typed_in(page)


def answers(client: Client, item: CompletionItem, *, rev: int = 0, **values: Any) -> HttpResponse:
    return client.post(answer_url(item), {"rev": rev, **values})


def judges(client: Client, item: CompletionItem, act: str, **values: Any) -> HttpResponse:
    return client.post(judge_url(item), {"act": act, **values})


def day(on, prefix: str = "due") -> dict[str, int]:
    """Return a date as its three fields send it."""
    return {f"{prefix}_0": on.day, f"{prefix}_1": on.month, f"{prefix}_2": on.year}
