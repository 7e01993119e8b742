"""Which rules of the catalogue are answered here, of many reports at once, and which elsewhere."""

from gongkai.report.checks import RULES, across_years, linear, rollup
from gongkai.report.checks.catalogue import CONDITIONS

CELL_RULES: frozenset[str] = frozenset(rule.code for rule in linear.RULES) | frozenset(
    condition.rule.code for condition in CONDITIONS
)
"""Rules that ask nothing but the cells, the forms, the year and the agency's name, of one report or two years of it."""

NEEDS_A_SET: frozenset[str] = frozenset(rule.code for rule in rollup.RULES)
"""Rules that compare a government's report with those that it sums."""

NEEDS_BOTH_TEXTS: frozenset[str] = frozenset({across_years.TEXT_REPEATED.code})
"""Rules that compare a report's text with last year's."""

AT_READING: frozenset[str] = frozenset(RULES) - CELL_RULES - NEEDS_A_SET - NEEDS_BOTH_TEXTS
"""Rules that the single-report checker answers when a report is read, while its text is at hand. That of blank cells
is one: which cells of a run-together row are blank only its printed text tells."""
