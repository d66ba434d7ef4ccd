"""The pages of an investigation cost the same however much is written and said. Nobody without a
right gets in, and nothing that is typed is lost when a login ends."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from applications.access import Actor
from applications.actions.investigating import answer_comment
from eservice import clock
from eservice.people.models import User
from tests.access.test_query_counts import queries
from tests.casework.investigating.making import communicate, reword, say, write


def grow(case, maja, anna, kim, count: int) -> None:
    for number in range(count):
        line = write(case, maja, f"Rad {number}.", part=("fact", "for")[number % 2])
        said = say(case, anna, "corrects", f"Fel {number}.", line.pk)
        say(case, kim, "comments", f"Mer {number}.", line.pk)
        answer_comment(Actor(maja), case_id=case.pk, comment_id=said.pk, text="Vi rättar.")
        reword(line, maja, f"Rad {number}, rättad.")


def test_reading_and_writing_cost_the_same_at_any_length(
    case, line, maja, anna, kim, maja_client, anna_client, kim_client
):
    ours, hers = (reverse(n, args=[case.pk]) for n in ("review_investigation", "investigation"))
    send = reverse("communicate", args=[case.pk])
    found = []
    for count in (1, 19):
        grow(case, maja, anna, kim, count)
        found.append(
            [
                queries(maja_client, ours),
                queries(maja_client, send),
                queries(anna_client, hers),
                queries(kim_client, hers),
            ]
        )
    assert found[0] == found[1]
    assert found[0] == [9, 9, 8, 10]
    communicate(case, maja)
    assert queries(maja_client, ours) == 10


@pytest.mark.parametrize("name", ["review_investigation", "comment_line", "edit_line"])
def test_what_is_typed_when_a_login_has_ended_comes_back(
    case, line, maja_client, anna_client, name
):
    client = anna_client if name == "comment_line" else maja_client
    args = [case.pk] if name == "review_investigation" else [case.pk, line.pk]
    url = reverse(name, args=args)
    user_id = client.session["_auth_user_id"]
    Session.objects.filter(pk=client.session.session_key).update(expire_date=clock.now())

    stopped = client.post(url, {"text": "Hyran är 6 700.", "page_id": str(uuid4())})

    assert stopped["Location"].startswith("/logga-in/")
    client.force_login(User.objects.get(pk=user_id))
    assert "Hyran är 6 700." in client.get(url).content.decode()
