"""Findings numbered as on paper, and what each means for the cells it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.portal.cell_address import anchor, part_of_cell, row_of_cell
from gongkai.report.checks import RULES
from gongkai.report.finding import Answer, CheckResult, Finding, Severity, Verdict
from gongkai.report.value import Number

PARTS = ("t2", "t3", "t4", "text", "years")
"""Parts of a checked report, in the order of their tabs."""


def part_of_rule(rule: str, cells: Iterable[str]) -> str:
    """Where a finding or verdict belongs: two years, a table, or the text."""
    if rule.startswith("XY"):
        return "years"
    if rule.startswith("NV"):
        return "text"
    for code in cells:
        return part_of_cell(code)
    prefix = rule.partition("-")[0].lower()
    return prefix if prefix in ("t2", "t3", "t4") else "text"


@dataclass(frozen=True, slots=True)
class CellLink:
    """A cell that a finding names, for a link to it."""

    code: str

    @property
    def part(self) -> str:
        """The tab that shows it."""
        return part_of_cell(self.code)

    @property
    def row(self) -> str:
        """The row that opens it for correction."""
        return row_of_cell(self.code)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor(self.code)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding as its card prints it; `number` is what its cells carry."""

    number: int
    finding: Finding
    part: str

    @property
    def is_error(self) -> bool:
        """Red for a broken rule, ochre for what a person should look at."""
        return self.finding.severity is Severity.ERROR

    @property
    def main_cells(self) -> tuple[str, ...]:
        """The cells to look at first: those with a likely right value, else all named."""
        expected = tuple(code for code, _ in self.finding.expected)
        return expected or self.finding.cells

    @property
    def first_cell(self) -> CellLink | None:
        """Where the card's link leads."""
        for code in self.main_cells:
            return CellLink(code)
        return None

    @property
    def title(self) -> str:
        """The rule in a few words."""
        rule = RULES.get(self.finding.rule)
        return rule.title if rule else self.finding.rule

    @property
    def consequences(self) -> tuple[str, ...]:
        """Codes of the rules that fail only because of this cause."""
        return tuple(dict.fromkeys(consequence.rule for consequence in self.finding.consequences))


@dataclass(frozen=True, slots=True)
class Mark:
    """What findings say about one cell; `tone` is `bad`, `ask` or `tied`, `expected` the likely right value."""

    tone: str
    refs: tuple[Numbered, ...] = ()
    expected: Number | None = None


FRAMED_AT_MOST = 6
"""Cells of an equation that are framed because of its cause: a whole column of thin frames says nothing."""
_TONES = ("bad", "ask", "tied", "")


def numbered(result: CheckResult) -> list[Numbered]:
    """Findings numbered in the order of the check: gravest first."""
    return [
        Numbered(number, finding, part_of_rule(finding.rule, finding.cells))
        for number, finding in enumerate(result.findings, 1)
    ]


def marks(findings: Iterable[Numbered]) -> dict[str, Mark]:
    """For each cell that a finding names: thick frame where the fault lies, thin where an equation ties it in."""
    found: dict[str, Mark] = {}

    def add(code: str, tone: str, ref: Numbered | None, expected: Number | None = None) -> None:
        old = found.get(code, Mark(""))
        refs = (*old.refs, ref) if ref and ref not in old.refs else old.refs
        tone = min(tone, old.tone, key=_TONES.index)
        found[code] = Mark(tone, refs, old.expected if expected is None else expected)

    for item in findings:
        expected = dict(item.finding.expected)
        tone = "bad" if item.is_error else "ask"
        for code in item.main_cells:
            add(code, tone, item, expected.get(code))
        for code in item.finding.cells:
            add(code, "tied", None)
        for consequence in item.finding.consequences:
            if len(consequence.cells) <= FRAMED_AT_MOST:
                for code in consequence.cells:
                    add(code, "tied", item if code == consequence.cells[0] else None)
    return found


@dataclass(frozen=True, slots=True)
class Tally:
    """Pass, fail and cannot tell of one part; always all three."""

    passed: int = 0
    failed: int = 0
    cannot_tell: int = 0

    @property
    def answer(self) -> Answer | None:
        """The word for the whole part; None where nothing was asked."""
        if self.failed:
            return Answer.FAIL
        if self.passed:
            return Answer.PASS
        return Answer.CANNOT_TELL if self.cannot_tell else None


def tally(verdicts: Iterable[Verdict]) -> Mapping[str, Tally]:
    """The three counts of every part."""
    counts = {part: dict.fromkeys(Answer, 0) for part in PARTS}
    for verdict in verdicts:
        counts[part_of_rule(verdict.rule, verdict.cells)][verdict.answer] += 1
    return {
        part: Tally(count[Answer.PASS], count[Answer.FAIL], count[Answer.CANNOT_TELL])
        for part, count in counts.items()
    }
