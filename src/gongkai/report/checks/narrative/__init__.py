"""The text against the tables, against itself, and against the dates of the law (NV-01 to NV-16)."""

from gongkai.report.checks.narrative import dates_and_names, fee_statement, stated_numbers
from gongkai.report.checks.rule import Question, Rule

RULES: tuple[Rule, ...] = (*stated_numbers.RULES, *dates_and_names.RULES, *fee_statement.RULES)

QUESTIONS: tuple[Question, ...] = (
    *stated_numbers.QUESTIONS,
    *dates_and_names.QUESTIONS,
    *fee_statement.QUESTIONS,
)
