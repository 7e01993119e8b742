"""A whole register read under a mapping: the rows, the problems, and what was passed over. Nothing is dropped silently."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.casework.register_import.field import Field
from gongkai.casework.register_import.heading import Heading, is_repeated
from gongkai.casework.register_import.row import Choices, Meaning, Problem, RegisterRow
from gongkai.casework.register_import.row_reading import read_row
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.applicant_column import column
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.text.folding import folded

_SUMS = ("合计", "总计", "小计", "共计")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row below the head that is no application: what stands in it, and why it is not read."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class OpenWording:
    """A wording that may mean several things, in how many rows it stands; to be settled once for the register."""

    field: Field
    text: str
    rows: int
    candidates: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What a sheet says. It can be taken over only as a whole: where `problems` is empty and `rows` is not."""

    rows: tuple[RegisterRow, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[PassedOver, ...]

    @property
    def is_ready(self) -> bool:
        """Whether every row can be taken over."""
        return bool(self.rows) and not self.problems

    @property
    def lines_at_fault(self) -> tuple[int, ...]:
        """Lines with a problem, in order."""
        return tuple(sorted({problem.line for problem in self.problems}))

    @property
    def open_wordings(self) -> tuple[OpenWording, ...]:
        """Each unclear wording once, the commonest first."""
        rows = Counter((p.field, p.text, p.candidates) for p in self.problems if p.field and p.candidates)
        return tuple(
            OpenWording(field, text, count, candidates)
            for (field, text, candidates), count in rows.most_common()
            if field
        )

    def tally(self, readings: Readings) -> Counter[tuple[ApplicantColumn, Outcome | None]]:
        """Applications by column of Table 3 and outcome, none for those still open; all years together."""
        return Counter((column(row.applicant_kind, readings), row.outcome) for row in self.rows)


def read_register(
    sheet: Sheet, heading: Heading, choices: Choices, today: date, readings: Readings
) -> Register:
    """The rows below the head, read under the chosen mapping. `today` is a Beijing date."""
    rows: list[RegisterRow] = []
    problems: list[Problem] = []
    passed_over: list[PassedOver] = []
    for row in sheet.rows[heading.below :]:
        if not any(row.texts):
            continue
        if why := _no_application(row, heading, choices):
            passed_over.append(PassedOver(row.line, "　".join(dict.fromkeys(filter(None, row.texts))), why))
            continue
        read = read_row(sheet, row, choices, today, readings)
        if isinstance(read, RegisterRow):
            rows.append(read)
        else:
            problems += read
    repeated = list(_repeated(rows))
    at_fault = {problem.line for problem in repeated}
    kept = tuple(row for row in rows if row.line not in at_fault)
    return Register(kept, tuple(sorted([*problems, *repeated], key=lambda p: p.line)), tuple(passed_over))


def _no_application(row: SheetRow, heading: Heading, choices: Choices) -> str:
    said = [text for text in row.texts if text]
    read = [row.texts[column] for column in choices.mapped if row.texts[column]]
    if is_repeated(heading, row):
        return "重复的表头"
    if folded(said[0]).replace(" ", "").startswith(_SUMS):
        return "合计行"
    if len(row.texts) > 1 and len(said) == len(row.texts) and len(set(said)) == 1:
        return "整行合并的文字"
    if not read:
        return "读入的各列都是空的"
    if len(said) == 1 and said[0] is row.texts[0]:
        return "只有第一格有字"
    return ""


def _repeated(rows: Sequence[RegisterRow]) -> Iterator[Problem]:
    """Rows that are another row once more: under the same number, or alike in all that makes an application."""
    numbered: dict[str, int] = {}
    alike: dict[tuple[object, ...], int] = {}
    for row in rows:
        number = folded(row.case_number).replace(" ", "")
        same = (
            row.received,
            folded(row.applicant),
            folded(row.description),
            row.channel,
            row.replied,
            number,
        )
        if same in alike:
            yield _again(row, f"与第{alike[same]}行是同一件：收到日期、申请人、申请内容都相同")
        elif number and number in numbered:
            yield _again(row, f"与第{numbered[number]}行编号相同：{row.case_number}", Field.CASE_NUMBER)
        alike.setdefault(same, row.line)
        numbered.setdefault(number, row.line)


def _again(row: RegisterRow, says: str, field: Field | None = None) -> Problem:
    remedy = "确是两件的，改正其中一行的编号；重复登记的，删去一行。"
    return Problem(row.line, field, "", row.case_number, says, remedy)
