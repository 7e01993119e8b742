"""Two reports of one agency side by side: cells, carried-over cases, documents in force, text."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.finding import Answer
from gongkai.report.forms import SECTION_TITLES, Form, codes, label
from gongkai.report.value import Cell, Number, Report
from gongkai.text.likeness import share_repeated
from gongkai.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class CellPair:
    """One cell in both reports; None where a report has no such cell (another form, a table that is missing).

    `change` is later − earlier in the cell's unit, None unless both are numbers.
    """

    code: str
    earlier: Cell | None
    later: Cell | None

    @property
    def label(self) -> str:
        """The cell in the words of the form."""
        return label(self.code)

    @property
    def change(self) -> Number | None:
        """Later minus earlier."""
        if (
            self.earlier is None
            or self.later is None
            or self.earlier.value is None
            or self.later.value is None
        ):
            return None
        return self.later.value - self.earlier.value


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Applications carried out of the earlier year (四) and into the later one (二), in one column, in 件."""

    column: Column
    carried_out: Number | None
    carried_in: Number | None

    @property
    def agrees(self) -> Answer:
        """Whether the two are the same."""
        return _same(self.carried_out, self.carried_in)


@dataclass(frozen=True, slots=True)
class InForce:
    """Documents of one row (`rules`, `normative_docs`) from one year to the next, in 件."""

    subject: str
    earlier: Number | None
    issued: Number | None
    repealed: Number | None
    later: Number | None

    @property
    def due(self) -> Number | None:
        """What the later report should have in force: earlier + issued − repealed."""
        if self.earlier is None or self.issued is None or self.repealed is None:
            return None
        return self.earlier + self.issued - self.repealed

    @property
    def agrees(self) -> Answer:
        """Whether the later report has what is due. Documents that expired may explain a difference."""
        return _same(self.due, self.later)


def _same(one: Number | None, other: Number | None) -> Answer:
    if one is None or other is None:
        return Answer.CANNOT_TELL
    return Answer.PASS if one == other else Answer.FAIL


class Edit(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of sentences with the same fate; in reading order, the removed before the added."""

    edit: Edit
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionPair:
    """One of the six sections in both reports.

    `repeated` is the share of the later text that stands in the earlier one already, 0 to 1; None where either has
    no text of this section to compare.
    """

    number: int
    earlier_title: str | None
    later_title: str | None
    passages: tuple[Passage, ...]
    repeated: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that two reports can be laid side by side for.

    `cells` has every cell of either report in printed order, the later form first; `repeated` is the share of the
    later report's whole text found in the earlier one.
    """

    earlier: Report
    later: Report
    cells: tuple[CellPair, ...]
    carried_over: tuple[CarriedOver, ...]
    in_force: tuple[InForce, ...]
    sections: tuple[SectionPair, ...]
    repeated: float | None

    @property
    def changed(self) -> tuple[CellPair, ...]:
        """The cells that do not say the same: another number, or a number beside none."""
        return tuple(pair for pair in self.cells if _says(pair.earlier) != _says(pair.later))


def _says(cell: Cell | None) -> tuple[object, object]:
    return (cell.state, cell.value) if cell else (None, None)


def compare(earlier: Report, later: Report) -> Comparison:
    """Lay two reports of one agency side by side; whether the years are adjacent is for the reader to judge.

    Carried-over cases are compared where both have Table 3, documents in force where the later report has them.
    """
    return Comparison(
        earlier,
        later,
        tuple(
            CellPair(code, earlier.cells.get(code), later.cells.get(code)) for code in _codes(earlier, later)
        ),
        tuple(carried_over(earlier, later)),
        tuple(in_force(earlier, later)),
        tuple(_sections(earlier, later)),
        repeated(earlier, later),
    )


def _codes(earlier: Report, later: Report) -> Iterator[str]:
    printed = dict.fromkeys(
        code
        for report in (later, earlier)
        for code in codes(report.t2_form, report.t3_form)
        if code in report.cells
    )
    yield from sorted(printed, key=lambda code: code[:2])
    # A total line of （六） that a 2021 report printed beside its parts belongs to no form.
    yield from (code for code in {**later.cells, **earlier.cells} if code not in printed)


def carried_over(earlier: Report, later: Report) -> Iterator[CarriedOver]:
    """Column by column, where both have Table 3."""
    if earlier.has_table(3) and later.has_table(3):
        for column in COLUMNS:
            yield CarriedOver(
                column, earlier.value(t3("carried_out", column)), later.value(t3("carried_in", column))
            )


def in_force(earlier: Report, later: Report) -> Iterator[InForce]:
    """Rules and normative documents, where both count them in the form of 2021."""
    if earlier.t2_form is Form.F2021 and later.t2_form is Form.F2021:
        for subject in ("rules", "normative_docs"):
            yield InForce(
                subject,
                earlier.value(f"t2.{subject}.in_force"),
                later.value(f"t2.{subject}.issued"),
                later.value(f"t2.{subject}.repealed"),
                later.value(f"t2.{subject}.in_force"),
            )


def _sections(earlier: Report, later: Report) -> Iterator[SectionPair]:
    for number in range(1, len(SECTION_TITLES[Form.F2021]) + 1):
        then, now = earlier.section(number), later.section(number)
        if then is None and now is None:
            continue
        yield SectionPair(
            number,
            then.title if then else None,
            now.title if now else None,
            passages(then.text if then else "", now.text if now else ""),
            share_repeated(now.text, then.text) if then and now else None,
        )


def passages(earlier: str, later: str) -> tuple[Passage, ...]:
    """What became of each sentence from one text to the other."""
    then, now = sentences(earlier), sentences(later)
    found: list[Passage] = []
    # Left at its default, the matcher passes over sentences repeated without end, which would cost it hours.
    for kind, a, b, c, d in SequenceMatcher(None, then, now).get_opcodes():
        if kind == "equal":
            found.append(Passage(Edit.KEPT, now[c:d]))
            continue
        if a < b:
            found.append(Passage(Edit.REMOVED, then[a:b]))
        if c < d:
            found.append(Passage(Edit.ADDED, now[c:d]))
    return tuple(found)


def repeated(earlier: Report, later: Report) -> float | None:
    """Share of the later report's text that stands in the earlier one already, 0 to 1; None without both texts."""
    return share_repeated(_text(later), _text(earlier)) if earlier.sections else None


def _text(report: Report) -> str:
    return "\n".join(section.text for section in report.sections)
