"""Rules of an annual report that a report alone cannot answer: they ask the records that it was made from."""

from gongkai.annual.platform_rules import fees, normative_register, records, roll_up, unfinished
from gongkai.annual.platform_rules.case import Question
from gongkai.report.checks.rule import Rule

_MODULES = (unfinished, records, normative_register, fees, roll_up)


def questions() -> tuple[Question, ...]:
    """Every question, in the order of the catalogue."""
    return tuple(question for module in _MODULES for question in module.QUESTIONS)


def rules() -> tuple[Rule, ...]:
    """Every rule, in the same order."""
    return tuple(rule for module in _MODULES for rule in module.RULES)
