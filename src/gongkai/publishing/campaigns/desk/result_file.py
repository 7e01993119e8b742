"""The result of a clean-up as a workbook: its documents, and how many of each section and result."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.table_file import named_file
from gongkai.publishing.campaigns.access import items_seen_by
from gongkai.publishing.campaigns.progress import by_result, by_unit, whole
from gongkai.publishing.models import Campaign, CampaignItem
from gongkai.report.writing import Kind
from gongkai.report.writing.workbook import workbook, write_list

_HEADS = (
    "序号",
    "标题",
    "发文字号",
    "成文日期",
    "责任科室",
    "清理意见",
    "理由",
    "提出日期",
    "办理日期",
    "现在的有效性",
)
_WIDTHS = (6, 60, 24, 12, 16, 12, 40, 12, 12, 12)


@require_safe
def export(_request: HttpRequest, actor: Actor, row: Campaign) -> HttpResponse:
    """What the actor sees of it."""
    items = items_seen_by(actor).filter(campaign=row)
    listed = items.select_related("document", "unit").defer("document__body", "document__particulars")
    rows = listed.order_by("document__date_of_document", "document").iterator(chunk_size=1000)
    shares = by_unit(items)
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, _("清理结果"), _HEADS, _WIDTHS, _cells(rows))
        units = [
            (one.name, one.total, one.decided, one.done, one.unfinished) for one in [*shares, whole(shares)]
        ]
        write_list(
            book,
            _("各科室进度"),
            ("科室", "文件", "提出意见", "已办理", "未办结"),
            (40, 10, 10, 10, 10),
            units,
        )
        write_list(book, _("各种意见"), ("清理意见", "件数"), (20, 10), by_result(items))
    return named_file(stream.getvalue(), f"{row.agency.name}{row.title}", Kind.XLSX)


def _cells(rows: Iterable[CampaignItem]) -> Iterator[tuple[str | int, ...]]:
    for number, one in enumerate(rows, 1):
        document = one.document
        yield (
            number,
            document.title,
            document.document_number,
            str(document.date_of_document or ""),
            one.unit.name if one.unit else "",
            one.get_result_display(),
            one.reason,
            *(str(day or "") for day in (one.decided_on, one.done_on)),
            document.get_validity_display(),
        )
