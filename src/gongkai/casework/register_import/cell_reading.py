"""Reading the cells of one row under a mapping, noting what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from gongkai.casework.register_import.dates import read_date
from gongkai.casework.register_import.headings import F
from gongkai.casework.register_import.problem import Problem, label
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.text.folding import folded

M = TypeVar("M", bound=StrEnum)
NAME_OF_A_UNIT = "用“机关与人员”里内设机构的名称，或者删去这一格。"
"""What to do about a section that the agency has not."""


class CellReader(Generic[F]):
    """Takes the cells of one row one by one, and notes what is wrong with them.

    `settled` says by field and text what an unclear wording means in this register.
    """

    empty_says = "补上；这一行不是案件的，删去整行。"

    def __init__(
        self, sheet: Sheet, row: SheetRow, mapped: Mapping[int, F], settled: Mapping[tuple[F, str], StrEnum]
    ) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._row = row
        self._settled = settled
        self._column = {field: column for column, field in mapped.items()}

    def text(self, field: F) -> str:
        """What stands in the cell."""
        column = self._column.get(field)
        return "" if column is None else self._row.texts[column]

    def words(self, field: F, *, needed: bool = False) -> str:
        """The same; a formula without its result is a problem, and so is nothing where something is needed."""
        text = self.text(field)
        if text.startswith("="):
            self.wrong(field, "是没有算出结果的公式", "在 Excel 或 WPS 中复制这一格，选择性粘贴为数值。")
        elif needed and not text:
            self.wrong(field, "是空的", self.empty_says)
        return text

    def day(self, field: F, *, needed: bool = False) -> date | None:
        """The day in the cell."""
        text = self.words(field, needed=needed)
        if not text or text.startswith("="):
            return None
        read = read_date(text)
        if read.problem:
            self.wrong(field, read.problem, read.remedy)
        return read.day

    def meant(
        self, field: F, read: Callable[[str], tuple[M, ...]], given: M | None, every: type[M]
    ) -> M | None:
        """What the cell means by `read`, which gives all that it may mean; `given` for a register without the column."""
        if field not in self._column:
            if given is None:
                self.wrong(field, f"没有“{field.label}”一列", "选定全部案件的这一项，或在台账里加这一列。")
            return given
        text = self.words(field, needed=True)
        if settled := self.settled(field, every):
            return settled
        meant = read(text)
        if len(meant) == 1:
            return meant[0]
        if text and not text.startswith("="):
            self.unclear(field, meant or tuple(every))
        return None

    def named(self, field: F, known: Mapping[str, int], remedy: str) -> int | None:
        """The row that the cell names, of those known by folded name."""
        text = self.words(field)
        if not text or text.startswith("="):
            return None
        found = known.get(folded(text).strip())
        if found is None:
            self.wrong(field, f"写的是“{text}”，本机关没有", remedy)
        return found

    def settled(self, field: F, every: type[M]) -> M | None:
        """What the person who imports the register has said that the cell's wording means."""
        settled = self._settled.get((field, self.text(field)))
        return settled if isinstance(settled, every) else None

    def not_to_come(self, field: F, day: date | None, today: date) -> None:
        """The day is today or past."""
        if day and day > today:
            self.wrong(field, f"是{day}，晚于今天（{today}）", "核对年份和月份。")

    def in_order(self, first: F, earlier: date | None, second: F, later: date | None) -> None:
        """The second day is not before the first."""
        if earlier and later and later < earlier:
            says = f"是{later}，早于{first.label}{earlier}"
            self.wrong(second, says, "核对两个日期，改正写错的一个。")

    def check_lengths(self, room: Mapping[F, int]) -> None:
        """Nothing is cut off silently: no cell has more characters than there is room for."""
        for field, most in room.items():
            if len(self.text(field)) > most:
                self.wrong(field, f"有{len(self.text(field))}个字", f"写短到{most}个字以内。")

    def unclear(self, field: F, candidates: Sequence[StrEnum], remedy: str = "写明其中一种。") -> None:
        """The wording may mean several things, to be settled once for the register."""
        labels = "、".join(label(candidate) for candidate in candidates)
        says = f"写的是“{self.text(field)}”，分不清是哪一种"
        self.wrong(field, says, f"可能是：{labels}。{remedy}", tuple(candidates))

    def wrong(self, field: F, says: str, remedy: str, candidates: tuple[StrEnum, ...] = ()) -> None:
        """Note a problem with the cell."""
        column = self._column.get(field)
        reference = "" if column is None else self._sheet.reference(column, self._row.line)
        self.problems.append(
            Problem(self._row.line, field, reference, self.text(field), says, remedy, candidates)
        )
