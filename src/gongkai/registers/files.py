"""Files of a row (材料): kept with it, and taken away with a reason when they do not belong there."""

from typing import IO

from gongkai.agencies.actor import Actor
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.attachments import attach
from gongkai.records.models import Purpose
from gongkai.records.moment import Moment
from gongkai.registers.books import written_in
from gongkai.registers.event_kind import EventKind
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow, RowFile


def files_of(row: LedgerRow, ledger: Ledger) -> list[RowFile]:
    """Those that are kept, in the order in which they came; one question to the database."""
    kept = RowFile.objects.filter(
        book__agency=row.agency_id, book__ledger=ledger.code, row=row.pk, removed_at=None
    )
    return list(kept.select_related("attachment").order_by("pk"))


def add_file(
    row: LedgerRow, ledger: Ledger, name: str, content: bytes | IO[bytes], actor: Actor, when: Moment
) -> RowFile:
    """Keep a file with the row. Raises `records.attachments.Refused` and `LedgerRefused`."""
    with written_in(row.agency, ledger, actor, when) as book:
        added = attach(book.book.case, Purpose.LEDGER_FILE, name, content, actor, when)
        book.record(
            EventKind.FILE_ADDED, row=row.pk, attachment=added.pk, digest=added.digest, name=added.name
        )
        return RowFile.objects.create(book=book.book, row=row.pk, attachment=added)


def remove_file(
    row: LedgerRow, ledger: Ledger, number: int, reason: str, actor: Actor, when: Moment
) -> RowFile:
    """The file is shown no more; it is kept, as the event that names it says. Raises `LedgerRefused`."""
    why = " ".join(reason.split())
    if not why:
        raise LedgerRefused("还没有写原因。写清为什么移除，例如：传错了文件。", "reason")
    with written_in(row.agency, ledger, actor, when) as book:
        kept = RowFile.objects.filter(book=book.book, row=row.pk, attachment=number, removed_at=None)
        file = kept.select_related("attachment").first()
        if file is None:
            raise LedgerRefused("这份材料已经移除。")
        file.removed_at = when.at
        file.save(update_fields=["removed_at"])
        name = file.attachment.name
        book.record(EventKind.FILE_REMOVED, row=row.pk, attachment=number, name=name, reason=why)
    return file
