"""Letting go of personal data: what was sealed and attached goes, what happened and what is counted stays."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.records.append import append, lock
from gongkai.records.attachments import store
from gongkai.records.models import Attachment, Case, Secret
from gongkai.records.moment import Moment
from gongkai.records.own_kind import OwnKind
from gongkai.records.vault.masking import ERASED

ClosedBy = Callable[[date], QuerySet[Case]]
"""The cases that were closed on or before a day, and are still. Only casework knows."""


@transaction.atomic
def erase(
    case: Case, when: Moment, actor: Actor, reason: str, forget: Callable[[Case], None] | None = None
) -> bool:
    """Erase the personal data and the attachments of a case, on the record; False where nothing was left.

    `forget` clears, in the same transaction, what other rooms keep in free words.

    Ciphertext, index and file keys are gone when the transaction ends, the files themselves right after it.
    """
    locked = lock(case.pk)
    attachments = Attachment.objects.kept().filter(case=locked)
    stored = list(attachments.values_list("stored", flat=True))
    secrets = Secret.objects.kept().filter(case=locked)
    gone = secrets.update(sealed=b"", key="", blind="", masked=ERASED, erased_at=when.at)
    attachments.update(wrapped_key=b"", key="", name=ERASED, erased_at=when.at)
    if not gone and not stored:
        return False
    if forget:
        forget(locked)
    append(
        locked,
        OwnKind.PERSONAL_DATA_ERASED,
        on=when.today,
        actor=actor,
        when=when,
        data={"reason": reason, "secrets": gone, "attachments": len(stored)},
    )
    for name in stored:
        transaction.on_commit(partial(store.remove, name))
    return True


def due_for_erasure(today: date, closed_by: ClosedBy) -> QuerySet[Case]:
    """Cases closed `GONGKAI_RETENTION_YEARS` years ago or longer that still hold personal data, oldest number first."""
    held = [
        Exists(kept.filter(case=OuterRef("pk")))
        for kept in (Secret.objects.kept(), Attachment.objects.kept())
    ]
    return closed_by(_years_before(today, settings.RETENTION_YEARS)).filter(held[0] | held[1]).order_by("pk")


def erase_due(
    when: Moment, closed_by: ClosedBy, most: int = 500, forget: Callable[[Case], None] | None = None
) -> int:
    """The daily job: erase what is due, each case in a transaction of its own; how many cases."""
    reason = f"办结满{settings.RETENTION_YEARS}年，按保存期限清除"
    due = list(due_for_erasure(when.today, closed_by)[:most])
    return sum(erase(case, when, SYSTEM, reason, forget) for case in due)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
