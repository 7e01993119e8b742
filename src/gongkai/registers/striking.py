"""Striking a row out that was entered by mistake, and taking that back: it stays to be read, with who did it and why."""

from gongkai.agencies.actor import Actor
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.moment import Moment
from gongkai.registers.books import written_in
from gongkai.registers.event_kind import EventKind
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow
from gongkai.registers.repeated import repeated

_STRUCK = ("struck_at", "struck_by", "struck_why")


def strike(row: LedgerRow, ledger: Ledger, reason: str, actor: Actor, when: Moment) -> LedgerRow:
    """The row counts no more. Raises `LedgerRefused`."""
    why = _why(reason)
    with written_in(row.agency, ledger, actor, when) as book:
        struck = ledger.model._default_manager.get(pk=row.pk)
        if struck.struck_at:
            raise LedgerRefused(f"已经由{struck.struck_by}划销：{struck.struck_why}。")
        struck.struck_at, struck.struck_by, struck.struck_why = when.at, str(actor), why
        struck.save(update_fields=_STRUCK)
        book.record(EventKind.ROW_STRUCK, row=struck.pk, reason=why)
    return struck


def restore(row: LedgerRow, ledger: Ledger, reason: str, actor: Actor, when: Moment) -> LedgerRow:
    """The row counts again; why it was struck out stays on the record. Raises `LedgerRefused`."""
    why = _why(reason)
    with written_in(row.agency, ledger, actor, when) as book:
        restored = ledger.model._default_manager.get(pk=row.pk)
        if not restored.struck_at:
            raise LedgerRefused("这一条没有划销，不用恢复。")
        restored.struck_at, restored.struck_by, restored.struck_why = None, "", ""
        # What was right when it was struck out may be entered twice by now.
        ledger.check(restored)
        for says in repeated(restored.agency, ledger, [restored]).values():
            raise LedgerRefused(says)
        restored.save(update_fields=_STRUCK)
        book.record(EventKind.ROW_RESTORED, row=restored.pk, reason=why)
    return restored


def _why(reason: str) -> str:
    why = " ".join(reason.split())
    if not why:
        raise LedgerRefused("还没有写原因。写清为什么，例如：与上一条重复登记。", "reason")
    return why
