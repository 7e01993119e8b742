"""The sentence of a finding, in the words of the rule's declaration."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl

from gongkai.corpus.checking.instances import linear
from gongkai.corpus.checking.one_by_one import cases
from gongkai.corpus.checking.paired import Asked
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.causes import message as words_of
from gongkai.report.checks.equation import Instance
from gongkai.report.checks.evaluation import Failure


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
    for one in linear():
        for instance in (one.instance, one.alone):
            if instance:
                found.setdefault((*one.key, instance.cells), []).append(instance)
    return found


def _severity(instance: Instance) -> str:
    equation = instance.equation
    return (equation.severity or equation.rule.severity).value


def worded(findings: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    """The findings, those of conditions with the sentence that the single-report checker makes of the reports.

    A condition's figures stand in no column of a finding, an equation's do.
    """
    rules = {condition.rule.code for condition in CONDITIONS}
    lacking = findings.filter(pl.col("rule").is_in(rules))["report"].unique()
    numbers = asked.frame["report"].is_in(lacking.implode()).arg_true().to_list()
    said: list[tuple[str, str, str, str]] = []
    for report, case in cases(asked, numbers):
        for condition in CONDITIONS:
            said.extend(
                (report, judgement.finding.rule, judgement.verdict.place, judgement.finding.message)
                for judgement in condition.judgements(case)
                if judgement.finding
            )
    names = ("report", "rule", "place", "message")
    sentences = pl.DataFrame(said, schema=dict.fromkeys(names, pl.String), orient="row")
    return (
        findings.join(sentences, on=names[:3], how="left", maintain_order="left", suffix=" of it")
        .with_columns(pl.coalesce("message", "message of it"))
        .select(findings.columns)
    )
