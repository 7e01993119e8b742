"""`gongkai corpus describe`: the whole corpus, or one thing in it, by whatever name it is asked for."""

import argparse
from collections.abc import Callable
from typing import Any

import polars as pl

from gongkai.cli import corpus_summary
from gongkai.cli.corpus_described_report import describe_report
from gongkai.cli.corpus_text import table
from gongkai.cli.report_readings import print_json
from gongkai.cli.report_tasks import CLEAN
from gongkai.corpus.agencies.flags import label as flag_label
from gongkai.corpus.catalogue import TABLES
from gongkai.corpus.corpus import Corpus
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.exporting.data_dictionary import HEADS, entries
from gongkai.corpus.metrics.catalogue import GROUPS, METRICS
from gongkai.corpus.metrics.formula import formula
from gongkai.report.checks import RULES
from gongkai.report.finding import Severity

MATCH_WORDS = {
    "exact": "全称相符",
    "alias": "按别名文件",
    "former": "旧名或旧区划",
    "ambiguous": "有歧义",
    "none": "不能识别",
}
SET_ASIDE_WORDS = {
    "duplicate": "重复",
    "superseded": "有新版",
    "mirror": "镜像",
    "no_year": "没有年度",
}
MOST = 20
"""Units that are listed when a name may mean several."""


