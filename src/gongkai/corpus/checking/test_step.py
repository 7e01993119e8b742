"""The rules over a corpus: planted errors are found, and nothing else."""

from pathlib import Path

import polars as pl
from tests.wide_rows import wide_rows

from gongkai.corpus.checking import VERDICTS, check, counts, findings, message, summed_up
from gongkai.corpus.columns import FINDINGS, REPORTS
from gongkai.corpus.manifest import settle, table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

RECEIVED = "t3.received_new@natural_person"


def matched(place: Place, *buckets: pl.DataFrame) -> None:
    """As if the step before had put these reports there."""
    receipts = []
    for number, bucket in enumerate(buckets):
        place.write_frame(part_name("agencies", REPORTS.name, str(number)), bucket)
        receipts.append(Receipt(str(number), (), {REPORTS.name: bucket.height}, {}))
    settle(place, "agencies", receipts)


def planted(rows: pl.DataFrame) -> pl.DataFrame:
    """One application of a natural person too many in every fiftieth report."""
    is_wrong = pl.int_range(pl.len()) % 50 == 0
    return rows.with_columns(pl.when(is_wrong).then(pl.col(RECEIVED) + 1).otherwise(RECEIVED).alias(RECEIVED))


def test_every_planted_error_is_found_and_none_invented(tmp_path: Path) -> None:
    rows = planted(wide_rows(200, (2019, 2020, 2021, 2022), seed=3))
    wrong = rows.gather_every(50)
    place = Place(str(tmp_path))
    cut = rows["unit"].search_sorted(rows["unit"][400])
    matched(place, rows.head(cut), rows.tail(rows.height - cut))
    receipts = check(place)
    assert sum(receipt.tally["reports"] for receipt in receipts) == rows.height
    found = table(place, "check", FINDINGS).collect()
    grave = found.filter(pl.col("severity") != "hint")
    assert grave.group_by("rule", "place").len().sort("rule").rows() == [
        ("T3-01", "natural_person", wrong.height),
        ("T3-03", "t3.received_new", wrong.height),
    ]
    assert set(grave["report"]) == set(wrong["report"])
    one = grave.row(
        by_predicate=(pl.col("rule") == "T3-01") & (pl.col("report") == wrong["report"][0]), named=True
    )
    received = wrong[RECEIVED][0] + wrong["t3.carried_in@natural_person"][0]
    handled = received - 1
    assert message(one) == (
        f"自然人列：新收与上年结转共{received}件，办结与结转下年度共{handled}件，相差1件。"
    )
    assert all(message(row) for row in found.iter_rows(named=True))
    verdicts = summed_up(table(place, "check", VERDICTS).collect())
    assert verdicts.equals(counts(rows))
    failed = verdicts.group_by("rule").agg(pl.sum("failed")).filter(pl.col("failed") > 0).sort("rule")
    assert failed.rows() == found.group_by("rule").agg(pl.len().cast(pl.Int64)).sort("rule").rows()


def test_a_version_that_does_not_count_is_not_asked_and_is_no_year_before() -> None:
    rows = wide_rows(1, (2021, 2022), seed=3)
    later = rows.tail(1)
    twice = pl.concat([rows.head(1), planted(rows.head(1)).with_columns(standing=False), later])
    assert findings(twice).equals(findings(rows))
    assert counts(twice).equals(counts(rows))
    unread = planted(rows.head(1)).with_columns(
        standing=False, set_aside=pl.lit("no_year"), year=pl.lit(None, pl.Int32)
    )
    assert set(findings(unread)["rule"]) >= {"T3-01", "T3-03"}


def test_nothing_is_asked_of_no_reports(tmp_path: Path) -> None:
    assert check(Place(str(tmp_path))) == []
    assert findings(REPORTS.empty()).is_empty()
    assert counts(REPORTS.empty()).is_empty()
