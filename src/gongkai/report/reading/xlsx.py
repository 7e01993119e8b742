"""Reader of XLSX: what each visible sheet shows, cell by cell, with merged cells.

The sheet's XML is read directly: `openpyxl` in its read-only way does not tell merged cells, in the other it
allots every cell up to the last one used, and in both a formula whose result was never stored looks like a blank.
Here such a cell keeps its formula as text, which no one takes for a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongkai.report.errors import Broken, TooLarge
from gongkai.report.reading.blocks import Block, Document, Grid, GridCell
from gongkai.report.reading.limits import MAX_GRID_PLACES, MAX_SHEETS, too_many_cells
from gongkai.report.reading.package import Package, attribute, local
from gongkai.report.reading.sheet import blocks_of_sheet
from gongkai.report.value import Where

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MERGED = re.compile(r"([A-Z]{1,3}[1-9]\d{0,6}):([A-Z]{1,3}[1-9]\d{0,6})")


@dataclass(slots=True)
class _Sheet:
    """Cells by (row, column), both from 1, and the merged ranges as (top, left, bottom, right)."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_xlsx(data: bytes) -> Document:
    """Paragraphs and grids of the visible sheets, in order; hidden sheets, rows and columns are not read.

    Raises `Broken`, `Encrypted`, `Dangerous` or `TooLarge`.
    """
    return Document(tuple(_Workbook(Package(data)).blocks()))


class _Workbook:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
        self._book = package.xml(self._main)
        self._strings = [
            text
            for part in package.related(self._main, "sharedStrings")
            for text in _strings(package.xml(part))
        ]
        self._dates = [
            is_date
            for part in package.related(self._main, "styles")
            for is_date in _date_styles(package.xml(part))
        ]
        properties = next(self._book.iter("{*}workbookPr"), None)
        self._counts_from_1904 = properties is not None and attribute(properties, "date1904") in ("1", "true")

    def blocks(self) -> Iterator[Block]:
        parts = dict(self._package.relations(self._main, "worksheet"))
        sheets = list(self._book.iter("{*}sheet"))
        if len(sheets) > MAX_SHEETS:
            raise TooLarge(
                f"工作簿有 {len(sheets)} 张工作表，超过 {MAX_SHEETS} 张的上限。请只保留年度报告的工作表。"
            )
        if not any(attribute(sheet, "id") in parts for sheet in sheets):
            raise Broken("工作簿里没有能读的工作表，文件可能已损坏。请用 Excel 或 WPS 打开后另存一次再试。")
        places = 0
        for number, sheet in enumerate(sheets, start=1):
            part = parts.get(attribute(sheet, "id") or "")
            if part is None or attribute(sheet, "state") in ("hidden", "veryHidden"):
                continue
            grid = _grid(self._cells(self._package.xml(part)), number, sheet.get("name") or "")
            places += sum(map(len, grid.rows))
            if places > MAX_GRID_PLACES:
                raise too_many_cells()
            if grid.rows:
                yield from blocks_of_sheet(grid)

    def _cells(self, root: etree._Element) -> _Sheet:
        sheet = _Sheet()
        hidden = [
            (_number(column.get("min")), _number(column.get("max")))
            for column in root.iter("{*}col")
            if column.get("hidden") in ("1", "true")
        ]
        y = 0
        for row in root.iter("{*}row"):
            y = _number(row.get("r")) or y + 1
            if row.get("hidden") in ("1", "true"):
                continue
            x = 0
            for cell in row:
                if local(cell) != "c":
                    continue
                place = _place(cell.get("r"))
                x = place[1] if place else x + 1
                if any(first <= x <= last for first, last in hidden):
                    continue
                if text := self._text(cell).strip():
                    sheet.cells[y, x] = text
                    if len(sheet.cells) > MAX_GRID_PLACES:
                        raise too_many_cells()
        for merged in root.iter("{*}mergeCell"):
            if match := _MERGED.fullmatch(merged.get("ref") or ""):
                first, last = _place(match[1]), _place(match[2])
                if first and last:
                    sheet.merged.append((*first, *last))
        return sheet

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t") or "n"
        parts = {local(child): child for child in cell}
        if kind == "inlineStr":
            return _rich(parts["is"]) if "is" in parts else ""
        stored = (parts["v"].text or "") if "v" in parts else ""
        if not stored:
            return f"={parts['f'].text or ''}" if "f" in parts else ""
        if kind == "s":
            index = int(stored) if stored.isdecimal() and len(stored) < 9 else len(self._strings)
            return self._strings[index] if index < len(self._strings) else f"#{stored}"
        if kind != "n":
            return stored
        style = _number(cell.get("s"))
        if style < len(self._dates) and self._dates[style]:
            return self._date(stored)
        return _shown_number(stored)

    def _date(self, stored: str) -> str:
        """A number shown as a date is no count: Excel makes one of 「1-2」."""
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        epoch = CALENDAR_MAC_1904 if self._counts_from_1904 else CALENDAR_WINDOWS_1900
        try:
            return f"{from_excel(float(stored), epoch):%Y-%m-%d}"
        except (ValueError, OverflowError, TypeError, AttributeError):
            return f"#{stored}"


