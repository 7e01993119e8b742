"""How the time of a document stands: the 20 working days of 条例 Art 26 and the 3 of 行政处罚法 Art 48, told by fill, words
and colour."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.casework.signal import Signal, SignalKind, signal
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WEEKDAYS, WorkingDays
from gongkai.publishing.models import Document
from gongkai.publishing.stage import AT_WORK


@dataclass(frozen=True, slots=True)
class DeadlineCard:
    """The card beside a document: `frame` is its class, `left` the figure in days with `unit` behind it or, where no
    figure says it, nothing; `head` and `note` the words around."""

    head: str
    frame: str
    left: str
    unit: str
    due: date
    note: str

    @property
    def due_words(self) -> str:
        """`2026年4月7日（周二）`: a day on which somebody must act is told with its weekday."""
        return f"{chinese_date(self.due)}（{WEEKDAYS[self.due.weekday()]}）"


def signal_of(document: Document, today: date, days: WorkingDays) -> Signal | None:
    """The signal of a document that is to be published or taken down and is not yet; None of every other."""
    due = _due(document)
    return None if due is None else signal(days, today, is_open=True, due=due)


def _due(document: Document) -> date | None:
    if document.withdraw_due is not None:
        return document.withdraw_due
    return document.publish_due if not document.is_public and document.stage in AT_WORK else None


def deadline_card(document: Document, today: date, days: WorkingDays) -> DeadlineCard | None:
    """公开期限 or 撤回期限, of what runs."""
    told, due = signal_of(document, today, days), _due(document)
    if told is None or due is None:
        return None
    if due == document.withdraw_due:
        label, late, left = _("撤回期限"), _("撤回期限已过"), _("撤回期限还剩")
        note = _("处罚决定被变更、撤销等，三个工作日内撤回并公开说明理由，行政处罚法第四十八条")
    else:
        label, late, left = _("公开期限"), _("公开期限已过"), _("公开期限还剩")
        formed = document.date_of_document or document.drafted_on
        since = {"month": formed.month, "day": formed.day}
        note = _("自%(month)s月%(day)s日形成起20个工作日，条例第二十六条") % since
    frame = {SignalKind.LATE: "late", SignalKind.TODAY: "soon", SignalKind.SOON: "soon"}.get(told.kind, "")
    if told.kind is SignalKind.TODAY:
        return DeadlineCard(label, frame, "", _("今天到期"), due, note)
    head = late if told.kind is SignalKind.LATE else left
    return DeadlineCard(head, frame, str(told.days), _("个工作日"), due, note)
