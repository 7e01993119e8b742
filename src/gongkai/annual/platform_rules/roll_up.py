"""A government's report against its units (RU-02 to RU-07), asked of those that sum their units."""

from collections.abc import Iterator

from gongkai.annual.platform_rules.case import PlatformCase, Question
from gongkai.annual.roll_up.rolling_up import rolled_up
from gongkai.annual.stage import AT_WORK
from gongkai.report.checks.rollup_sums import SUM_OF_UNITS
from gongkai.report.checks.rule import Judgement, Rule

RULES: tuple[Rule, ...] = ()
"""They stand in the catalogue of the report's own rules."""


def units(case: PlatformCase) -> Iterator[Judgement]:
    """The rules of a roll-up; while the report is at work it differs from the sum by its adjustments alone, each of which
    has its reason already.
    """
    if not case.report.whole:
        return
    summed = rolled_up(case.report.agency, case.report.year)
    for judgement in summed.judgements(case.printed):
        if judgement.verdict.rule != SUM_OF_UNITS.code or case.report.stage not in AT_WORK:
            yield judgement


QUESTIONS: tuple[Question, ...] = (units,)
