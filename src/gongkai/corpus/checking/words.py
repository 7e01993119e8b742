"""The sentence of a finding, in the words of the rule's declaration."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from gongkai.report.checks.causes import message as words_of
from gongkai.report.checks.equation import Instance
from gongkai.report.checks.evaluation import Failure
from gongkai.report.checks.linear import EQUATIONS


def message(finding: Mapping[str, Any]) -> str:
    """The sentence of a row of FINDINGS: its own if it has one, else that of its equation with both sides filled in.

    Empty where a side does not fit its column.
    """
    if finding["message"] or finding["left"] is None or finding["right"] is None:
        return finding["message"] or ""
    alike = _equations()[finding["rule"], finding["place"], tuple(finding["cells"])]
    instance = next((one for one in alike if _severity(one) == finding["severity"]), alike[0])
    return words_of(Failure(instance, finding["left"], finding["right"], ""))


@cache
def _equations() -> Mapping[tuple[str, str, tuple[str, ...]], list[Instance]]:
    found: dict[tuple[str, str, tuple[str, ...]], list[Instance]] = {}
    for equation in EQUATIONS:
        for one in filter(None, (equation, equation.alone)):
            for instance in one.instances():
                found.setdefault((one.rule.code, instance.place, instance.cells), []).append(instance)
    return found


def _severity(instance: Instance) -> str:
    equation = instance.equation
    return (equation.severity or equation.rule.severity).value
