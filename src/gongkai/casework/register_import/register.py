"""A whole register read under a mapping: the rows, the problems, and what was passed over. Nothing is dropped silently."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from gongkai.casework.register_import.heading import Heading, is_repeated
from gongkai.casework.register_import.headings import F, RegisterField
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.text.folding import folded

_SUMS = ("合计", "总计", "小计", "共计")


class Row(Protocol):
    """A case as a register tells it."""

    @property
    def line(self) -> int:
        """Its number in the sheet."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row below the head that is no case: what stands in it, and why it is not read."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class OpenWording:
    """A wording that may mean several things, in how many rows it stands; to be settled once for the register."""

    field: RegisterField
    text: str
    rows: int
    candidates: tuple[StrEnum, ...]


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """What a sheet says. It can be taken over only as a whole: where `problems` is empty and `rows` is not."""

    rows: tuple[R, ...]
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


def read_rows(
    sheet: Sheet,
    heading: Heading[F],
    mapped: Mapping[int, F],
    read: Callable[[SheetRow], R | tuple[Problem, ...]],
    repeated: Callable[[Sequence[R]], Iterable[Problem]],
) -> Register[R]:
    """The rows below the head, each by `read`; rows of which `repeated` complains are not taken."""
    rows: list[R] = []
    problems: list[Problem] = []
    passed_over: list[PassedOver] = []
    for row in sheet.rows[heading.below :]:
        if not any(row.texts):
            continue
        if why := _no_case(row, heading, mapped):
            passed_over.append(PassedOver(row.line, "　".join(dict.fromkeys(filter(None, row.texts))), why))
            continue
        found = read(row)
        if isinstance(found, tuple):
            problems += found
        else:
            rows.append(found)
    problems += repeated(rows)
    at_fault = {problem.line for problem in problems}
    kept = tuple(row for row in rows if row.line not in at_fault)
    return Register(kept, tuple(sorted(problems, key=lambda p: p.line)), tuple(passed_over))


def _no_case(row: SheetRow, heading: Heading[F], mapped: Mapping[int, F]) -> str:
    said = [text for text in row.texts if text]
    read = [row.texts[column] for column in mapped if row.texts[column]]
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
