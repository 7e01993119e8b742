"""Reading one row of a register of reviews and suits under a mapping: all its cells, and all its problems at once."""

from datetime import date

from gongkai.casework.disputes.register_import.cause_words import cause
from gongkai.casework.disputes.register_import.claimant_words import is_organisation
from gongkai.casework.disputes.register_import.field import Field
from gongkai.casework.disputes.register_import.kind_words import (
    SUITS,
    kinds,
    kinds_by_organ,
    suit_by_answer,
)
from gongkai.casework.disputes.register_import.result_words import ENDS, read_result
from gongkai.casework.disputes.register_import.row import Choices, DisputeRow
from gongkai.casework.register_import.cell_reading import CellReader
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.row_reading import IN_FORCE
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.dispute import DisputeKind
from gongkai.law.dispute_result import Result
from gongkai.law.readings import Readings

UNTITLED = "政府信息公开（原登记簿没有写明事项）"
"""What a dispute is called of which the register says neither matter nor cause."""

_SAY_REVIEWED = "加“是否经过复议”一列写明；全都是同一种的，在导入页面上说明一次。"
_ROOM = {Field.NUMBER: 80, Field.DOCKET: 80, Field.ORGAN: 200}
"""Characters that are kept of a cell."""


def read_row(
    sheet: Sheet, row: SheetRow, choices: Choices, today: date, readings: Readings
) -> DisputeRow | tuple[Problem, ...]:
    """The row under a mapping; all its problems at once. `today` is a Beijing date."""
    reader = _RowReader(sheet, row, choices.mapped, choices.settled)
    kind = reader.kind(choices.kind)
    organ = reader.organ(kind, choices)
    claimant = reader.words(Field.CLAIMANT, needed=True)
    filed = reader.day(Field.FILED, needed=True)
    received = reader.day(Field.RECEIVED)
    closed, result = reader.end(readings)
    reader.check_days(filed, received, closed, today)
    reader.check_lengths(_ROOM)
    said, about = reader.words(Field.CAUSE), reader.words(Field.TITLE)
    number, docket = reader.words(Field.NUMBER), reader.words(Field.DOCKET)
    application = reader.words(Field.APPLICATION)
    phone, address = reader.words(Field.PHONE), reader.words(Field.ADDRESS)
    if reader.problems or kind is None or filed is None:
        return tuple(reader.problems)
    return DisputeRow(
        row.line,
        kind,
        claimant,
        not is_organisation(claimant),
        organ,
        cause(f"{said} {about}"),
        " ".join((about or said or UNTITLED).split()),
        filed,
        received,
        closed,
        result,
        number,
        docket,
        application,
        phone,
        address,
    )


class _RowReader(CellReader[Field]):
    def kind(self, given: DisputeKind | None) -> DisputeKind | None:
        """By its own column; else as given for all; else by who decides. Of a suit, whether there was a review."""
        if given and Field.KIND not in self._column:
            return given
        at = Field.KIND if self.text(Field.KIND) or not self.text(Field.ORGAN) else Field.ORGAN
        text, reviewed = self.words(at), self.words(Field.REVIEWED)
        if not text and not reviewed:
            self.wrong(at, "是空的", self.empty_says)
            return None
        meant = kinds(text) if at is Field.KIND else kinds_by_organ(text)
        # Who says whether there was a review tells of a suit.
        meant = meant or (() if text else SUITS)
        if len(meant) == 1:
            return meant[0]
        # 「行政诉讼」 in a register that does not say more is settled for all of them.
        asked = Field.REVIEWED if meant and reviewed else at
        found = (suit_by_answer(reviewed) if meant else None) or self.settled(asked, DisputeKind)
        if found is None and not self.text(asked).startswith("="):
            remedy = _SAY_REVIEWED if meant and not reviewed else "写明其中一种。"
            self.unclear(asked, meant or tuple(DisputeKind), remedy)
        return found

    def organ(self, kind: DisputeKind | None, choices: Choices) -> str:
        """As written, else as the agency tells its applicants."""
        written = self.words(Field.ORGAN)
        if written or kind is None:
            return written
        if not (known := choices.organs[kind]):
            says = "是空的" if Field.ORGAN in self._column else f"没有“{Field.ORGAN.label}”一列"
            remedy = "补上这一件由谁受理；本机关的复议机关和法院写进机关资料的，可以不填。"
            self.wrong(Field.ORGAN, says, remedy)
        return known

    def end(self, readings: Readings) -> tuple[date | None, Result | None]:
        """Day and column of the end; both or neither."""
        text, written = self.words(Field.RESULT), self.text(Field.CLOSED)
        read = read_result(text, readings)
        result = self.settled(Field.RESULT, Result) or read.result
        # 「审理中」 may stand in the place of the day, or across both cells.
        is_open = result is None and (read.is_open or not text)
        if result is Result.PENDING:
            is_open, result = True, None
        if is_open and (not written or read_result(written, readings).is_open):
            return None, None
        closed = self.day(Field.CLOSED)
        if is_open:
            says = f"写的是“{text}”，但有审结日期" if text else "是空的，但有审结日期"
            self.wrong(Field.RESULT, says, "补上结果，或删去审结日期。")
        elif result is None and not text.startswith("="):
            clear = () if read.unread else read.candidates
            self.unclear(Field.RESULT, clear or (*ENDS, Result.PENDING))
        if not is_open and not written:
            self.wrong(Field.CLOSED, "是空的，但有结果", "补上审结日期；还没有审结的，结果写尚未审结。")
        return closed, result

    def check_days(self, filed: date | None, received: date | None, closed: date | None, today: date) -> None:
        """None is to come or before the case was taken up, and that is not before the Regulation."""
        if filed and filed < IN_FORCE:
            self.wrong(Field.FILED, f"是{filed}，早于条例施行的2008年5月1日", "核对年份。")
        self.not_to_come(Field.FILED, filed, today)
        for field, day in ((Field.RECEIVED, received), (Field.CLOSED, closed)):
            self.not_to_come(field, day, today)
            self.in_order(Field.FILED, filed, field, day)