class NothingOfThatName(CorpusError):
    """No report, unit, division, metric, rule or table is called so."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"没有叫“{what}”的报告、单位、区划、指标、规则或表。"
            "报告写编号或来源，单位写名称（可以只写一部分），区划写代码；"
            "表和指标见 gongkai corpus describe tables、gongkai corpus describe metrics。"
        )


def describe(corpus: Corpus, arguments: argparse.Namespace) -> int:
    """Print what a name stands for; raises NothingOfThatName."""
    what = arguments.what
    says: Callable[[Corpus, str], tuple[dict[str, Any], str]] = _kind(what)
    data, text = says(corpus, what)
    if arguments.json:
        print_json(data)
    else:
        print(text)
    return CLEAN


def _kind(what: str) -> Callable[[Corpus, str], tuple[dict[str, Any], str]]:
    if not what:
        return _whole
    if what in _LISTS:
        return _LISTS[what]
    for names, says in ((TABLES, _table), (METRICS, _metric), (RULES, _rule)):
        if what in names:
            return says
    if what.isascii() and what.isdigit() and len(what) in (6, 9):
        return _division
    return _in_reports


def _whole(corpus: Corpus, _: str) -> tuple[dict[str, Any], str]:
    reports = corpus.table("reports")
    counts = corpus_summary.standing(corpus)
    years = _counted(reports.filter(pl.col("standing")), "year", units=pl.col("unit").n_unique())
    aside = _counted(reports.drop_nulls("set_aside"), "set_aside")
    matched = _counted(reports, "match")
    flags = _counted(reports.select(pl.col("flags").explode()).drop_nulls(), "flags")
    unread = corpus_summary.unread(corpus)
    found = corpus_summary.findings(corpus)
    data = {
        **counts,
        "years": years.to_dicts(),
        "set_aside_by_reason": aside.to_dicts(),
        "match": matched.to_dicts(),
        "flags": flags.to_dicts(),
        "unread": unread.to_dicts(),
        "rules": found.to_dicts(),
    }
    return data, "\n".join(
        [
            f"语料库 {corpus.place.address}：采用的报告{counts['standing']:,}份，不采用的{counts['set_aside']:,}份。",
            table(("年度", "报告", "单位"), years.rows(), "没有报告。"),
            "不采用的原因：",
            table(("原因", "报告"), _words(aside, SET_ASIDE_WORDS.__getitem__), "没有。"),
            "机关怎样识别：",
            table(("方式", "报告"), _words(matched, MATCH_WORDS.__getitem__), "没有。"),
            "名称和来源可疑之处：",
            table(("提示", "报告"), _words(flags, flag_label), "没有。"),
            "读不了的文件：",
            corpus_summary.unread_text(unread) or "  没有。",
            "检查意见：",
            table(
                ("规则", "名称", "级别", "报告", "意见"), corpus_summary.rule_rows(found), "没有发现问题。"
            ),
        ]
    )


def _counted(frame: pl.LazyFrame, by: str, **more: pl.Expr) -> pl.DataFrame:
    grouped = frame.group_by(by).agg(pl.len().alias("reports"), **more)
    return grouped.sort(by if by == "year" else pl.col("reports"), descending=by != "year").collect()


def _words(counted: pl.DataFrame, say: Callable[[str], str]) -> list[tuple[str, int]]:
    return [(say(name), number) for name, number in counted.rows()]


def _tables(_: Corpus, __: str) -> tuple[dict[str, Any], str]:
    rows = [(name, held.table.label, len(held.table.fields)) for name, held in TABLES.items()]
    data = {name: {"label": label, "columns": columns} for name, label, columns in rows}
    return data, table(("表名", "内容", "列"), rows, "")


def _table(_: Corpus, name: str) -> tuple[dict[str, Any], str]:
    rows = [entry[1:] for entry in entries(TABLES[name].table)]
    heads = HEADS[1:]
    data = {
        "table": name,
        "label": TABLES[name].table.label,
        "columns": [list(row) for row in rows],
        "heads": heads,
    }
    return data, f"{name} {TABLES[name].table.label}\n{table(heads, rows, '')}"


def _metrics(_: Corpus, __: str) -> tuple[dict[str, Any], str]:
    rows = [(metric.code, metric.label, metric.unit) for group in GROUPS.values() for metric in group]
    data = {code: {"label": label, "unit": unit} for code, label, unit in rows}
    return data, table(("指标", "名称", "单位"), rows, "")


def _metric(_: Corpus, code: str) -> tuple[dict[str, Any], str]:
    metric = METRICS[code]
    data = {
        "metric": code,
        "label": metric.label,
        "says": metric.says,
        "formula": formula(metric),
        "unit": metric.unit,
        "source": metric.source,
        "least": metric.least,
    }
    least = f"分母不足{metric.least}的不参与排名。" if metric.least else ""
    return data, (
        f"{metric.label}（{code}），单位{metric.unit}，{metric.better.label}。{least}\n"
        f"  定义：{metric.says}\n  算法：{formula(metric)}\n  依据：{metric.source}"
    )


def _rule(corpus: Corpus, code: str) -> tuple[dict[str, Any], str]:
    rule = RULES[code]
    found = corpus.table("findings").filter(pl.col("rule") == code)
    years = _counted(found.unique(["report"]), "year")
    data = {"rule": code, "title": rule.title, "says": rule.says, "years": years.to_dicts()}
    return data, (
        f"{code} {rule.title}（{rule.severity.label}）\n  规则：{rule.says}\n  改正：{rule.repair}\n"
        f"{table(('年度', '有问题的报告'), years.rows(), '没有一份报告有这个问题。')}"
    )


def _division(corpus: Corpus, code: str) -> tuple[dict[str, Any], str]:
    rows = corpus.table("divisions").filter(pl.col("division") == code, pl.col("kind") == "figure")
    figures = corpus_summary.shown_figures(rows).sort("year").collect()
    if figures.is_empty():
        raise NothingOfThatName(code)
    heads = ("年度", *corpus_summary.FIGURE_HEADS)
    words = [
        (year, *row) for year, row in zip(figures["year"], corpus_summary.in_words(figures), strict=True)
    ]
    return {"division": code, "years": figures.to_dicts()}, table(heads, words, "")


def _in_reports(corpus: Corpus, what: str) -> tuple[dict[str, Any], str]:
    reports = corpus.table("reports")
    found = reports.filter((pl.col("report") == what) | (pl.col("source") == what)).head(1).collect()
    if len(found):
        return describe_report(corpus, found.row(0, named=True))
    units = corpus.table("units")
    named = units.filter((pl.col("unit") == what) | (pl.col("unit_name") == what)).collect()
    if named.is_empty():
        named = units.filter(pl.col("unit_name").str.contains(what, literal=True)).sort("unit").collect()
    if named.is_empty():
        raise NothingOfThatName(what)
    if len(named) > 1:
        shown = named.select("unit", "unit_name", "reports", "first_year", "last_year")
        heads = ("单位", "名称", "报告", "最早", "最近")
        return {"units": shown.to_dicts()}, table(heads, shown.rows(), "", MOST)
    return _unit(corpus, named.row(0, named=True))


def _unit(corpus: Corpus, unit: dict[str, Any]) -> tuple[dict[str, Any], str]:
    of_unit = pl.col("unit") == unit["unit"]
    columns = ("year", "report", "standing", "set_aside", "match", *corpus_summary.FIGURE_CELLS)
    reports = corpus.table("reports").filter(of_unit).select(columns).sort("year", "report").collect()
    found = corpus.table("findings").filter(of_unit).sort("year", "rule", "place").collect()
    shown = found.select("year", "rule", "severity", "report")
    data = {**unit, "reports": reports.to_dicts(), "findings": shown.to_dicts()}
    rows = [
        (year, report, "是" if counts else SET_ASIDE_WORDS[aside], MATCH_WORDS[match], *cells)
        for year, report, counts, aside, match, *cells in reports.rows()
    ]
    heads = ("年度", "报告编号", "采用", "识别", *corpus_summary.CELL_HEADS)
    findings = [
        (year, rule, RULES[rule].title, Severity(severity).label) for year, rule, severity, _ in shown.rows()
    ]
    return data, "\n".join(
        [
            f"{unit['unit_name']}（{unit['unit']}）",
            table(heads, rows, ""),
            "检查意见：",
            table(("年度", "规则", "名称", "级别"), findings, "没有发现问题。"),
        ]
    )


def _unread(corpus: Corpus, _: str) -> tuple[dict[str, Any], str]:
    unread = corpus_summary.unread(corpus)
    return {"unread": unread.to_dicts()}, corpus_summary.unread_text(unread) or "没有读不了的文件。"


_LISTS = {"tables": _tables, "metrics": _metrics, "unread": _unread}
