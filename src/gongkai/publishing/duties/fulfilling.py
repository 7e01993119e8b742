"""Saying which document fulfilled a duty for a period; which may have, the publications themselves propose."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.publishing.duties.period import period_ends
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, Duty, DutyDone

PROPOSED = 20
"""Documents offered for a period."""


def proposed(duty: Duty, period_end: date) -> QuerySet[Document]:
    """Public documents of the duty's kind and column that appeared once the period was over, the earliest first, and
    that have not fulfilled it for another."""
    over = timezone.make_aware(datetime.combine(period_end + timedelta(days=1), time()))
    rows = Document.objects.filter(agency=duty.agency_id, is_public=True, published_at__gte=over)
    if duty.kind:
        rows = rows.filter(kind=duty.kind)
    if duty.column_id:
        rows = rows.filter(column=duty.column_id)
    used = DutyDone.objects.filter(duty=duty).values("document")
    return rows.exclude(pk__in=used).order_by("published_at", "pk")[:PROPOSED]


@transaction.atomic
def fulfil(duty: Duty, period_end: date, document_id: int, today: date) -> DutyDone:
    """Keep the document as that of the period; raises `LedgerRefused` for a period or document that cannot be meant."""
    duty = Duty.objects.select_for_update(no_key=True).get(pk=duty.pk)
    if period_end not in period_ends(duty.period, duty.since, duty.until, today):
        raise LedgerRefused(_("没有这一期，或者这一期还没有结束。"), "document")
    if DutyDone.objects.filter(duty=duty, period_end=period_end).exists():
        raise LedgerRefused(_("这一期已经登记过。刷新页面核对。"), "document")
    document = next((one for one in proposed(duty, period_end) if one.pk == document_id), None)
    if document is None:
        raise LedgerRefused(_("这份信息不是期末以后公开的，或者类型、栏目不符。从列出的选。"), "document")
    return DutyDone.objects.create(duty=duty, period_end=period_end, document=document)
