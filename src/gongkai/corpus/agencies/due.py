"""Which units have to report on a year, as far as public data tells.

No list of the units due is public. Due are the government of every division of that year, from the province to the
township (条例 art. 4, 49), and every other unit of which the corpus has a report of any year, as long as its division
stands that year.
"""

from functools import cache, lru_cache

import polars as pl

from gongkai.corpus.agencies.identity import GOVERNMENT, government_name
from gongkai.corpus.agencies.lineage import (
    above,
    code_in,
    full_name_in,
    last_code,
    level_of,
    names_ever,
    stands,
    statutory,
    superior_of,
)
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.dictionary import Field, Table
from gongkai.divisions import NATION

PLACES = ("division", "level", "province", "prefecture", "county", "township")

DUE = Table(
    "due",
    "应报单位",
    (
        *(field for field in REPORTS.fields if field.name in {"unit", "unit_name", *PLACES}),
        Field("why", pl.String, "为什么应报", "government为一级政府；seen为语料库里有它某一年的报告"),
    ),
)

# 台湾省、香港特别行政区、澳门特别行政区: the 条例 is not applied there.
_ELSEWHERE = ("71", "81", "82")
# Villages right below a county, and 金门县 once more, have digits of a township in the statistics alone.
_NOBODY = ("198", "000")
_GOVERNMENTS = pl.Schema({name: dtype for name, dtype in DUE.schema.items() if name != "why"})


def due(reports: pl.LazyFrame, year: int) -> pl.DataFrame:
    """The units due in a year, in the form of DUE, by division and unit; `reports` are rows of REPORTS of any years.

    A unit is there once. Its division and its codes are those of the year; vertical agencies are due like others.
    """
    rows = reports.filter(pl.col("standing"), pl.col("division").is_not_null())
    names = rows.group_by("unit").agg(
        pl.col("unit_name", "division").sort_by((pl.col("year") - year).abs(), "year").first()
    )
    seen = names.collect()
    places = _places(tuple(sorted(seen["division"].unique())), year)
    units = seen.rename({"division": "was"}).join(places, on="was").with_columns(pl.lit("seen").alias("why"))
    both = pl.concat([DUE.fitted(governments(year)), DUE.fitted(units)])
    return both.unique("unit", keep="first", maintain_order=True).sort("division", "unit")


@lru_cache(maxsize=4)
def governments(year: int) -> pl.DataFrame:
    """The governments of all divisions of a year, in the form of DUE."""
    standing = [code for code in names_ever() if len(code) == 6 and stands(code, year)]
    rows = [(_unit(code), _name(code, year), *_place(code)) for code in standing if _governed(code)]
    above_townships = pl.DataFrame(
        {"superior": standing, "before": [full_name_in(code, year) for code in standing]}
    )
    townships = (
        _townships()
        .join(above_townships, on="superior")
        .with_columns(pl.concat_str("before", "unit_name").alias("unit_name"))
        .select(_GOVERNMENTS.names())
    )
    counties = pl.DataFrame(rows, schema=_GOVERNMENTS, orient="row")
    return pl.concat([counties, townships]).with_columns(pl.lit("government").alias("why"))


@cache
def _townships() -> pl.DataFrame:
    """The governments of all townships without the years: named without their superiors."""
    rows = [
        (_unit(code), government_name(names[0], 4), *_place(code), superior_of(code))
        for code, names in names_ever().items()
        if len(code) == 9 and _governed(code)
    ]
    return pl.DataFrame(rows, schema={**_GOVERNMENTS, "superior": pl.String()}, orient="row")


def _unit(code: str) -> str:
    return f"{last_code(code)}:{GOVERNMENT}"


def _name(code: str, year: int) -> str:
    return government_name(full_name_in(code, year), level_of(code))


def _governed(code: str) -> bool:
    """Whether the division has a government which reports."""
    return not code.startswith(_ELSEWHERE) and code[6:] not in _NOBODY and statutory(code)


def _place(code: str) -> tuple[str | int | None, ...]:
    chain = above(code)
    return code, level_of(code), chain.province, chain.prefecture, chain.county, chain.township


def _places(codes: tuple[str, ...], year: int) -> pl.DataFrame:
    """What stands for each of these divisions in that year; those that did not exist then are left out."""
    nation: tuple[str | int | None, ...] = (NATION, 0, None, None, None, None)
    found = ((code, NATION if code == NATION else code_in(code, year)) for code in codes)
    rows = [(was, *(nation if now == NATION else _place(now))) for was, now in found if now is not None]
    schema = {"was": pl.String(), **{name: REPORTS.schema[name] for name in PLACES}}
    return pl.DataFrame(rows, schema=schema, orient="row")
