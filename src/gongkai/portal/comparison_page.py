"""Two reports of one agency as the comparison page prints them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.report.comparison import CellPair, Comparison, Edit, SectionPair
from gongkai.report.forms import COLUMN_LABELS, SECTION_NUMERALS, SECTION_TITLES, Form, label
from gongkai.report.value import Cell, State


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell that changed: its words on the form, both texts, and the difference with its sign."""

    label: str
    earlier: str
    later: str
    change: str


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of a reconciliation: what is compared, the two numbers, and whether they agree."""

    label: str
    earlier: str
    later: str
    answer: str


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section: how many of the later report's sentences stand in the earlier one too."""

    heading: str
    kept: int
    sentences: int
    pair: SectionPair


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything that the page prints."""

    adjacent: bool
    changed: tuple[CellLine, ...]
    unchanged: int
    carried_over: tuple[SumLine, ...]
    in_force: tuple[SumLine, ...]
    sections: tuple[SectionLine, ...]

    @property
    def kept(self) -> int:
        """Sentences of the later report that stand in the earlier one."""
        return sum(section.kept for section in self.sections)

    @property
    def sentences(self) -> int:
        """Sentences of the later report."""
        return sum(section.sentences for section in self.sections)


def comparison_page(comparison: Comparison) -> ComparisonPage:
    """Lay the comparison out as lines."""
    earlier, later = comparison.earlier, comparison.later
    return ComparisonPage(
        adjacent=bool(earlier.year and later.year and later.year - earlier.year == 1),
        changed=tuple(_cell_line(pair) for pair in comparison.changed),
        unchanged=len(comparison.cells) - len(comparison.changed),
        carried_over=tuple(
            SumLine(COLUMN_LABELS[line.column], _text(line.carried_out), _text(line.carried_in), line.agrees)
            for line in comparison.carried_over
        ),
        in_force=tuple(
            SumLine(
                label(f"t2.{line.subject}.in_force").partition("·")[0],
                _text(line.due),
                _text(line.later),
                line.agrees,
            )
            for line in comparison.in_force
        ),
        sections=tuple(_section_line(pair, later.t3_form or Form.F2021) for pair in comparison.sections),
    )


def _cell_line(pair: CellPair) -> CellLine:
    change = "" if pair.change is None else f"{pair.change:+}"
    return CellLine(pair.label, _shown(pair.earlier), _shown(pair.later), change)


def _shown(cell: Cell | None) -> str:
    """A cell's own text; words for what has none."""
    if cell is None or cell.state is State.NOT_IN_FORM:
        return _("表中无此格")
    if cell.state is State.BLANK:
        return _("空白")
    return cell.raw or _text(cell.value)


def _text(number: object) -> str:
    return _("不明") if number is None else str(number)


def _section_line(pair: SectionPair, form: Form) -> SectionLine:
    title = pair.later_title or pair.earlier_title or SECTION_TITLES[form][pair.number - 1]
    count = {
        edit: sum(len(passage.sentences) for passage in pair.passages if passage.edit is edit)
        for edit in Edit
    }
    return SectionLine(
        f"{SECTION_NUMERALS[pair.number - 1]}、{title}",
        count[Edit.KEPT],
        count[Edit.KEPT] + count[Edit.ADDED],
        pair,
    )