def _grid(sheet: _Sheet, number: int, name: str) -> Grid:
    """The used part of a sheet; rows and columns without any text are left out, so that stray formats cost nothing."""
    ys = sorted({y for y, _ in sheet.cells})
    xs = sorted({x for _, x in sheet.cells})
    # Columns and rows that hold no text of their own still count where the form has its blank cells.
    for top, left, bottom, right in sheet.merged:
        if (top, left) in sheet.cells and (bottom - top) < 1000 and (right - left) < 1000:
            ys += range(top, bottom + 1)
            xs += range(left, right + 1)
    ys, xs = sorted(set(ys)), sorted(set(xs))
    if xs and xs[-1] - xs[0] < 100:
        xs = list(range(xs[0], xs[-1] + 1))
    if len(ys) * len(xs) > MAX_GRID_PLACES:
        raise too_many_cells()
    row_at = {y: at for at, y in enumerate(ys)}
    column_at = {x: at for at, x in enumerate(xs)}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merged:
        rows = [y for y in ys if top <= y <= bottom]
        columns = [x for x in xs if left <= x <= right]
        if top in row_at and left in column_at and len(rows) * len(columns) > 1:
            if any((y, x) in covered or (y, x) in spans for y in rows for x in columns):
                continue
            spans[top, left] = (len(rows), len(columns))
            covered |= {(y, x) for y in rows for x in columns} - {(top, left)}
    grid = [
        tuple(
            None
            if (y, x) in covered
            else GridCell(
                sheet.cells.get((y, x), ""),
                Where(table=number, sheet=name, reference=f"{_letters(x)}{y}"),
                *spans.get((y, x), (1, 1)),
            )
            for x in xs
        )
        for y in ys
    ]
    return Grid(tuple(grid), Where(table=number, sheet=name))


def _strings(root: etree._Element) -> Iterator[str]:
    for item in root:
        if local(item) == "si":
            yield _rich(item)


def _rich(item: etree._Element) -> str:
    """Text of a string with its runs, without the phonetic guide above it."""
    pieces = []
    for child in item:
        if local(child) == "t":
            pieces.append(child.text or "")
        elif local(child) == "r":
            pieces += [part.text or "" for part in child if local(part) == "t"]
    return "".join(pieces)


def _date_styles(root: etree._Element) -> Iterator[bool]:
    """For each cell style by number: whether it shows a number as a date or time."""
    # With it comes NumPy, 16 MB: not at the start of every process of the site, but with the first workbook.
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    for own in root.iter("{*}numFmt"):
        codes[_number(own.get("numFmtId"))] = own.get("formatCode") or ""
    for styles in root:
        if local(styles) == "cellXfs":
            for style in styles:
                identifier = _number(style.get("numFmtId"))
                # 27–36 and 50–58 are dates in Chinese editions, without a code in the file.
                yield (
                    27 <= identifier <= 36 or 50 <= identifier <= 58 or is_date_format(codes.get(identifier))
                )


def _shown_number(stored: str) -> str:
    """A stored number as the program shows it: `670.37637500000005` is the nearest double to 670.376375."""
    try:
        value = float(stored)
    except ValueError:
        return stored
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _place(reference: str | None) -> tuple[int, int] | None:
    """Row and column of `B7`."""
    match = _REFERENCE.fullmatch(reference or "")
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else 0
