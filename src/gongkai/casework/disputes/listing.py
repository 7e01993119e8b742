"""Reviews and suits as a workbook, to work through or to send: what it says of each names no claimant."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from gongkai.casework.models import Dispute
from gongkai.report.writing.workbook import workbook, write_list

HEADS = (
    "编号",
    "类型",
    "被申请人或者被告",
    "争议的事项",
    "事由",
    "复议机关或者法院",
    "案号",
    "受理或者立案日期",
    "审结日期",
    "结果",
)
WIDTHS = (24, 18, 24, 48, 12, 24, 24, 14, 12, 12)


def workbook_of(disputes: Iterable[Dispute]) -> bytes:
    """XLSX of the reviews and suits."""
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, "复议诉讼", HEADS, WIDTHS, _rows(disputes))
    return stream.getvalue()


def _rows(disputes: Iterable[Dispute]) -> Iterator[tuple[str, ...]]:
    for one in disputes:
        yield (
            one.number,
            one.get_kind_display(),
            one.agency_name,
            one.title,
            one.get_cause_display(),
            one.organ,
            one.docket,
            one.filed_on.isoformat(),
            one.closed_on.isoformat() if one.closed_on else "",
            one.get_result_display() if one.result else "尚未审结",
        )
