"""Entering rows one by one and many at once, and changing one: every declaration is held to, everything is on the record."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.law.wording import chinese_date
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.canonical import canonical, sm3
from gongkai.records.moment import Moment
from gongkai.registers.books import written_in
from gongkai.registers.event_kind import EventKind
from gongkai.registers.history import since
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow
from gongkai.registers.overtaken import Overtaken
from gongkai.registers.recorded import recorded
from gongkai.registers.repeated import repeated

Values = Mapping[str, Any]
"""By names of `Ledger.fields`: days, numbers, values of choices, units and items as rows; what is left out is empty."""
_ROWS = 500


def enter(agency: Agency, ledger: Ledger, values: Values, actor: Actor, when: Moment) -> LedgerRow:
    """A row. Raises `ValidationError` by field, and `LedgerRefused` where the ledger is switched off."""
    with written_in(agency, ledger, actor, when) as book:
        row = row_of(agency, ledger, values, actor, when)
        row.save()
        book.record(EventKind.ROW_ENTERED, row=row.pk, values=recorded(row, ledger))
    return row


def bring_in(agency: Agency, ledger: Ledger, rows: Sequence[Values], actor: Actor, when: Moment) -> int:
    """All rows or none, as one event; how many. Raises as `enter` does, naming the row counted from 1."""
    with written_in(agency, ledger, actor, when) as book:
        made = []
        for number, values in enumerate(rows, 1):
            try:
                made.append(row_of(agency, ledger, values, actor, when, named=False))
            except ValidationError as wrong:
                raise LedgerRefused(f"第{number}行：{''.join(wrong.messages)}") from wrong
        if wrong_at := _foreign(agency, ledger, made):
            raise LedgerRefused("".join(wrong_at.values()))
        for place, says in repeated(agency, ledger, made).items():
            raise LedgerRefused(f"第{place + 1}行：{says}")
        if made:
            ledger.model._default_manager.bulk_create(made, batch_size=_ROWS)
            digest = sm3(canonical([recorded(row, ledger) for row in made]))
            book.record(EventKind.ROWS_BROUGHT_IN, rows=len(made), digest=digest)
    return len(made)


def change(
    row: LedgerRow, ledger: Ledger, values: Values, seen: int, actor: Actor, when: Moment
) -> LedgerRow:
    """The row with other values; `seen` is how many events its book had when they were read.

    What is the same leaves no event. Raises `Overtaken` where somebody has changed the row since, else as `enter`.
    """
    with written_in(row.agency, ledger, actor, when) as book:
        changed = ledger.model._default_manager.get(pk=row.pk)
        if changed.struck_at:
            raise LedgerRefused("这一条已经划销。先恢复，再修改。")
        before = recorded(changed, ledger)
        if events := since(book.book, changed, seen):
            raise Overtaken(events, before)
        _set(changed, ledger, values)
        _complete(changed, ledger, when)
        after = recorded(changed, ledger)
        names = [name for name in ledger.fields if after[name] != before[name]]
        if names:
            changed.save(update_fields=names)
            was, now = ({name: texts[name] for name in names} for texts in (before, after))
            book.record(EventKind.ROW_CHANGED, row=changed.pk, was=was, now=now)
    return changed


def row_of(
    agency: Agency, ledger: Ledger, values: Values, actor: Actor, when: Moment, *, named: bool = True
) -> LedgerRow:
    """A row as it would be entered, filled and checked, not saved. Raises `ValidationError` by field.

    `named`: whether units and items, and what occurs once, are looked up here, or for many rows together.
    """
    row = ledger.model(agency=agency, entered_by=str(actor), entered_at=when.at)
    _set(row, ledger, values)
    _complete(row, ledger, when, named=named)
    return row


def _set(row: LedgerRow, ledger: Ledger, values: Values) -> None:
    if strange := set(values) - set(ledger.fields):
        raise TypeError(f"{ledger.code}: {', '.join(sorted(strange))}")
    for name, value in values.items():
        setattr(row, name, value)


def _complete(row: LedgerRow, ledger: Ledger, when: Moment, *, named: bool = True) -> None:
    """Filled and checked, as `row_of` says."""
    # Whether what is named is there and the agency's own, one question tells for all rows.
    links = [field.name for field in row._meta.fields if isinstance(field, models.ForeignKey)]
    missing = [name for name in links if name in ledger.fields and _lacks(row, name)]
    ledger.fill(row, when.today)
    wrong: dict[str, Any] = dict.fromkeys(missing, "还没有选。")
    try:
        row.clean_fields(exclude=links)
    except ValidationError as error:
        wrong |= error.message_dict
    for name in ledger.past:
        day = getattr(row, name)
        if name not in wrong and day and day > when.today:
            wrong[name] = f"{chinese_date(day)}还没有到。写实际的日期。"
    if named:
        wrong |= _foreign(row.agency, ledger, [row])
        if again := repeated(row.agency, ledger, [row]):
            wrong[ledger.once[0]] = again[0]
    if wrong:
        raise ValidationError(wrong)
    ledger.check(row)


def _lacks(row: LedgerRow, name: str) -> bool:
    field = row._meta.get_field(name)
    return not field.null and getattr(row, field.attname) is None  # type: ignore[union-attr]


def _foreign(agency: Agency, ledger: Ledger, rows: Sequence[LedgerRow]) -> dict[str, str]:
    """What is wrong with units and items that rows name, by field; one question for each such field that is used."""
    wrong = {}
    for field in ledger.model._meta.fields:
        if not isinstance(field, models.ForeignKey) or field.name not in ledger.fields:
            continue
        named = {pk for row in rows if (pk := getattr(row, field.attname)) is not None}
        theirs = field.related_model._default_manager.filter(agency=agency, pk__in=named)
        if named and theirs.count() < len(named):
            wrong[field.name] = f"“{field.verbose_name}”不是本机关的。从本机关的里面选。"
    return wrong
