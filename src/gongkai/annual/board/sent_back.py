"""What is sent back to a unit, or kept of all: the findings as spreadsheets, and the letter that says what to mend by when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from gongkai.agencies.models import Agency
from gongkai.annual.board.row import Row
from gongkai.annual.board.tallying import checked
from gongkai.annual.checking import examined
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title
from gongkai.paper.letter_parts import Addressee
from gongkai.paper.table import Head, Table, TableCell
from gongkai.report.finding import CheckResult, Finding, Severity
from gongkai.report.forms import label
from gongkai.report.value import Report
from gongkai.report.writing.finding_rows import FINDING_HEADS, FINDING_WIDTHS, finding_row
from gongkai.report.writing.findings_sheet import FINDINGS_SHEET, write_findings_sheet
from gongkai.report.writing.workbook import workbook, write_list

MEND_WITHIN = 5
"""Working days that a letter leaves for mending; the superior's own choice, no law names it."""
_REPORT = "政府信息公开工作年度报告"
_STATES_SHEET = "报送情况"
_HEADS = (
    "序号",
    "单位",
    "状态",
    "报送期限",
    "期限情况",
    *(severity.label for severity in Severity),
    "新收（件）",
    "办结（件）",
    "结转下年度（件）",
)
_WIDTHS = (6, 36, 10, 12, 14, 8, 8, 8, 12, 12, 16)
_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Looked:
    """A unit's report looked at: findings that nobody has dismissed. Without a report there is nothing to find."""

    row: Row
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    result: CheckResult | None = None


def look(row: Row, year: int) -> Looked:
    """Check the report that counts, else the one that is being written."""
    if row.reported is not None:
        return Looked(row, *checked(row.reported, year))
    if row.report is not None:
        found = examined(row.report)
        return Looked(row, found.report, found.findings, found.result)
    return Looked(row)


def board_workbook(rows: Sequence[Row], year: int) -> bytes:
    """XLSX of all units: where each report stands, and every finding."""
    looked = [look(row, year) for row in rows]
    stream = BytesIO()
    with workbook(stream) as book:
        states = (_state_row(number, one) for number, one in enumerate(looked, 1))
        write_list(book, _STATES_SHEET, _HEADS, _WIDTHS, states)
        write_list(
            book, FINDINGS_SHEET, ("单位", *FINDING_HEADS), (36, *FINDING_WIDTHS), _finding_rows(looked)
        )
    return stream.getvalue()


def _state_row(number: int, one: Looked) -> tuple[str | int, ...]:
    counts = (
        [sum(found.severity is severity for found in one.findings) for severity in Severity]
        if one.report
        else [""] * len(Severity)
    )
    totals = [
        "" if one.report is None or (value := one.report.value(f"t3.{row}@total")) is None else int(value)
        for row in ("received_new", "outcome.total", "carried_out")
    ]
    row = one.row
    return (number, row.unit.name, row.state.label, row.due.isoformat(), row.words, *counts, *totals)


def _finding_rows(looked: Iterable[Looked]) -> Iterator[tuple[str | int, ...]]:
    for one in looked:
        for number, finding in enumerate(one.findings, 1):
            yield (one.row.unit.name, *finding_row(number, finding))


def findings_workbook(one: Looked) -> bytes:
    """XLSX of one unit's findings, to be sent back; without a report it says that there is none."""
    if one.report is None or one.result is None:
        return write_findings_sheet([])
    kept = CheckResult(one.findings, one.result.verdicts)
    return write_findings_sheet([(one.row.unit.name, one.report, kept)])


def letter(one: Looked, year: int, sender: Agency, today: date, mend_by: date) -> Document:
    """The letter to one unit: that its report is missing, what is wrong in it and how to mend that, and by when."""
    unit, name = one.row.unit, f"{year}年{_REPORT}"
    blocks: list[Block] = []
    serious = [found for found in one.findings if found.severity is not Severity.HINT]
    if one.row.is_missing:
        subject = f"关于报送{year}年", f"{_REPORT}的函"
        late = f"，至今没有报送，已逾期{-one.row.days}天" if one.row.is_late else ""
        blocks.append(
            Body(
                f"根据《中华人民共和国政府信息公开条例》第四十九条，你单位{name}应当在"
                f"{chinese_date(one.row.due)}前报送{late}。请在{chinese_date(mend_by)}前报送。"
            )
        )
        if serious:
            blocks.append(Body(f"你单位正在编制的报告，核对发现{len(serious)}处问题，列在后面，请一并改正。"))
    elif serious:
        subject = f"关于修改{year}年", f"{_REPORT}的函"
        blocks.append(
            Body(
                f"你单位报送的{name}已收到。经核对，发现{len(serious)}处问题（见下表）。"
                f"请逐项改正或者说明原因，在{chinese_date(mend_by)}前重新报送。"
            )
        )
    else:
        subject = f"关于{year}年{_REPORT}", "核对情况的函"
        blocks.append(Body(f"你单位报送的{name}已收到。经核对，没有发现错误。"))
    if serious:
        blocks += [Heading("需要改正或者说明的问题"), _table(serious)]
    return Document(
        f"{sender.name}{''.join(subject)}",
        sender.name,
        (
            Title(subject),
            Addressee(unit.name),
            *blocks,
            Signature(sender.name, chinese_date(today)),
        ),
        letterhead=sender.name,
    )


def _table(findings: Sequence[Finding]) -> Table:
    heads = ("序号", "级别", "位置", "问题", "怎样改")
    rows = [tuple(TableCell(head, head=Head.COLUMN) for head in heads)]
    for number, found in enumerate(findings, 1):
        rows.append(
            (
                TableCell(str(number), head=Head.ROW),
                TableCell(found.severity.label),
                TableCell(_place(found), left=True),
                TableCell(found.message, left=True),
                TableCell(found.repair, left=True),
            )
        )
    return Table("核对发现的问题", tuple(rows), (6, 8, 24, 36, 26), _SIZE, head_rows=1)


def _place(found: Finding) -> str:
    """The cells, the first few by name; or the part of the text."""
    named = "；".join(label(code) for code in found.cells[:2])
    more = f"等{len(found.cells)}格" if len(found.cells) > 2 else ""
    if named:
        return named + more
    return f"第{'一二三四五六'[found.section - 1]}部分" if found.section else "全文"
