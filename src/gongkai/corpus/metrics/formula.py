"""A metric's formula in the words of the form, as a reader can follow it with a report in hand."""

from gongkai.corpus.metrics.applications import OF_GROUP, OTHER
from gongkai.corpus.metrics.metric import REPORTS_COUNTED, Metric, PerForm, Sum, Term
from gongkai.report.codes import Column, column_of, table_of
from gongkai.report.forms import OTHER_GROUP, OUTCOME_GROUPS, Form, label

_TABLES = {2: "表二", 3: "表三", 4: "表四"}
_GROUPS: dict[Sum, str] = {
    **{
        terms: OUTCOME_GROUPS[f"t3.outcome.{group}"] for group, terms in OF_GROUP.items() if terms != (OTHER,)
    },
    OTHER.of_2021: OTHER_GROUP,
}


def formula(metric: Metric) -> str:
    """`表三“（一）予以公开” ÷ 表三“（七）总计” × 100%`; cells of Table 3 without a column are of the column 总计."""
    above = _sum(metric.numerator)
    if not metric.denominator:
        return above
    below = _sum(metric.denominator)
    times = {1: "", 100: " × 100"}[metric.per]
    percent = "%" if metric.unit == "%" else ""
    return f"{_held(above)} ÷ {_held(below)}{times}{percent}"


def _held(words: str) -> str:
    return f"（{words}）" if "＋" in words else words


def _sum(terms: Sum) -> str:
    """A whole group of outcomes is told by its printed name."""
    group = _GROUPS.get(terms)
    if group:
        return f"表三“{group}”各项之和"
    return " ＋ ".join(map(_term, terms))


def _term(term: Term) -> str:
    if isinstance(term, PerForm):
        return f"（{Form.F2019}年格式：{_sum(term.of_2019)}；{Form.F2021}年格式：{_sum(term.of_2021)}）"
    if term == REPORTS_COUNTED:
        return "表三有数的报告份数"
    words, _, column = label(term).rpartition("·")
    if column_of(term) == Column.TOTAL:
        return f"{_TABLES[table_of(term)]}“{words}”"
    return f"{_TABLES[table_of(term)]}“{words}·{column}”"
