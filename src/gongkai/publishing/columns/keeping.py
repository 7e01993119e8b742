"""Changing the columns and topics of a platform."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.publishing.columns.version import count_up
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Column, Publication, Section, Topic
from gongkai.records.moment import Moment

_FIXED = (Section.GUIDE, Section.RULES, Section.REPORTS)
"""Every platform has these (国办公开办函〔2019〕61号)."""


@transaction.atomic
def keep_column(column: Column) -> None:
    """Add or change it; the public sees it at once. Raises `LedgerRefused`."""
    if not column.in_use:
        _may_go(column)
    column.save()
    count_up(column.agency)


def _may_go(column: Column) -> None:
    """Only a column without documents goes out of use: no page may disappear with its column."""
    if column.section in _FIXED:
        raise LedgerRefused(_("公开平台的法定栏目不能停用。"), "in_use")
    documents = Publication.objects.filter(agency=column.agency, column=column).count() if column.pk else 0
    if documents:
        says = _("栏目里还有%(documents)s件公开的文件。先调整到别的栏目，再停用。")
        raise LedgerRefused(says % {"documents": documents}, "in_use")


@transaction.atomic
def note_revision(column: Column, when: Moment) -> None:
    """The column was gone through and is right as of today: the yearly revision."""
    Column.objects.filter(pk=column.pk).update(revised_on=when.today)
    count_up(column.agency)


@transaction.atomic
def keep_topic(topic: Topic) -> None:
    """Open, change or archive it; its documents stay where they are."""
    topic.save()
    count_up(topic.agency)
