"""The findings on many reports in one workbook, to be sent back to the units that wrote them."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from gongkai.report.finding import Answer, CheckResult, Severity
from gongkai.report.value import Report
from gongkai.report.writing.finding_rows import FINDING_HEADS, FINDING_WIDTHS, finding_row
from gongkai.report.writing.workbook import workbook, write_list

FILES_SHEET = "文件"
FINDINGS_SHEET = "核对意见"

_FILE_HEADS = (
    "序号",
    "文件",
    "机关",
    "年度",
    *(severity.label for severity in Severity),
    *(answer.label for answer in Answer),
    "没有读成的原因",
)
_FILE_WIDTHS = (6, 36, 30, 8, 8, 8, 8, 8, 8, 10, 50)


class CheckedFile(NamedTuple):
    """A file and what became of it: the report with its result, or in `trouble` why it could not be read."""

    name: str
    report: Report | None = None
    result: CheckResult | None = None
    trouble: str = ""


def write_findings_sheet(files: Iterable[CheckedFile | tuple[str, Report, CheckResult]]) -> bytes:
    """XLSX bytes: one sheet of the files with their counts, one of all findings.

    A plain (name, report, result) does for a file that could be read.
    """
    checked = [CheckedFile(*file) for file in files]
    stream = BytesIO()
    with workbook(stream) as book:
        rows = (_file_row(number, file) for number, file in enumerate(checked, 1))
        write_list(book, FILES_SHEET, _FILE_HEADS, _FILE_WIDTHS, rows)
        heads = ("文件", "机关", "年度", *FINDING_HEADS)
        write_list(book, FINDINGS_SHEET, heads, (30, 26, 8, *FINDING_WIDTHS), _finding_rows(checked))
    return stream.getvalue()


def _who(file: CheckedFile) -> tuple[str, str | int]:
    if file.report is None:
        return "", ""
    return file.report.agency, "" if file.report.year is None else file.report.year


def _file_row(number: int, file: CheckedFile) -> tuple[str | int, ...]:
    if file.result is None:
        counts: tuple[str | int, ...] = ("",) * (len(Severity) + len(Answer))
    else:
        counts = (
            *(len(file.result.of(severity)) for severity in Severity),
            *(file.result.count(answer) for answer in Answer),
        )
    return (number, file.name, *_who(file), *counts, file.trouble)


def _finding_rows(files: Sequence[CheckedFile]) -> Iterator[tuple[str | int, ...]]:
    for file in files:
        for number, finding in enumerate(file.result.findings if file.result else (), 1):
            yield (file.name, *_who(file), *finding_row(number, finding))
