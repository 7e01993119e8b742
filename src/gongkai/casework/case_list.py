"""A list of cases as a workbook, to work through or to send: what it says of each names no applicant."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from gongkai.casework.models import Spell
from gongkai.law.outcome import OUTCOMES, Outcome
from gongkai.report.writing.workbook import workbook, write_list

HEADS = ("登记编号", "受理机关", "申请内容", "申请人类别", "渠道", "收到日期", "办结日期", "办理结果")
WIDTHS = (24, 24, 48, 16, 20, 12, 12, 32)


def case_list(spells: Iterable[Spell]) -> bytes:
    """XLSX of the applications that these spells count."""
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, "案件", HEADS, WIDTHS, _rows(spells))
    return stream.getvalue()


def _rows(spells: Iterable[Spell]) -> Iterator[tuple[str, ...]]:
    for spell in spells:
        one = spell.application
        yield (
            one.number,
            one.agency_name,
            one.title,
            one.get_applicant_kind_display(),
            one.get_channel_display(),
            spell.entered_on.isoformat(),
            spell.left_on.isoformat() if spell.left_on else "",
            OUTCOMES[Outcome(spell.outcome)].label if spell.outcome else "",
        )
