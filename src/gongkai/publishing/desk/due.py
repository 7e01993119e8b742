"""How the time of a document stands: the 20 working days of 条例 Art 26, told by fill, words and colour."""

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
    """The signal of a document that is to be published and is not yet; None of every other."""
    if document.publish_due is None or document.is_public or document.stage not in AT_WORK:
        return None
    return signal(days, today, is_open=True, due=document.publish_due)


def deadline_card(document: Document, today: date, days: WorkingDays) -> DeadlineCard | None:
    """公开期限, of what runs."""
    told = signal_of(document, today, days)
    if told is None or document.publish_due is None:
        return None
    formed = document.date_of_document or document.drafted_on
    since = {"month": formed.month, "day": formed.day}
    note = _("自%(month)s月%(day)s日形成起20个工作日，条例第二十六条") % since
    frame = {SignalKind.LATE: "late", SignalKind.TODAY: "soon", SignalKind.SOON: "soon"}.get(told.kind, "")
    head = _("公开期限已过") if told.kind is SignalKind.LATE else _("公开期限还剩")
    if told.kind is SignalKind.TODAY:
        return DeadlineCard(_("公开期限"), frame, "", _("今天到期"), document.publish_due, note)
    return DeadlineCard(head, frame, str(told.days), _("个工作日"), document.publish_due, note)
