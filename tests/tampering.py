"""What an intruder does to the record, and what the one command then says."""

from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from gongkai.agencies.actor import SYSTEM
from gongkai.records.append import append, lock
from gongkai.records.chain import BEGINNING, digest
from gongkai.records.finding import Fault
from gongkai.records.models import Case, Event
from gongkai.records.moment import Moment
from gongkai.records.verification import verify

KINDS = ("registered", "receipt_confirmed", "assigned", "decided", "letter_dispatched")


def add(case: Case, when: Moment, *kinds: str) -> None:
    with transaction.atomic():
        locked = lock(case.pk)
        for kind in kinds:
            append(locked, kind, on=when.today, actor=SYSTEM, when=when, data={"步骤": kind})


def run(*arguments: str) -> str:
    """What the command prints; its closing sentence too where it fails."""
    out, status, closing = StringIO(), 0, ""
    try:
        call_command("verify_records", *arguments, stdout=out)
    except CommandError as failed:
        status, closing = failed.returncode, str(failed)
    printed = out.getvalue() + closing
    assert status == (0 if printed.endswith("没有不符。\n") else 1)
    return printed


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def faults() -> list[tuple[Fault, int | None, int | None]]:
    return [(finding.fault, finding.case, finding.seq) for finding in verify()]


def remake(case: Case) -> None:
    """What an intruder does who knows the program but not the key: alter an event and make the chain anew."""
    sql("UPDATE records_event SET data = '{}' WHERE case_id = %s AND seq = 2", case.pk)
    before = BEGINNING
    for event in Event.objects.filter(case=case).in_order():
        before = digest(before, event.entry)
        sql("UPDATE records_event SET digest = %s WHERE id = %s", before, event.pk)
    sql("UPDATE records_case SET head = %s WHERE id = %s", before, case.pk)
