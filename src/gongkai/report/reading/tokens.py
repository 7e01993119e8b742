"""What a recognised text consists of: labels, values, blank cells and the rest."""

from dataclasses import dataclass
from enum import Enum

from gongkai.report.forms import Form
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.value import Where


class Role(Enum):
    """What a token is in the tables."""

    LABEL = "label"
    ITEM = "item"
    HEAD = "head"
    SECTION = "section"
    VALUE = "value"
    BLANK = "blank"
    ROW_END = "row_end"
    TEXT = "text"


@dataclass(slots=True)
class Token:
    """A recognised piece. `table` is the table that it stands in, or None outside of any.

    `match` for labels, with `form` for columns of Table 2; `code` holds the item of Art 20 for ITEM and the
    section for SECTION. `piped` and `closed` are as in `Atom`.
    """

    role: Role
    text: str
    line: int
    column: int
    end_line: int
    table: int | None = None
    match: LabelMatch | None = None
    form: Form | None = None
    code: str = ""
    piped: bool = False
    closed: bool = False

    @property
    def where(self) -> Where:
        """Its place in the source."""
        return Where(line=self.line, column=self.column)
