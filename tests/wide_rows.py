"""Wide rows by the million: reports of real divisions whose numbers are made up and add up, in the form of REPORTS.

A unit's cases are carried over from year to year, its documents in force follow from issued and repealed, and a
government's whole report is the sum of the units below it, so every rule over cells holds. Made a province at a time.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import polars as pl

from gongkai.corpus.columns import CELLS, REPORTS
from gongkai.divisions import packaged_divisions
from gongkai.report.codes import APPLICANT_COLUMNS, COLUMNS, Column, Result, Track, t3, t4
from gongkai.report.forms import Form, codes, form_due, outcome_leaves

DEPARTMENTS = tuple(
    f"{name}局"
    for name in [
        "财政",
        "教育",
        "公安",
        "民政",
        "司法",
        "水利",
        "农业农村",
        "商务",
        "审计",
        "统计",
        "医疗保障",
        "应急管理",
        "市场监督管理",
        "生态环境",
        "自然资源",
        "交通运输",
        "文化和旅游",
        "退役军人事务",
        "住房和城乡建设",
        "人力资源和社会保障",
        "林业",
        "体育",
        "城市管理",
        "信访",
        "粮食",
        "机关事务",
        "地方金融管理",
        "行政审批",
        "科学技术",
        "工业和信息化",
        "民族宗教",
        "外事",
        "国有资产管理",
        "档案",
        "大数据",
        "乡村振兴",
        "投资促进",
        "园林",
        "地震",
        "人民防空",
        "海洋",
        "供销",
        "知识产权",
        "药品监督",
        "广播电视",
        "邮政管理",
        "气象",
        "盐务",
        "数据",
        "公共资源交易",
    ]
)
LEVELS = {"province": 1, "prefecture": 2, "county": 3, "township": 4}
FIRST = 2019


@cache
def units() -> pl.DataFrame:
    """Every unit that may be taken: governments, their offices and departments, townships; some 210,000."""
    divisions = packaged_divisions()
    rows = []
    for division in divisions:
        if not division.statutory:
            continue
        above = {
            higher.level.value: higher.code for higher in (*divisions.ancestors(division.code), division)
        }
        place = (
            division.code,
            LEVELS[division.level.value],
            *(above.get(level) for level in LEVELS),
        )
        full = divisions.full_name(division.code)
        if division.level.value == "township":
            office = "办事处" if full.endswith("街道") else "人民政府"
            rows.append((f"{division.code}:人民政府", full + office, *place, "township", "own"))
            continue
        rows.append((f"{division.code}:人民政府", f"{full}人民政府", *place, "government", "whole"))
        rows.extend(
            (f"{division.code}:{name}", f"{full}{name}", *place, "department", "own")
            for name in ("人民政府办公室", *DEPARTMENTS)
        )
    names = [
        "unit",
        "unit_name",
        "division",
        "level",
        "province",
        "prefecture",
        "county",
        "township",
        "kind",
        "scope",
    ]
    types = {name: REPORTS.schema[name] for name in names}
    return pl.DataFrame(rows, schema=types, orient="row").sort(pl.col("unit").hash(seed=7))


def wide_rows(count: int, years: tuple[int, ...], seed: int = 1) -> pl.DataFrame:
    """Reports of `count` units, one for each of `years` (in order, from 2019 on), sorted by unit and year."""
    return pl.concat(wide_parts(count, years, seed)).sort("unit", "year")


def wide_parts(count: int, years: tuple[int, ...], seed: int = 1) -> Iterator[pl.DataFrame]:
    """The same a province at a time, each sorted by unit and year."""
    chosen = units().head(count)
    for _, province in sorted(chosen.partition_by("province", as_dict=True).items()):
        yield _province(province, years, seed)


def _province(chosen: pl.DataFrame, years: tuple[int, ...], seed: int) -> pl.DataFrame:
    every = range(FIRST, years[-1] + 1)
    own = chosen.filter(pl.col("scope") == "own").join(
        pl.DataFrame({"year": list(every)}, schema={"year": pl.Int32}), how="cross"
    )
    own = _numbers(own.sort("unit", "year"), seed).filter(pl.col("year").is_in(years))
    wholes = [own]
    for level in ("province", "prefecture", "county"):
        governments = chosen.filter(pl.col("scope") == "whole", pl.col("level") == LEVELS[level])
        # A sum over no number is no number: the cells of the other form stay null.
        sums = own.group_by(level, "year").agg(
            pl.when(pl.col(code).count() > 0).then(pl.col(code).sum()).alias(code) for code in CELLS
        )
        wholes.append(governments.join(sums, on=level, nulls_equal=False).select(own.columns))
    rows = pl.concat(wholes).sort("unit", "year")
    form = pl.when(pl.col("year") <= 2020).then(pl.lit("2019")).otherwise(pl.lit("2021"))
    title = pl.format("{}{}年政府信息公开工作年度报告", "unit_name", "year")
    read = datetime(2026, 3, 1, tzinfo=UTC)
    given = {
        "report": pl.format("{}-{}", "unit", "year"),
        "source": pl.format("{}/{}.html", "unit", "year"),
        "digest": pl.format("{}-{}", "unit", "year"),
        "size": pl.lit(20_000, pl.Int64),
        "modified_at": pl.lit(read).cast(pl.Datetime("us", "UTC")),
        "taken_at": pl.lit(read).cast(pl.Datetime("us", "UTC")),
        "reader": pl.lit("000000000000"),
        "title": title,
        "agency": pl.col("unit_name"),
        "t2_form": form,
        "t3_form": form,
        "signature": pl.col("unit_name"),
        "signed_on": pl.date(pl.col("year") + 1, 1, 20),
        "published_on": pl.date(pl.col("year") + 1, 1, 25),
        "completeness": pl.lit("full"),
        "match": pl.lit("exact"),
        "flags": pl.lit([], pl.List(pl.String)),
        "standing": pl.lit(True),
    }
    rows = rows.with_columns(**given)
    lacking = [
        pl.lit(None, dtype).alias(name) for name, dtype in REPORTS.schema.items() if name not in rows.columns
    ]
    return REPORTS.fitted(rows.with_columns(lacking))


def _random(name: str, seed: int) -> pl.Expr:
    """A number from 0 to 999,999 that unit, year and name decide."""
    salt = seed * 1_000_003 + sum((place + 1) * ord(letter) for place, letter in enumerate(name))
    return (pl.struct("unit", "year").hash(salt) % 1_000_000).cast(pl.Int64)


def _numbers(rows: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Cells of a unit's years one after the other, without a gap."""
    for column in APPLICANT_COLUMNS:
        draw, out = _random(f"new {column}", seed), _random(f"out {column}", seed) % 3
        # Most units have a handful, a few have hundreds.
        few = (3_000_000 // (draw + 20_000) - 2).clip(0)
        share = 1 if column is Column.NATURAL_PERSON else 12
        rows = rows.with_columns(
            (few // share).alias("_new"), pl.min_horizontal(few // share, out).alias("_out")
        )
        carried_in = pl.col("_out").shift(1, fill_value=0)
        rows = rows.with_columns(
            pl.when(pl.col("unit") == pl.col("unit").shift(1)).then(carried_in).otherwise(0).alias("_in")
        )
        rows = rows.with_columns(
            pl.col("_new").alias(t3("received_new", column)),
            pl.col("_in").alias(t3("carried_in", column)),
            pl.col("_out").alias(t3("carried_out", column)),
            (pl.col("_new") + pl.col("_in") - pl.col("_out")).alias("_left"),
        )
        rows = rows.with_columns(pl.col("_left").alias(t3("outcome.total", column)))
        for form in Form:
            due = pl.col("year").is_in([year for year in range(FIRST, 2100) if form_due(year) is form])
            rows = rows.with_columns(pl.col(t3("outcome.total", column)).alias("_left"))
            leaves = outcome_leaves(form)
            for leaf in reversed(leaves[1:]):
                some = _random(leaf, seed + 1) % 40 // (36 if leaf != leaves[1] else 24)
                taken = pl.min_horizontal(pl.col("_left"), some * (1 + pl.col("_left") // 9))
                rows = rows.with_columns(taken.alias("_taken"))
                code = f"{leaf}@{column}"
                before = pl.col(code) if code in rows.columns else pl.lit(None, pl.Int64)
                rows = rows.with_columns(
                    pl.when(due).then(pl.col("_taken")).otherwise(before).alias(code),
                    (pl.col("_left") - pl.col("_taken")).alias("_left"),
                )
            code = f"{leaves[0]}@{column}"
            before = pl.col(code) if code in rows.columns else pl.lit(None, pl.Int64)
            rows = rows.with_columns(pl.when(due).then(pl.col("_left")).otherwise(before).alias(code))
    rows_of_table = sorted({code.partition("@")[0] for code in CELLS if code.startswith("t3.")})
    rows = rows.with_columns(
        pl.sum_horizontal(*(f"{row}@{column}" for column in APPLICANT_COLUMNS), ignore_nulls=False).alias(
            f"{row}@{COLUMNS[-1]}"
        )
        for row in rows_of_table
    )
    # A case is contested now and then, at most one of each kind for each ten applications decided.
    decided = pl.col(t3("outcome.total", Column.TOTAL))
    results = [result for result in Result if result is not Result.TOTAL]
    rows = rows.with_columns(
        pl.when(_random(t4(track, result), seed) % 20 == 0)
        .then(decided // 12)
        .otherwise(0)
        .alias(t4(track, result))
        for track in Track
        for result in results
        if result is not Result.PENDING
    ).with_columns(pl.lit(0, pl.Int64).alias(t4(track, Result.PENDING)) for track in Track)
    rows = rows.with_columns(
        pl.sum_horizontal(*(t4(track, result) for result in results)).alias(t4(track, Result.TOTAL))
        for track in Track
    )
    return _table_2(rows, seed).select(*_kept(rows), *CELLS)


def _kept(rows: pl.DataFrame) -> list[str]:
    return [name for name in rows.columns if not name.startswith(("_", "t2.", "t3.", "t4."))]


def _table_2(rows: pl.DataFrame, seed: int) -> pl.DataFrame:
    new, old = (pl.col("year") > 2020), (pl.col("year") <= 2020)
    zero = pl.lit(0, pl.Int64)
    issued = _random("issued", seed) % 4
    repealed = _random("repealed", seed) % 2
    changed = (issued - repealed).cum_sum().over("unit")
    made = {
        "t2.normative_docs.issued": issued,
        "t2.normative_docs.repealed": repealed,
        "t2.normative_docs.in_force": 12 + changed,
        "t2.admin_fees.amount_wan": (500_000 + _random("fees", seed)) * 100,
        "t2.normative_docs.made": issued,
        "t2.normative_docs.newly_disclosed": issued,
        "t2.normative_docs.total_disclosed": 12 + changed,
        "t2.procurement.projects": 10 + _random("projects", seed) % 10,
        "t2.procurement.amount_yuan": (500_000 + _random("purchases", seed)) * 1_000,
    }
    for subject in ("licensing", "penalty", "coercion", "other_services"):
        decided = 100 + _random(subject, seed) % 100
        made[f"t2.{subject}.decisions"] = decided
        made[f"t2.{subject}.items_prev"] = pl.lit(40, pl.Int64)
        made[f"t2.{subject}.items_delta"] = zero
    made["t2.admin_fees.items_prev"] = pl.lit(2, pl.Int64)
    printed = {form: set(codes(form, None)) for form in Form}
    columns = []
    for code in (code for code in CELLS if code.startswith("t2.")):
        value = made.get(code, zero)
        both = all(code in printed[form] for form in Form)
        due = pl.lit(True) if both else new if code in printed[Form.F2021] else old
        columns.append(pl.when(due).then(value).cast(pl.Int64).alias(code))
    return rows.with_columns(columns)
