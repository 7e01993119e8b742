"""Reading one row of a register of applications under a mapping: all its cells, and all its problems at once."""

import re
from datetime import date

from gongkai.casework.register_import.applicant_words import applicant_kinds
from gongkai.casework.register_import.cell_reading import CellReader
from gongkai.casework.register_import.channel_words import channels
from gongkai.casework.register_import.field import Field
from gongkai.casework.register_import.headings import plain
from gongkai.casework.register_import.outcome_words import read_outcome
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.row import Choices, RegisterRow
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.applicant import ApplicantKind
from gongkai.law.clock.reckoning import EXTENSION_LIMIT
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.law.receipt import Channel

IN_FORCE = date(2008, 5, 1)
"""The Regulation (国务院令第492号) took effect: no application is older."""
_YES = frozenset(
    ("是", "有", "√", "✓", "✔", "已延期", "延期", "已延长", "延长", "对", "Y", "YES", "1次", "延期一次")
)
_NO = frozenset(("", "否", "无", "×", "✗", "未延期", "不延期", "未延长", "没有", "不", "N", "NO", "0"))
_DAYS = re.compile(r"(?:延期|延长)?(\d{1,3})(?:个工作日|工作日|日|天)?")


def read_row(
    sheet: Sheet, row: SheetRow, choices: Choices, today: date, readings: Readings
) -> RegisterRow | tuple[Problem, ...]:
    """The row under a mapping; all its problems at once. `today` is a Beijing date."""
    reader = _RowReader(sheet, row, choices.mapped, choices.settled)
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


class _RowReader(CellReader[Field]):
    """The cells that only a register of applications has."""

    empty_says = "补上；这一行不是申请的，删去整行。"

    def channel(self, given: Channel | None) -> Channel | None:
        return self.meant(Field.CHANNEL, channels, given, Channel)

    def applicant_kind(self, given: ApplicantKind | None) -> ApplicantKind | None:
        return self.meant(Field.APPLICANT_KIND, applicant_kinds, given, ApplicantKind)

    def reply(self, readings: Readings) -> tuple[date | None, Outcome | None]:
        """Day and outcome of the reply; both or neither."""
        text = self.words(Field.OUTCOME)
        read = read_outcome(text, readings)
        outcome = self.settled(Field.OUTCOME, Outcome) or read.outcome
        written = self.text(Field.REPLIED)
        # 「办理中」 may stand in the place of the day, or across both cells.
        is_open = outcome is None and (read.is_open or not text)
        if is_open and (not written or read_outcome(written, readings).is_open):
            return None, None
        replied = self.day(Field.REPLIED)
        if is_open:
            says = f"写的是“{text}”，但有答复日期" if text else "是空的，但有答复日期"
            self.wrong(Field.OUTCOME, says, "补上答复结果，或删去答复日期。")
        elif outcome is None:
            self.unclear(Field.OUTCOME, read.candidates or tuple(Outcome))
        if not is_open and not written:
            self.wrong(Field.REPLIED, "是空的，但有答复结果", "补上答复日期；还没有答复的，结果写办理中。")
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
            self.wrong(
                Field.EXTENDED,
                f"写的是“{text}”，延长最多20个工作日（条例第三十三条第二款）",
                "核对后改为20以内的数，或写是、否。",
            )
        elif not text.startswith("="):
            self.wrong(Field.EXTENDED, f"写的是“{text}”，看不出是否延期", "写是、否，或延长的工作日数。")
        return False, None

    def check_order(self, received: date | None, replied: date | None, today: date) -> None:
        if received and received < IN_FORCE:
            self.wrong(Field.RECEIVED, f"是{received}，早于条例施行的2008年5月1日", "核对年份。")
        self.not_to_come(Field.RECEIVED, received, today)
        self.not_to_come(Field.REPLIED, replied, today)
        self.in_order(Field.RECEIVED, received, Field.REPLIED, replied)
