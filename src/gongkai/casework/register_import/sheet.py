"""A spreadsheet of any kind as plain rows of text: what it shows, with merged cells filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.errors import EmptyFile, Encrypted, ReportError, ToolMissing
from gongkai.report.reading.blocks import Document, Grid, GridCell
from gongkai.report.reading.csv import read_form_csv
from gongkai.report.reading.encoding import decode
from gongkai.report.reading.kind import SourceKind, kind_of
from gongkai.report.reading.limits import MEGABYTE, check_size
from gongkai.report.reading.office import converted
from gongkai.report.reading.package import Package, attribute
from gongkai.report.reading.xlsx import read_xlsx

MAX_BYTES = 16 * MEGABYTE
"""A register of ten thousand applications has about one megabyte."""


class RegisterUnreadable(Exception):
    """A file that is no register or cannot be read; `str()` is a Chinese sentence: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number in the sheet, and its texts column by column."""

    line: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows and the letters of its columns (`A` … of a workbook, `第1列` … of a text file).

    `hidden` counts rows that the file hides, by a filter for example; they are not read.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    hidden: int = 0

    def reference(self, column: int, line: int) -> str:
        """`C7`, or `第7行第3列`."""
        letters = self.columns[column]
        return f"{letters}{line}" if letters.isascii() else f"第{line}行{letters}"


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of an XLSX, XLS, ET, ODS or CSV file that hold anything, in order; `name` is the file's name.

    Raises `RegisterUnreadable`.
    """
    try:
        check_size(len(data), MAX_BYTES)
        sheets = tuple(_sheets(data, name))
    except EmptyFile:
        raise RegisterUnreadable("文件是空的。重新导出台账后再选。") from None
    except (Encrypted, ToolMissing) as error:
        raise RegisterUnreadable(str(error)) from error
    except ReportError as error:
        raise RegisterUnreadable(
            "这个文件读不出表格：不是电子表格，或已损坏，或过大（超过16 MB或20万格）。"
            "用 Excel 或 WPS 打开台账，只留台账的工作表，另存为 .xlsx 后再选。"
        ) from error
    if not sheets:
        raise RegisterUnreadable("文件里没有可见的内容。取消工作表的隐藏，另存后再选。")
    return sheets


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    kind = kind_of(data, name)
    if kind is SourceKind.OLD_SHEET:
        data, kind = converted(data, kind), SourceKind.XLSX
    if kind is SourceKind.XLSX:
        hidden = _hidden_rows(data)
        for grid in _grids(read_xlsx(data)):
            title = (grid.where.sheet if grid.where else "") or ""
            yield _sheet(grid, title, hidden.get(title, 0))
    elif kind in (SourceKind.CSV, SourceKind.TEXT):
        for grid in _grids(read_form_csv(decode(data))):
            yield _sheet(grid, "", 0)
    else:
        raise RegisterUnreadable(
            "这不是电子表格。台账要用 .xlsx、.xls、.et、.ods 或 .csv；Word 里的表格先复制到 Excel 或 WPS 表格中。"
        )


def _grids(document: Document) -> Iterator[Grid]:
    return (block for block in document.blocks if isinstance(block, Grid))


def _sheet(grid: Grid, title: str, hidden: int) -> Sheet:
    width = max(map(len, grid.rows), default=0)
    letters = [f"第{column + 1}列" for column in range(width)]
    filled: dict[tuple[int, int], str] = {}
    rows = []
    for y, row in enumerate(grid.rows):
        line = y + 1
        texts = []
        for x, cell in enumerate(row):
            if cell is not None:
                line = _place(cell, x, letters) or line
                for below in range(cell.rows):
                    for beside in range(cell.columns):
                        filled[y + below, x + beside] = cell.text
            texts.append(filled.get((y, x), "").strip())
        rows.append(SheetRow(line, tuple(texts)))
    return Sheet(title, tuple(letters), tuple(rows), hidden)


def _place(cell: GridCell, column: int, letters: list[str]) -> int | None:
    """The line of the cell; its letters are noted on the way."""
    where = cell.where
    if where is None or not where.reference:
        return where.line if where else None
    letters[column] = where.reference.rstrip("0123456789")
    return int(where.reference[len(letters[column]) :])


def _hidden_rows(data: bytes) -> dict[str, int]:
    """Rows with something in them that a visible sheet hides, by the sheet's name."""
    package = Package(data)
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
    parts = dict(package.relations(main, "worksheet"))
    found = {}
    for sheet in package.xml(main).iter("{*}sheet"):
        part = parts.get(attribute(sheet, "id") or "")
        if part and attribute(sheet, "state") not in ("hidden", "veryHidden"):
            rows = package.xml(part).iter("{*}row")
            found[sheet.get("name") or ""] = sum(
                row.get("hidden") in ("1", "true")
                and any(row.find(f".//{{*}}{tag}") is not None for tag in ("v", "is"))
                for row in rows
            )
    return found
