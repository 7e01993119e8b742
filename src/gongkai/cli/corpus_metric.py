"""One metric on a terminal: a ranking that says whom it leaves out and why, and the years of one place or unit."""

import argparse
from typing import Any

import polars as pl

from gongkai.cli import corpus_summary
from gongkai.cli.corpus_text import table
from gongkai.cli.report_readings import complain, print_json
from gongkai.cli.report_tasks import CLEAN, UNREADABLE
from gongkai.corpus.comparing.ranking import Unranked
from gongkai.corpus.corpus import Corpus
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.metrics.catalogue import metric_called
from gongkai.corpus.metrics.metric import Metric
from gongkai.divisions import NATION, packaged_divisions

LEVELS = ("国家", "省级", "地级", "县级", "乡级")
TYPES = {
    "division": "区划",
    "government": "政府",
    "department": "部门",
    "township": "乡镇街道",
    None: "看不出类型",
}
BREAKS = {
    "missing": "缺年度",
    "form": "格式改变",
    "name": "名称或区划改变",
    "basis": "依据改变",
    "carried_over": "结转不符",
    "in_force": "现行有效件数不符",
}


class NoSuchSubject(CorpusError):
    """Neither one unit nor a division with reports."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"“{what}”不是一个单位，也不是有报告的区划。单位写全名或编号，区划写代码；"
            f"有哪些单位：gongkai corpus describe {what}"
        )


def ranking(corpus: Corpus, arguments: argparse.Namespace) -> int:
    """Print the ranking that was asked for; raises UnknownMetric."""
    metric = metric_called(arguments.metric)
    year = arguments.year or corpus_summary.last_year(corpus)
    if year is None:
        complain("没有一份采用的报告有年度，不能排名。用 gongkai corpus describe 看看读出了什么。")
        return UNREADABLE
    level = LEVELS.index(arguments.level) if arguments.level else None
    rows = corpus.ranking(
        metric.code, year=year, division=arguments.division, level=level, units=arguments.units
    )
    if arguments.json:
        print_json({"metric": metric.code, "year": year, "ranking": rows.to_dicts()})
        return CLEAN
    where = corpus_summary.division_name(arguments.division)
    whose = f"{arguments.level or '各级'}单位" if arguments.units else f"{arguments.level or '下一级'}区划"
    print(f"{metric.label}（{metric.code}），{year}年度{where}，{whose}，从高到低；{metric.better.label}。")
    if rows.is_empty():
        print("  没有报告。")
    for (height, kind), group in rows.group_by("level", "type", maintain_order=True):
        if arguments.units:
            print(f"{LEVELS[height] if height is not None else '看不出层级'}{TYPES[kind]}：")
        _print_list(metric, group, arguments.most)
    print(f"定义：gongkai corpus describe {metric.code}")
    return CLEAN


def _print_list(metric: Metric, rows: pl.DataFrame, most: int) -> None:
    ranked, others = rows.filter(pl.col("unranked").is_null()), rows.drop_nulls("unranked")
    heads = ("名次", "编号", "名称", "数值", *(("分子", "分母", "95%范围") if metric.denominator else ()))
    lines = [
        (
            row["rank"],
            row["subject"],
            row["name"],
            metric.shown(row["value"]),
            *((row["numerator"], row["denominator"], _range(metric, row)) if metric.denominator else ()),
        )
        for row in ranked.iter_rows(named=True)
    ]
    print(table(heads, lines, "没有一个能参与排名。", most))
    why = others.group_by("unranked").len().sort("len", "unranked", descending=[True, False])
    reasons = "，".join(f"{Unranked(code).label(metric)}的{number:,}个" for code, number in why.rows())
    print(
        f"  参与排名{ranked.height:,}个，未参与{others.height:,}个{f'：{reasons}（全部：--json）' if reasons else ''}。"
    )


def _range(metric: Metric, row: dict[str, Any]) -> str:
    if row["low"] is None:
        return ""
    return f"{row['low']:.{metric.digits}f}–{metric.shown(row['high'])}"


def years(corpus: Corpus, arguments: argparse.Namespace) -> int:
    """Print a metric of a unit or a division through its years; raises UnknownMetric, NoSuchSubject."""
    metric = metric_called(arguments.metric)
    if not arguments.what:
        complain("请写是哪个单位或区划的：gongkai corpus describe 单位或区划代码 --metric 指标")
        return UNREADABLE
    rows = corpus.series(metric.code, _subject(corpus, arguments.what))
    if rows.is_empty():
        raise NoSuchSubject(arguments.what)
    if arguments.json:
        print_json({"metric": metric.code, "series": rows.to_dicts()})
        return CLEAN
    print(f"{rows['name'][-1]}：{metric.label}（{metric.code}）")
    heads = ("年度", "数值", *(("分子", "分母") if metric.denominator else ()), "与前一份不能直接相比")
    lines = [
        (
            row["year"],
            "缺数" if row["value"] is None else metric.shown(row["value"]),
            *((row["numerator"], row["denominator"]) if metric.denominator else ()),
            "、".join(BREAKS[why] for why in row["breaks"]),
        )
        for row in rows.iter_rows(named=True)
    ]
    print(table(heads, lines, ""))
    return CLEAN


def _subject(corpus: Corpus, what: str) -> str:
    """A division's code, or the number of the unit that is meant."""
    if what in packaged_divisions() or what == NATION:
        return what
    units = corpus.table("units").filter(
        (pl.col("unit") == what) | pl.col("unit_name").str.contains(what, literal=True)
    )
    found = units.select("unit", exact=pl.col("unit_name") == what).unique().collect()
    meant = found.filter("exact") if found["exact"].any() else found
    if meant.height != 1:
        raise NoSuchSubject(what)
    unit: str = meant["unit"].item()
    return unit
