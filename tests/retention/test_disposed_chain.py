"""What is left of a file that was disposed of is guarded and verified as before."""

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.utils import DatabaseError

from applications.actions.disposing import carry_out, plan_disposal
from applications.errors import LedgerBroken
from applications.management.verification import verify_everything
from applications.models import Application, DisposalPermit, Message


def test_without_a_permit_the_database_refuses_as_ever(old_case):
    refused = (IntegrityError, OperationalError, DatabaseError)
    table = Message._meta.db_table
    with pytest.raises(refused), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
    with transaction.atomic():
        DisposalPermit.objects.create()
        with pytest.raises(refused), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM applications_caseevent")
        transaction.set_rollback(True)
    assert Message.objects.exists()


def test_a_permit_that_stands_is_found(old_case):
    DisposalPermit.objects.create()
    with pytest.raises(LedgerBroken, match="permit"):
        verify_everything()


def test_content_that_is_left_or_taken_without_a_disposal_is_found(old_case, later):
    carry_out(plan_disposal().pk)
    application = Application.objects.get()
    application.content = {"sections": []}
    application.save(update_fields=["content"])
    with pytest.raises(LedgerBroken):
        verify_everything()
