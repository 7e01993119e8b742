"""What the commands on a corpus show of its tables: counts, and short lists with the gravest first."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.columns import READ
from gongkai.corpus.corpus import Corpus
from gongkai.divisions import NATION, packaged_divisions
from gongkai.report.checks import RULES
from gongkai.report.finding import Severity

BASIS_WORDS = {"whole": "汇总报告", "units": "各部分之和", "none": "没有报告"}
FIGURE_CELLS = (
    "t3.received_new@total",
    "t3.outcome.total@total",
    "t3.outcome.granted@total",
    "t3.carried_out@total",
)
CELL_HEADS = ("新收", "办结", "予以公开", "结转下年")
FIGURE_HEADS = ("区划", "名称", "依据", "计入报告", "应报单位", "缺报", *CELL_HEADS)


class Shown(NamedTuple):
    """How a table is shown in short: title, columns and heads, and by what the rows that matter most come first."""

    title: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    by: pl.Expr


COMPARED: Mapping[str, Shown] = {
    "alike": Shown(
        "不同单位内容雷同",
        ("year", "share", "unit_name", "other_name", "sentences"),
        ("年度", "雷同", "单位", "另一单位", "相同句子"),
        pl.col("share"),
    ),
    "repeated": Shown(
        "沿用上年文字",
        ("year", "share", "unit_name", "letters"),
        ("年度", "沿用", "单位", "相同字数"),
        pl.col("share"),
    ),
    "outliers": Shown(
        "与同类相差悬殊",
        ("year", "name", "says"),
        ("年度", "对象", "说明"),
        pl.col("distance").abs(),
    ),
    "breaks": Shown(
        "历年数字的断点",
        ("year", "name", "says"),
        ("年度", "对象", "说明"),
        pl.col("year"),
    ),
}


def read(corpus: Corpus) -> dict[str, Any]:
    """Counts of what was read: `reports`, `first_year`, `last_year`."""
    reports = manifest.table(corpus.place, "ingest", READ)
    counted = reports.select(
        reports=pl.len(), first_year=pl.col("year").min(), last_year=pl.col("year").max()
    )
    return counted.collect().row(0, named=True)


def unread(corpus: Corpus) -> pl.DataFrame:
    """Files without a report by reason: code, files, the first source and what is said of it; most frequent first."""
    rows = corpus.table("unread").sort("source")
    grouped = rows.group_by("code").agg(
        files=pl.len(), source=pl.col("source").first(), message=pl.col("message").first()
    )
    return grouped.sort("files", "code", descending=[True, False]).collect()


def unread_text(unread: pl.DataFrame) -> str:
    """A line a reason: how many files, what is said of the first of them, and which it is."""
    return "\n".join(
        f"  {code}：{files:,}个。例如 {source}：{message}" for code, files, source, message in unread.rows()
    )


def standing(corpus: Corpus) -> dict[str, Any]:
    """How many reports count and how many are set aside: `standing`, `set_aside`."""
    counted = corpus.table("reports").select(
        standing=pl.col("standing").sum(), set_aside=(~pl.col("standing")).sum()
    )
    return counted.collect().row(0, named=True)


def findings(corpus: Corpus) -> pl.DataFrame:
    """By rule and severity: reports with it, findings; the gravest and most frequent first."""
    order = pl.col("severity").replace_strict({"error": 0, "warning": 1, "hint": 2}, return_dtype=pl.Int8)
    grouped = (
        corpus.table("findings")
        .group_by("rule", "severity")
        .agg(reports=pl.col("report").n_unique(), findings=pl.len())
    )
    return grouped.sort(order, "findings", "rule", descending=[False, True, False]).collect()


def last_year(corpus: Corpus) -> int | None:
    """The last year of which a report counts."""
    reports = corpus.table("reports").filter(pl.col("standing"), pl.col("division").is_not_null())
    year: int | None = reports.select(pl.col("year").max()).collect().item()
    return year


def rule_rows(found: pl.DataFrame) -> list[tuple[Any, ...]]:
    """The rows of `findings` for a terminal: rule, title, severity, reports, findings."""
    return [
        (rule, RULES[rule].title, Severity(severity).label, reports, count)
        for rule, severity, reports, count in found.rows()
    ]


def figures(corpus: Corpus, year: int, division: str) -> pl.DataFrame:
    """The rolled-up rows of a division and of those right below it, with the cells that are shown."""
    wanted = (pl.col("division") == division) | (pl.col("parent") == division)
    rows = corpus.table("divisions", years=(year,)).filter(wanted, pl.col("kind") == "figure")
    return shown_figures(rows).sort("level", "division").collect()


def shown_figures(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Of rolled-up rows what a terminal has room for."""
    head = ("year", "division", "name", "level", "basis", "units_counted", "units_due", "units_missing")
    return rows.select(*head, *FIGURE_CELLS)


def division_name(division: str) -> str:
    """Its full name; the code where the table of divisions has none."""
    if division == NATION:
        return "全国"
    divisions = packaged_divisions()
    return divisions.full_name(division) if division in divisions else division


def in_words(figures: pl.DataFrame) -> list[tuple[Any, ...]]:
    """The rows of `figures` under FIGURE_HEADS."""
    words = figures.with_columns(pl.col("basis").replace_strict(BASIS_WORDS, return_dtype=pl.String))
    return words.drop("year", "level").rows()


def compared(corpus: Corpus, name: str, years: Sequence[int] = (), division: str = "") -> pl.DataFrame:
    """A table of comparing, or what it has of these years and this division, what matters most first."""
    frame = corpus.table(name, years=years, division=division)
    return frame.sort(COMPARED[name].by, descending=True, nulls_last=True, maintain_order=True).collect()


def compared_rows(name: str, frame: pl.DataFrame) -> list[tuple[Any, ...]]:
    """The rows of `compared` for a terminal, shares in per cent."""
    columns = COMPARED[name].columns
    if "share" in columns:
        frame = frame.with_columns(
            pl.format("{}%", (pl.col("share") * 100).round().cast(pl.Int64)).alias("share")
        )
    return frame.select(columns).rows()
