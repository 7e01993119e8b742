"""Reading a list of published information under what its importer has chosen: all cells of a row, and all its problems at once."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.casework.register_import.cell_reading import NAME_OF_A_UNIT, CellReader
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.register.register_import.words import validities
from gongkai.publishing.stock.register_import.field import Field
from gongkai.publishing.stock.register_import.row import Choices, Form, StockRow
from gongkai.text.folding import folded

_ROOM = {
    Field.TITLE: 200,
    Field.ADDRESS: 300,
    Field.DOCUMENT_NUMBER: 80,
    Field.INDEX_NUMBER: 80,
    Field.SOURCE: 100,
    Field.INTERPRETS: 200,
}
"""Characters that are kept of a cell."""
_WEB = re.compile(r"https?://\S+", re.ASCII)
_FORMS = (
    (Form.PICTURE, re.compile("图解|图片|一图|图表|长图")),
    (Form.AUDIO_VIDEO, re.compile("视频|音频|动漫|动画|H5", re.I)),
    (Form.QUESTIONS, re.compile("问答|答问|百问")),
    (Form.PRESS_CONFERENCE, re.compile("发布会|吹风会")),
    (Form.MEDIA, re.compile("媒体")),
    (Form.EXPERT, re.compile("专家")),
    (Form.TEXT, re.compile("文字|文本|文件解读|政策解读|负责人解读")),
)


def read_stock(sheet: Sheet, heading: Heading[Field], choices: Choices, today: date) -> Register[StockRow]:
    """The rows below the head. `today` is a Beijing date."""
    return read_rows(sheet, heading, choices.mapped, lambda row: _row(sheet, row, choices, today), _repeated)


def forms(text: str) -> tuple[Form, ...]:
    """All forms of interpretation that the wording may mean."""
    return tuple(form for form, words in _FORMS if words.search(folded(text)))


def _row(sheet: Sheet, row: SheetRow, choices: Choices, today: date) -> StockRow | tuple[Problem, ...]:
    reader = _RowReader(sheet, row, choices.mapped, choices.settled)
    title = " ".join(reader.words(Field.TITLE, needed=True).split())
    published = reader.day(Field.PUBLISHED, needed=True)
    reader.not_to_come(Field.PUBLISHED, published, today)
    dated = reader.day(Field.DATED)
    reader.not_to_come(Field.DATED, dated, today)
    known = choices.known
    column = reader.named(Field.COLUMN, known.columns, "在“栏目”里加上它，或者改用已有栏目的名称。")
    unit = reader.named(Field.UNIT, known.units, NAME_OF_A_UNIT)
    if column is None and not reader.text(Field.COLUMN):
        column = choices.column
        if column is None:
            reader.wrong(Field.COLUMN, "是空的", "写上栏目；全表同一个栏目的，可以统一指定。")
    form, interprets = reader.form(), " ".join(reader.words(Field.INTERPRETS).split())
    kind = (
        DocumentKind.INTERPRETATION
        if form or interprets
        else known.kinds.get(column or 0, DocumentKind.OTHER)
    )
    validity = reader.validity(kind, dated)
    text, address = reader.words(Field.TEXT), reader.address()
    reader.check_lengths(_ROOM)
    if reader.problems or published is None or column is None:
        return tuple(reader.problems)
    return StockRow(
        row.line,
        title,
        published,
        column,
        text,
        address,
        reader.words(Field.DOCUMENT_NUMBER),
        dated,
        reader.words(Field.INDEX_NUMBER),
        reader.words(Field.SOURCE),
        unit,
        form,
        interprets,
        kind,
        validity,
    )


class _RowReader(CellReader[Field]):
    empty_says = "补上；这一行不是信息的，删去整行。"

    def form(self) -> Form | None:
        """The form of an interpretation; none where nothing is written."""
        return self.meant(Field.FORM, forms, None, Form) if self.text(Field.FORM) else None

    def validity(self, kind: DocumentKind, dated: date | None) -> Validity | None:
        """Of a rule or a normative document, which has its day in the register: in force where nothing is written."""
        if not kind.about.registered:
            return None
        if dated is None:
            self.wrong(Field.DATED, "是空的", "规章、规范性文件要写成文日期，各年的制发件数按它统计。")
        if not self.text(Field.VALIDITY):
            return Validity.IN_FORCE
        return self.meant(Field.VALIDITY, validities, None, Validity)

    def address(self) -> str:
        """Where the text stands, for one without a text of its own."""
        address = self.words(Field.ADDRESS)
        if address and not address.startswith("=") and not _WEB.fullmatch(address):
            self.wrong(Field.ADDRESS, "不是网址", "写完整的网址，以 http:// 或者 https:// 开头。")
        elif not address and not self.words(Field.TEXT):
            self.wrong(Field.TEXT, "是空的，也没有原文网址", "写上正文，或者写上原文的网址。")
        return address


def _repeated(rows: Sequence[StockRow]) -> Iterator[Problem]:
    seen: dict[tuple[str, date], int] = {}
    for row in rows:
        first = seen.setdefault(row.same, row.line)
        if first != row.line:
            yield Problem(
                row.line,
                None,
                "",
                "",
                f"与第{first}行的标题和发布日期相同",
                "重复的，删去一行；写错的，改正。",
            )
