"""Every rule by its code, and the conditions and questions that are asked of one report."""

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.report.checks import (
    across_years,
    blank_cells,
    linear,
    narrative,
    prose,
    rollup,
    structure,
    table_2,
    table_3,
    table_4,
    valid_numbers,
)
from gongkai.report.checks.condition import Condition
from gongkai.report.checks.rule import Question, Rule

CONDITIONS: tuple[Condition, ...] = (
    *valid_numbers.CONDITIONS,
    *table_2.CONDITIONS,
    *table_3.CONDITIONS,
    *table_4.CONDITIONS,
    *across_years.CONDITIONS,
)
"""Rules on cells that are no equation."""

QUESTIONS: tuple[Question, ...] = (
    *(condition.judgements for condition in CONDITIONS if condition.rule is not table_3.TOTAL_LEFT_AT_ZERO),
    *table_3.QUESTIONS,
    *table_4.QUESTIONS,
    *across_years.QUESTIONS,
    *structure.QUESTIONS,
    *blank_cells.QUESTIONS,
    *narrative.QUESTIONS,
    *prose.QUESTIONS,
)

_ORDER = ("T3", "T4", "T2", "XY", "NV", "ST", "RU")


def _place(rule: Rule) -> tuple[int, str]:
    return _ORDER.index(rule.code[:2]), rule.code


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in sorted(
            (
                *linear.RULES,
                *valid_numbers.RULES,
                *table_2.RULES,
                *table_3.RULES,
                *table_4.RULES,
                *across_years.RULES,
                *structure.RULES,
                *blank_cells.RULES,
                *narrative.RULES,
                *prose.RULES,
                *rollup.RULES,
            ),
            key=_place,
        )
    }
)
"""The catalogue, in the order of `docs/rules.md`."""

NEEDS_PLATFORM_DATA = MappingProxyType(
    {
        "T2-09": "现行有效件数与平台登记的现行有效文件不一致（需要平台的规范性文件登记）。",
        "T3-11": "结转下年度的申请已超过答复期限（需要办件数据）。",
    }
)
"""Rules that a report alone cannot answer, and why."""
