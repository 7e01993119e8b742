"""What happened to a row, in words: who entered, changed or struck it out, when, and what it said before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Q

from gongkai.records.models import Event
from gongkai.registers.event_kind import EventKind
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import Book, LedgerRow

_SAYS = {
    EventKind.ROW_ENTERED: "登记",
    EventKind.ROWS_BROUGHT_IN: "导入",
    EventKind.ROW_CHANGED: "修改",
    EventKind.ROW_STRUCK: "划销",
    EventKind.ROW_RESTORED: "恢复",
    EventKind.FILE_ADDED: "加入材料",
    EventKind.FILE_REMOVED: "移除材料",
}
CHANGES = (EventKind.ROW_CHANGED, EventKind.ROW_STRUCK, EventKind.ROW_RESTORED)
"""After which the row is another than it was read."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, in words; empty for nothing."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Happening:
    """`note` is the reason, the name of a file, or with how many others a row was brought in."""

    on: date
    at: datetime
    who: str
    says: str
    note: str = ""
    changes: tuple[Change, ...] = ()


def history(row: LedgerRow, ledger: Ledger) -> list[Happening]:
    """Newest first. Three questions to the database, one more for each kind of thing that changes name (units, items)."""
    book = Book.objects.filter(agency=row.agency_id, ledger=ledger.code).first()
    if book is None:
        return []
    brought = Q(kind=EventKind.ROWS_BROUGHT_IN, at=row.entered_at)
    events = list(Event.objects.filter(_of(row) | brought, case=book.pk).order_by("-seq"))
    if any(event.kind == EventKind.ROW_ENTERED for event in events):
        # Others that were brought in at the same moment are not this row.
        events = [event for event in events if event.kind != EventKind.ROWS_BROUGHT_IN]
    words = Words(ledger, [event.values.get(side, {}) for event in events for side in ("was", "now")])
    return [_happening(event, words) for event in events]


def since(book: Book, row: LedgerRow, seen: int) -> Sequence[Event]:
    """How the row was changed after its book had `seen` events, in order."""
    return list(Event.objects.filter(_of(row), case=book.pk, seq__gt=seen, kind__in=CHANGES).in_order())


def _of(row: LedgerRow) -> Q:
    """Events that name the row. In canonical JSON a text cannot look so, its quotation marks being escaped."""
    return Q(data__contains=f'"row":{row.pk},') | Q(data__contains=f'"row":{row.pk}}}')


def _happening(event: Event, words: "Words") -> Happening:
    values = event.values
    note = values.get("reason") or values.get("name") or ""
    if event.kind == EventKind.FILE_REMOVED:
        note = f"{values['name']}：{values['reason']}"
    if event.kind == EventKind.ROWS_BROUGHT_IN:
        note = f"同一次共{values['rows']}条"
    changes = tuple(
        Change(words.label(name), words.of(name, values["was"][name]), words.of(name, values["now"][name]))
        for name in words.in_order(values.get("now", {}))
    )
    return Happening(event.on, event.at, event.actor_name, _SAYS[EventKind(event.kind)], note, changes)


class Words:
    """What the texts that events keep mean to a reader."""

    def __init__(self, ledger: Ledger, kept: Iterable[dict[str, str]]) -> None:
        self._fields = {name: ledger.model._meta.get_field(name) for name in ledger.fields}
        texts = [(name, text) for values in kept for name, text in values.items() if text]
        self._named: dict[str, dict[str, str]] = {}
        for name, field in self._fields.items():
            numbers = {int(text) for at, text in texts if at == name} if field.is_relation else set()
            if numbers:
                rows = field.related_model._default_manager.filter(pk__in=numbers)  # type: ignore[union-attr]
                self._named[name] = {str(row.pk): str(row) for row in rows}

    def label(self, name: str) -> str:
        """责任科室."""
        return str(self._fields[name].verbose_name)  # type: ignore[union-attr]

    def in_order(self, names: Iterable[str]) -> list[str]:
        """As they are entered."""
        asked = set(names)
        return [name for name in self._fields if name in asked]

    def of(self, name: str, text: str) -> str:
        """The text in words."""
        field = self._fields[name]
        if not text:
            return ""
        if field.is_relation:
            return self._named[name].get(text, text)
        if isinstance(field, models.BooleanField):
            return "是" if text == "True" else "否"
        choices: dict[str, object] = dict(field.flatchoices)  # type: ignore[union-attr]
        return str(choices.get(text, text))
