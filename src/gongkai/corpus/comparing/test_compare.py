from collections.abc import Iterator
from pathlib import Path
from random import Random

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing import compare, sentence_order, telling_sentences
from gongkai.corpus.comparing.tables import ALIKE, BREAKS, OUTLIERS, REPEATED, STEP, STORED
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.tables import SENTENCES
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up.tables import ROLLUP
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

OWN_SENTENCES = 8


WILD = "330100:办123"


@pytest.fixture(scope="module")
def reports() -> pl.DataFrame:
    """Departments of a county over two years; one received as much as no other in the later one."""
    random = Random(5)
    rows = [
        {
            "report": f"{unit}-{year}",
            "standing": True,
            "unit": unit,
            "unit_name": unit,
            "division": "330110",
            "level": 3,
            "kind": "department",
            "scope": "own",
            "year": year,
            "t3_form": "2021",
            "t3.received_new@total": 1_000_000 if (unit, year) == (WILD, 2023) else random.randrange(30),
        }
        for unit in (f"330100:办{n:03}" for n in range(400))
        for year in (2022, 2023)
    ]
    return pl.DataFrame(rows, schema=REPORTS.schema)


def put(place: Place, step: str, table: Table, frames: list[pl.DataFrame]) -> None:
    receipts = [Receipt(f"{step}{n}", (), {table.name: frame.height}, {}) for n, frame in enumerate(frames)]
    for receipt, frame in zip(receipts, frames, strict=True):
        place.write_frame(part_name(step, table.name, receipt.shard), table.fitted(frame))
    manifest.settle(place, step, receipts)


def sentences(reports: pl.DataFrame) -> pl.DataFrame:
    """Each report has sentences of its own; the first unit copies the second and says the same every year."""
    copied = sorted(reports["unit"].unique())[:2]
    rows: Iterator[dict[str, object]] = (
        {
            "report": report,
            "hash": (0 if unit in copied else year * 10**9 + hash_of * 100 + n) * 10**5 + n * 2**60,
            "letters": 20,
        }
        for hash_of, (report, unit, year) in enumerate(reports.select("report", "unit", "year").iter_rows())
        for n in range(OWN_SENTENCES)
    )
    return pl.DataFrame(list(rows), schema=SENTENCES.schema)


def corpus(folder: Path, reports: pl.DataFrame) -> Place:
    place = Place(str(folder))
    half = reports["unit"].unique().sort()[200]
    put(
        place,
        "agencies",
        REPORTS,
        [reports.filter(pl.col("unit") < half), reports.filter(pl.col("unit") >= half)],
    )
    said = sentences(reports)
    put(place, "ingest", SENTENCES, [said.head(1000), said.tail(-1000)])
    return place


def stored(place: Place) -> dict[str, pl.DataFrame]:
    return {table.name: manifest.table(place, STEP, table).collect() for table in STORED}


def test_a_corpus_is_compared_year_by_year(tmp_path: Path, reports: pl.DataFrame) -> None:
    place = corpus(tmp_path, reports)
    compare(place)
    found = stored(place)
    assert all(found[table.name].schema == table.schema for table in STORED)
    far = found[OUTLIERS.name].select("subject", "report", "metric", "year", "value", "peers")
    assert far.rows() == [(WILD, f"{WILD}-2023", "received_new", 2023, 1_000_000.0, 399)]
    # Two units in two years say the same, so that they are alike in each and repeat themselves in the later.
    one, other = sorted(reports["unit"].unique())[:2]
    assert found[ALIKE.name].select("unit", "other_unit", "year", "share", "sentences").rows() == [
        (one, other, 2022, 1.0, OWN_SENTENCES),
        (one, other, 2023, 1.0, OWN_SENTENCES),
    ]
    kept = found[REPEATED.name].filter(pl.col("share") > 0)
    assert sorted(kept.select("unit", "year", "share").rows()) == [(one, 2023, 1.0), (other, 2023, 1.0)]
    assert found[REPEATED.name].height == reports.filter(year=2023).height


def test_the_same_in_many_ranges_of_hashes_and_a_repeat_does_nothing(
    tmp_path: Path, reports: pl.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, pieces = corpus(tmp_path / "whole", reports), corpus(tmp_path / "pieces", reports)
    compare(whole)
    monkeypatch.setattr(telling_sentences, "SENTENCES_TOGETHER", 1500)
    monkeypatch.setattr(sentence_order, "SENTENCES_TOGETHER", 1000)
    receipts = compare(pieces)
    assert sum(receipt.options.endswith("/5") for receipt in receipts) == 5
    for name, frame in stored(pieces).items():
        assert_frame_equal(frame, stored(whole)[name])
    assert frame.height
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "pieces" / "parts").rglob("*.parquet")}
    assert [r.shard for r in compare(pieces)] == [r.shard for r in receipts]
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "pieces" / "parts").rglob("*.parquet")}
    assert after == before


def test_divisions_are_compared_by_their_figures(tmp_path: Path, reports: pl.DataFrame) -> None:
    place = corpus(tmp_path, reports)
    counties = [
        {
            "division": f"3301{n:02}",
            "name": f"{n}县",
            "level": 3,
            "parent": "330100",
            "year": year,
            "kind": kind,
            "basis": basis if year == 2023 else "units",
            "t3.received_new@total": 9000 if n == 7 else 10,
        }
        for n in range(30)
        for year in (2022, 2023)
        for kind, basis in (("figure", "whole"), ("units", "whole"))
    ]
    put(place, "rollup", ROLLUP, [pl.DataFrame(counties, schema=ROLLUP.schema)])
    compare(place)
    found = stored(place)
    far = found[OUTLIERS.name].filter(of="division", year=2023)
    assert far.select("subject", "metric", "value", "expected", "peers").rows() == [
        ("330107", "received_new", 9000.0, 10.0, 29)
    ]
    assert far["says"].to_list() == [
        "2023年新收申请9,000件，偏高：同类县级区划（另有29个）的中位数为10件，常见范围为1件至62件。"
    ]
    basis = found[BREAKS.name].filter(of="division")
    assert basis.height == 30
    assert basis["why"].unique().to_list() == ["basis"]
    assert basis["says"][0] == "2023年依据本级政府的汇总报告，此前依据各单位报告之和，口径不同。"


def test_nothing_read_is_nothing_compared(tmp_path: Path) -> None:
    assert compare(Place(str(tmp_path))) == []
