"""An examined report as its pages print it: parts, tables, findings, texts. No request, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.annual.examination import Examination
from gongkai.portal.cell_view import CellView, cell_view
from gongkai.portal.finding_marks import PARTS, Mark, Numbered, Tally, marks, numbered, part_of_rule, tally
from gongkai.portal.form_tables import FormTable, form_table, row_codes
from gongkai.portal.text_marks import Run, marked
from gongkai.report.finding import Answer, Severity
from gongkai.report.forms import SECTION_NUMERALS, SECTION_TITLES, Form
from gongkai.report.value import Completeness, Section, State

FINDINGS_SHOWN = 100
"""Cards on one page; a report with more is no report, and its findings sheet has them all."""
TABLE_OF_PART = {"t2": 2, "t3": 3, "t4": 4}


@dataclass(frozen=True, slots=True)
class SectionView:
    """One of the six sections with its table, if it has one; `paragraphs` is None where the source lacks it."""

    number: int
    heading: str
    paragraphs: list[list[Run]] | None
    table: FormTable | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its part, the three counts, and how many findings stand under it."""

    part: str
    tally: Tally
    findings: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that a page about one report prints."""

    examination: Examination
    findings: list[Numbered]
    tallies: Mapping[str, Tally]
    marks: dict[str, Mark]
    states: Mapping[State, int] = field(default_factory=dict)

    def cell(self, code: str) -> CellView:
        """One cell with its marks."""
        return cell_view(self.examination, self.marks, code)

    def table(self, number: int) -> FormTable | None:
        """Table 2, 3 or 4."""
        return form_table(self.examination.report, number, self.cell)

    def table_of_part(self, part: str) -> FormTable | None:
        """The table of a tab."""
        return self.table(TABLE_OF_PART[part]) if part in TABLE_OF_PART else None

    def sections(self, *, with_tables: bool = True) -> list[SectionView]:
        """Section 1 to 6, in order."""
        return [self.section(number, with_table=with_tables) for number in range(1, 7)]

    def section(self, number: int, *, with_table: bool = True) -> SectionView:
        """One section; its heading is the form's own where the source lacks it."""
        report = self.examination.report
        found: Section | None = report.section(number)
        titles = SECTION_TITLES[report.t3_form or report.t2_form or Form.F2021]
        quoted = [item for item in self.findings if item.finding.section == number]
        title = found.title if found and found.title else titles[number - 1]
        return SectionView(
            number,
            f"{SECTION_NUMERALS[number - 1]}、{title}",
            [marked(text, quoted) for text in found.paragraphs] if found else None,
            self.table(number) if with_table and number in (2, 3, 4) else None,
        )

    def row(self, row: str) -> list[CellView]:
        """The cells of one row, for the panel that corrects it."""
        return [self.cell(code) for code in row_codes(self.examination.report, row)]

    def findings_of(self, part: str) -> list[Numbered]:
        """The findings of one tab."""
        return [item for item in self.findings if item.part == part]

    @property
    def part_to_show(self) -> str:
        """The first tab with an error, else with any finding, else the one with most numbers."""
        for item in self.findings:
            if item.is_error:
                return item.part
        if self.findings:
            return self.findings[0].part
        return "t3" if self.examination.report.has_table(3) else "text"

    @property
    def open_questions(self) -> list[CellView]:
        """Cells that the reader could not settle."""
        undecided = (State.UNDECIDED, State.UNREADABLE)
        cells = self.examination.report.cells
        return [self.cell(code) for code, cell in cells.items() if cell.state in undecided]

    def reasons(self, part: str = "") -> list[str]:
        """Why rules (of one tab, or of all) cannot tell, each reason once."""
        verdicts = self.examination.result.verdicts
        return list(
            dict.fromkeys(
                verdict.why
                for verdict in verdicts
                if verdict.answer is Answer.CANNOT_TELL
                and verdict.why
                and part in ("", part_of_rule(verdict.rule, verdict.cells))
            )
        )

    @property
    def errors(self) -> int:
        """Findings that break form or law."""
        return len(self.examination.result.of(Severity.ERROR))

    @property
    def warnings(self) -> int:
        """Findings that are very likely wrong."""
        return len(self.examination.result.of(Severity.WARNING))

    @property
    def hints(self) -> int:
        """Findings that ask a person to look."""
        return len(self.examination.result.of(Severity.HINT))

    @property
    def consequences(self) -> int:
        """Rule instances that fail only because of a cause named elsewhere."""
        return sum(len(item.finding.consequences) for item in self.findings)

    @property
    def cell_count(self) -> int:
        """Cells of all tables that the source has."""
        return len(self.examination.report.cells)

    @property
    def tables_missing(self) -> int:
        """How many of the three statutory tables were not read."""
        return sum(not self.examination.report.has_table(number) for number in TABLE_OF_PART.values())

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found, and everything was there to be looked at."""
        whole = self.examination.report.completeness is Completeness.FULL
        return whole and not (self.findings or self.open_questions or self.tables_missing)

    @property
    def blanks(self) -> int:
        """Cells with nothing in them."""
        return self.states[State.BLANK]

    @property
    def placeholders(self) -> int:
        """Cells with a stroke or another sign for nothing."""
        return self.states[State.PLACEHOLDER]

    @property
    def whole(self) -> Tally:
        """Pass, fail and cannot tell over all parts."""
        result = self.examination.result
        return Tally(result.count(Answer.PASS), result.count(Answer.FAIL), result.count(Answer.CANNOT_TELL))

    def tabs(self) -> list[Tab]:
        """All parts with their counts."""
        return [Tab(part, self.tallies[part], len(self.findings_of(part))) for part in PARTS]

    def section_of_part(self, part: str) -> SectionView | None:
        """The section whose table a tab shows."""
        number = TABLE_OF_PART.get(part)
        return self.section(number, with_table=False) if number else None


def report_page(examination: Examination) -> ReportPage:
    """Number the findings, mark the cells, count the answers."""
    findings = numbered(examination.result)
    counts: dict[State, int] = dict.fromkeys(State, 0)
    for cell in examination.report.cells.values():
        counts[cell.state] += 1
    return ReportPage(examination, findings, tally(examination.result.verdicts), marks(findings), counts)


def parts() -> tuple[str, ...]:
    """The tabs in order."""
    return PARTS
