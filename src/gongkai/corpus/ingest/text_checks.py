"""What the single-report checker asks of a report while its text is at hand: all that no cell alone can answer."""

from collections.abc import Iterator
from itertools import chain

from gongkai.corpus.checking.cell_rules import AT_READING
from gongkai.report.checks import blank_cells, prose, structure, table_3, table_4
from gongkai.report.checks.narrative import dates_and_names, fee_statement
from gongkai.report.checks.narrative.stated_numbers import numbers_of
from gongkai.report.checks.rule import Case, Question
from gongkai.report.finding import Finding
from gongkai.report.narrative import Narrative
from gongkai.report.value import Report

_QUESTIONS: tuple[Question, ...] = (
    table_3.fee_lapses_against_text,
    table_4.corrected_without_a_word,
    *structure.QUESTIONS,
    *blank_cells.QUESTIONS,
    *dates_and_names.QUESTIONS,
    *fee_statement.QUESTIONS,
    *prose.QUESTIONS,
)
"""The questions of these rules but for the numbers of the text, whose reading is handed in."""


def text_findings(report: Report, narrative: Narrative) -> Iterator[Finding]:
    """The findings of the rules `AT_READING` on an answerable report, whose text was read into `narrative`."""
    case = Case.of(report)
    asked = chain(numbers_of(case, narrative), *(question(case) for question in _QUESTIONS))
    for judgement in asked:
        if judgement.finding and judgement.finding.rule in AT_READING:
            yield judgement.finding
