"""Reading one row of a register under a mapping: all its cells, and all its problems at once."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from gongkai.casework.register_import.applicant_words import applicant_kinds
from gongkai.casework.register_import.channel_words import channels
from gongkai.casework.register_import.dates import read_date
from gongkai.casework.register_import.field import Field, plain
from gongkai.casework.register_import.outcome_words import read_outcome
from gongkai.casework.register_import.row import Choices, Meaning, Problem, RegisterRow, label
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.applicant import ApplicantKind
from gongkai.law.clock.reckoning import EXTENSION_LIMIT
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.law.receipt import Channel

IN_FORCE = date(2008, 5, 1)
"""The Regulation (国务院令第492号) took effect: no application is older."""

_M = TypeVar("_M", Channel, ApplicantKind)
_YES = frozenset(
    ("是", "有", "√", "✓", "✔", "已延期", "延期", "已延长", "延长", "对", "Y", "YES", "1次", "延期一次")
)
_NO = frozenset(("", "否", "无", "×", "✗", "未延期", "不延期", "未延长", "没有", "不", "N", "NO", "0"))
_DAYS = re.compile(r"(?:延期|延长)?(\d{1,3})(?:个工作日|工作日|日|天)?")


def read_row(
    sheet: Sheet, row: SheetRow, choices: Choices, today: date, readings: Readings
) -> RegisterRow | tuple[Problem, ...]:
    """The row under a mapping; all its problems at once. `today` is a Beijing date."""
    reader = _RowReader(sheet, row, choices)
    received = reader.day(Field.RECEIVED, needed=True)
    kind = reader.applicant_kind(choices.applicant_kind)
    channel = reader.channel(choices.channel)
    applicant = reader.words(Field.APPLICANT, needed=True)
    description = reader.words(Field.DESCRIPTION, needed=True)
    replied, outcome = reader.reply(readings)
    extended, extended_by = reader.extension()
    reader.check_order(received, replied, today)
    if reader.problems or received is None or kind is None or channel is None:
        return tuple(reader.problems)
    return RegisterRow(
        row.line,
        received,
        applicant,
        kind,
        channel,
        description,
        replied,
        outcome,
        reader.text(Field.OUTCOME),
        reader.words(Field.CASE_NUMBER),
        reader.words(Field.DOCUMENT_NUMBER),
        reader.words(Field.UNIT),
        extended,
        extended_by,
        reader.words(Field.PHONE),
        reader.words(Field.ADDRESS),
        reader.words(Field.IDENTITY_NUMBER),
        reader.words(Field.REMARKS),
    )


class _RowReader:
    """Takes the cells of one row one by one, and notes what is wrong with them."""

    def __init__(self, sheet: Sheet, row: SheetRow, choices: Choices) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._row = row
        self._settled = choices.settled
        self._column = {field: column for column, field in choices.mapped.items()}

    def text(self, field: Field) -> str:
        column = self._column.get(field)
        return "" if column is None else self._row.texts[column]

    def words(self, field: Field, *, needed: bool = False) -> str:
        text = self.text(field)
        if text.startswith("="):
            self._wrong(field, "是没有算出结果的公式", "在 Excel 或 WPS 中复制这一格，选择性粘贴为数值。")
        elif needed and not text:
            self._wrong(field, "是空的", "补上；这一行不是申请的，删去整行。")
        return text

    def day(self, field: Field, *, needed: bool = False) -> date | None:
        text = self.words(field, needed=needed)
        if not text or text.startswith("="):
            return None
        read = read_date(text)
        if read.problem:
            self._wrong(field, read.problem, read.remedy)
        return read.day

    def channel(self, given: Channel | None) -> Channel | None:
        return self._meant(Field.CHANNEL, channels, given, tuple(Channel))

    def applicant_kind(self, given: ApplicantKind | None) -> ApplicantKind | None:
        return self._meant(Field.APPLICANT_KIND, applicant_kinds, given, tuple(ApplicantKind))

    def _meant(
        self, field: Field, read: Callable[[str], tuple[_M, ...]], given: _M | None, every: tuple[_M, ...]
    ) -> _M | None:
        if field not in self._column:
            if given is None:
                self._wrong(field, f"没有“{field.label}”一列", "选定全部申请的这一项，或在台账里加这一列。")
            return given
        text = self.words(field, needed=True)
        settled = self._settled.get((field, text))
        if isinstance(settled, type(every[0])):
            return settled
        meant = read(text)
        if len(meant) == 1:
            return meant[0]
        if text and not text.startswith("="):
            self._unclear(field, meant or every)
        return None

    def reply(self, readings: Readings) -> tuple[date | None, Outcome | None]:
        """Day and outcome of the reply; both or neither."""
        text = self.words(Field.OUTCOME)
        settled = self._settled.get((Field.OUTCOME, text))
        read = read_outcome(text, readings)
        outcome = settled if isinstance(settled, Outcome) else read.outcome
        written = self.text(Field.REPLIED)
        # 「办理中」 may stand in the place of the day, or across both cells.
        is_open = outcome is None and (read.is_open or not text)
        if is_open and (not written or read_outcome(written, readings).is_open):
            return None, None
        replied = self.day(Field.REPLIED)
        if is_open:
            says = f"写的是“{text}”，但有答复日期" if text else "是空的，但有答复日期"
            self._wrong(Field.OUTCOME, says, "补上答复结果，或删去答复日期。")
        elif outcome is None:
            self._unclear(Field.OUTCOME, read.candidates or tuple(Outcome))
        if not is_open and not written:
            self._wrong(Field.REPLIED, "是空的，但有答复结果", "补上答复日期；还没有答复的，结果写办理中。")
        return replied, outcome

    def extension(self) -> tuple[bool, int | None]:
        text = self.words(Field.EXTENDED)
        word = plain(text).upper()
        if word in _YES or word in _NO:
            return word in _YES, None
        days = _DAYS.fullmatch(word)
        if days and 0 < int(days[1]) <= EXTENSION_LIMIT:
            return True, int(days[1])
        if days:
            self._wrong(
                Field.EXTENDED,
                f"写的是“{text}”，延长最多20个工作日（条例第三十三条第二款）",
                "核对后改为20以内的数，或写是、否。",
            )
        elif not text.startswith("="):
            self._wrong(Field.EXTENDED, f"写的是“{text}”，看不出是否延期", "写是、否，或延长的工作日数。")
        return False, None

    def check_order(self, received: date | None, replied: date | None, today: date) -> None:
        if received and received < IN_FORCE:
            self._wrong(Field.RECEIVED, f"是{received}，早于条例施行的2008年5月1日", "核对年份。")
        for which, day in ((Field.RECEIVED, received), (Field.REPLIED, replied)):
            if day and day > today:
                self._wrong(which, f"是{day}，晚于今天（{today}）", "核对年份和月份。")
        if received and replied and replied < received:
            self._wrong(
                Field.REPLIED, f"是{replied}，早于收到日期{received}", "核对两个日期，改正写错的一个。"
            )

    def _unclear(self, field: Field, candidates: Sequence[Meaning]) -> None:
        labels = "、".join(label(candidate) for candidate in candidates)
        says = f"写的是“{self.text(field)}”，分不清是哪一种"
        self._wrong(field, says, f"可能是：{labels}。写明其中一种。", tuple(candidates))

    def _wrong(self, field: Field, says: str, remedy: str, candidates: tuple[Meaning, ...] = ()) -> None:
        column = self._column.get(field)
        reference = "" if column is None else self._sheet.reference(column, self._row.line)
        self.problems.append(
            Problem(self._row.line, field, reference, self.text(field), says, remedy, candidates)
        )
