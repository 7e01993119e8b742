"""How fast the pages answer over a million reports: `python -m bench.corpus.pages [folder] [units]`.

The reports are wide rows of our own making (`tests/wide_rows.py`), six years of each unit. The corpus is made in the
folder if it is not there yet, which takes some minutes. Wall time of whole requests through all middleware, one after
the other: once with nothing remembered of the request before, once as visitors come, at random, and once more; and the
processor time of the median request, which a busy machine does not lengthen.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import polars as pl
from tests.wide_rows import wide_parts

from gongkai.corpus import manifest
from gongkai.corpus.checking import VERDICTS
from gongkai.corpus.columns import FINDINGS, REPORTS
from gongkai.corpus.comparing import compare
from gongkai.corpus.dictionary import Table
from gongkai.corpus.listing import UNITS, list_findings, list_units
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import ROLLUP, roll_up
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

YEARS = (2019, 2020, 2021, 2022, 2023, 2024)
UNIT_COUNT = 167_000
EACH = 30
"""Requests of a kind."""
AIM = 300
"""Milliseconds within which 95 of 100 requests are answered."""
RULES = ("T3-01", "T3-02", "T3-03", "T3-04", "T3-05")


def make(place: Place, units: int) -> None:
    """Reports by province, findings in every seventh of them, and all that the pages read."""
    reports, findings = [], []
    for number, frame in enumerate(wide_parts(units, YEARS)):
        reports.append(_put(place, "agencies", REPORTS, frame, number))
        findings.append(_put(place, "check", FINDINGS, _findings(frame), number))
        _put(place, "check", VERDICTS, VERDICTS.empty(), number)
    manifest.settle(place, "agencies", reports)
    manifest.settle(place, "check", findings)
    for step in (roll_up, compare, list_units, list_findings):
        started = time.perf_counter()
        step(place)
        print(f"{step.__name__:<20}{time.perf_counter() - started:8.1f} s", flush=True)


def _put(place: Place, step: str, table: Table, frame: pl.DataFrame, number: int) -> Receipt:
    place.write_frame(part_name(step, table.name, f"p{number}"), table.fitted(frame), table.rows_together)
    return Receipt(f"p{number}", (), {table.name: frame.height}, {})


def _findings(frame: pl.DataFrame) -> pl.DataFrame:
    drawn = frame.select("report", drawn=pl.col("report").hash(7) % 35).filter(pl.col("drawn") < len(RULES))
    rule = pl.col("drawn").replace_strict(dict(enumerate(RULES)), return_dtype=pl.String)
    given = {
        "rule": rule,
        "severity": pl.lit("error"),
        "place": pl.lit(""),
        "left": pl.lit(5, pl.Int64),
        "right": pl.lit(6, pl.Int64),
        "cells": pl.lit(["t3.received_new@natural_person"], pl.List(pl.String)),
    }
    lacking = [name for name in FINDINGS.schema if name not in given and name != "report"]
    return drawn.with_columns(**given).with_columns(
        pl.lit(None, FINDINGS.schema[name]).alias(name) for name in lacking
    )


def kinds(place: Place, drawn: random.Random) -> dict[str, list[str]]:
    """Addresses of each kind of page, at random over divisions, metrics, years and units."""
    from gongkai.corpus.metrics.catalogue import METRICS

    rows = manifest.table(place, "rollup", ROLLUP).filter(pl.col("year") == YEARS[-1], pl.col("level") < 4)
    divisions = rows.select("division").unique().sort("division").collect()["division"].to_list()
    units = manifest.table(place, "units", UNITS).select("unit").collect()["unit"].sort().to_list()
    metrics = list(METRICS)

    def asked() -> str:
        return f"year={drawn.choice(YEARS)}&metric={drawn.choice(metrics)}"

    def times(address: str) -> list[str]:
        filled = (
            address.replace("DIVISION", drawn.choice(divisions))
            .replace("METRIC", drawn.choice(metrics))
            .replace("UNIT", quote(drawn.choice(units)))
            .replace("RULE", drawn.choice(RULES))
            .replace("PAGE", str(drawn.randint(1, 30)))
            .replace("LEVEL", str(drawn.randint(1, 3)))
            + asked()
            for _ in range(EACH)
        )
        return list(filled)

    return {
        "全国": times("/corpus/?"),
        "区划": times("/corpus/divisions/DIVISION/?"),
        "区划的报告": times("/corpus/divisions/DIVISION/reports/?"),
        "全国的报告，各页": times("/corpus/divisions/000000/reports/?page=PAGE&"),
        "缺报单位": times("/corpus/divisions/DIVISION/missing/?"),
        "指标，各层级": times("/corpus/metrics/METRIC/?level=LEVEL&"),
        "单位": times("/corpus/unit/?unit=UNIT&"),
        "问题，各区划": times("/corpus/rules/?division=DIVISION&"),
        "一条规则的问题，各页": times("/corpus/rules/RULE/?page=PAGE&"),
    }


def main(folder: str, units: int) -> None:
    """Make the corpus if need be, and measure."""
    place = Place(str(Path(folder) / "corpus"))
    if manifest.parts(place, "lists") is None:
        make(place, units)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="gongkai.site.settings",
        GONGKAI_HOME=f"{folder}/home",
        GONGKAI_CORPUS=place.address,
        GONGKAI_HOSTS="testserver",
    )
    from gongkai.site import start

    start.prepare(sample=False)
    from django.core.cache import cache
    from django.test import Client

    from gongkai.portal import cached_pages

    client = Client()
    client.get("/corpus/")
    reports = manifest.table(place, "agencies", REPORTS).select(pl.len()).collect().item()
    print(f"{reports}份报告；每种{EACH}次；毫秒：中位、95%以内、最长，处理器中位")
    for kind, addresses in kinds(place, random.Random(43)).items():
        sizes = []
        for how in ("什么也不留", "随机", "再来一遍"):
            taken, worked = [], []
            if how == "随机":
                cached_pages.forget()
                client.get("/corpus/")
            for address in addresses:
                cache.clear()
                if how == "什么也不留":
                    cached_pages.forget()
                started, at_work = time.perf_counter(), time.process_time()
                response = client.get(address, headers={"Accept-Encoding": "gzip"})
                taken.append(1000 * (time.perf_counter() - started))
                worked.append(1000 * (time.process_time() - at_work))
                assert response.status_code == 200, address
                sizes.append(len(response.content))
            p95 = statistics.quantiles(taken, n=20)[-1]
            over = "  超出" if p95 > AIM else ""
            print(
                f"{kind:<12}{how:<8}{statistics.median(taken):8.1f}{p95:8.1f}{max(taken):8.1f}{statistics.median(worked):8.1f}{over}",
                flush=True,
            )
        print(f"{kind:<12}最大{max(sizes) / 1024:.1f} KB（压缩）")


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(),
        int(sys.argv[2]) if len(sys.argv) > 2 else UNIT_COUNT,
    )
