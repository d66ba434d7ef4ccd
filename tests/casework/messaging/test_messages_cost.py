"""The pages about messages cost the same however many there are and however many read them."""

from applications.access import Actor, Verb
from applications.actions.messages import mark_read
from applications.models import Case, Draft
from applications.questions.messaging import with_unread_messages
from tests.access.test_query_counts import queries
from tests.casework.messaging.writing import asking, hers, ours, write
from tests.documents.making import make_document


def grow(case, people, count: int) -> None:
    draft = Draft.objects.get(pk=case.pk)
    for number in range(count):
        for by in people:
            message = write(case, by, f"Meddelande {number}.")
            make_document(by, draft, kind=f"message-{message.pk}", is_sent=True)
        for by in people:
            verb = Verb.ANSWER_MESSAGE if by.is_staff_member else Verb.READ_MESSAGES
            mark_read(Actor(by), case_id=case.pk, until=message.pk, verb=verb)


def test_messages_cost_the_same_at_any_length(
    case, anna, maja, kim, anna_client, maja_client, kim_client
):
    found = []
    for count in (1, 19):
        grow(case, (anna, maja, kim), count)
        found.append(
            [
                queries(anna_client, hers(case)),
                queries(kim_client, hers(case)),
                queries(maja_client, ours(case)),
                queries(anna_client, asking(case)),
            ]
        )
    assert found[0] == found[1]
    assert found[0] == [8, 9, 8, 7]


def test_how_many_wait_comes_with_the_case(case, anna, maja, django_assert_num_queries):
    write(case, anna)
    for _number in range(3):
        write(case, maja)
    with django_assert_num_queries(1):
        shown = with_unread_messages(Case.objects.filter(pk=case.pk), anna).get()
    assert shown.unread_messages == 3
