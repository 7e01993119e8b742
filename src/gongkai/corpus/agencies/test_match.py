"""From what was read to the reports of each unit, in a place."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from gongkai.corpus import manifest
from gongkai.corpus.agencies import match, pieces
from gongkai.corpus.agencies.alias_file import AliasFileRefused
from gongkai.corpus.columns import READ, REPORTS
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import map_shards
from gongkai.corpus.running.shard import Input, Part, Shard, Step


def read_step(place: Place, shards: list[list[tuple[str, int]]]) -> None:
    """As if reports of these agencies and years had been read, a part for each list."""

    def part(shard: Shard, _place: Place) -> Part:
        rows = [
            {
                "report": f"{one.name}{one.mark}",
                "source": f"{one.name}/{one.mark}.html",
                "digest": f"{one.name}{one.mark}",
                "agency": one.name,
                "year": int(one.mark),
                "taken_at": datetime(2026, 3, 1, tzinfo=UTC),
                "completeness": "full",
            }
            for one in shard.inputs
        ]
        filled = [{name: row.get(name) for name in READ_SCHEMA} for row in rows]
        return Part({READ.name: pl.DataFrame(filled, schema=READ_SCHEMA)})

    step = Step("ingest", part, (READ,), ("gongkai.corpus.columns",))
    inputs = [Shard(tuple(Input(name, str(year)) for name, year in shard)) for shard in shards]
    manifest.settle(place, "ingest", map_shards(step, inputs, place))


def reports(place: Place) -> pl.DataFrame:
    return manifest.table(place, "agencies", REPORTS).collect()


READ_SCHEMA = READ.schema
FIRST = [("沭阳县教育局", 2022), ("沭阳县发改委", 2022), ("教育局", 2022), ("朝阳区教育局", 2022)]
SECOND = [("沭阳县教育局", 2023), ("沭阳县发展和改革局", 2023), ("朝阳区教育局", 2022)]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(str(tmp_path / "corpus"))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two reports make a bucket full."""
    monkeypatch.setattr(pieces, "TOGETHER", 2)


def test_all_years_of_a_unit_come_together_under_whatever_name(place: Place, small: None) -> None:
    read_step(place, [FIRST, SECOND])
    receipts = match(place)
    assert sum(receipt.rows["reports"] for receipt in receipts) == 7
    assert len(receipts) > 1
    parts = {
        unit: {receipt.shard}
        for receipt in receipts
        for unit in place.scan([f"parts/agencies/reports/{receipt.shard}.parquet"]).collect()["unit"]
    }
    assert sum(map(len, parts.values())) == len(parts)
    years = reports(place).group_by("unit").agg(pl.col("year").sort())
    assert dict(years.iter_rows())["321322:教育局"] == [2022, 2023]
    assert dict(years.iter_rows())["321322:发展和改革委员会"] == [2022, 2023]


def test_units_of_a_county_and_of_its_townships_come_into_one_bucket() -> None:
    units = ["321322:教育局", "321322:人民政府", "321322100:人民政府"]
    assert len({pieces.bucket_of(unit, 1 << 20) for unit in units}) == 1
    nowhere = [f"教育局@{digest:012x}" for digest in range(100)]
    assert len({pieces.bucket_of(unit, 1 << 20) for unit in nowhere}) > 90


def test_each_part_is_sorted_by_unit_and_year(place: Place) -> None:
    read_step(place, [SECOND, FIRST])
    match(place)
    found = reports(place).select("unit", "year", "taken_at")
    assert found.equals(found.sort("unit", "year", "taken_at"))
    assert found.height == 7


def test_reports_of_agencies_that_nobody_can_tell_apart_do_not_supersede_one_another(place: Place) -> None:
    read_step(place, [[("教育局", 2022)], [("教育局", 2022), ("朝阳区教育局", 2022)]])
    rows = reports_with_other_digests(place)
    assert rows["standing"].all()
    assert rows["unit"].n_unique() == 3
    assert rows["division"].is_null().all()


def reports_with_other_digests(place: Place) -> pl.DataFrame:
    """The corpus with each report's bytes made different, as they are of different agencies."""
    for name in manifest.parts(place, "ingest") or ():
        part = f"parts/ingest/reports/{name}.parquet"
        rows = place.scan([part]).collect()
        own = pl.format("{}-{}-{}", pl.lit(name), "agency", pl.int_range(pl.len()))
        place.write_frame(part, rows.with_columns(own.alias("digest"), own.alias("report")))
    match(place)
    return reports(place)


def test_the_result_is_the_same_however_it_was_read(place: Place, tmp_path: Path, small: None) -> None:
    read_step(place, [FIRST])
    match(place)
    read_step(place, [FIRST, SECOND[:2]])
    match(place)
    other = Place(str(tmp_path / "other"))
    read_step(other, [SECOND[:2][::-1], FIRST[::-1]])
    match(other)
    assert reports(place).sort("report").equals(reports(other).sort("report"))


def test_a_report_more_makes_only_its_bucket_anew(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "TOGETHER", 4)
    read_step(place, [FIRST, SECOND])
    before = {receipt.shard for receipt in match(place)}
    assert {receipt.shard for receipt in match(place)} == before
    read_step(place, [FIRST, SECOND, [("沭阳县财政局", 2023)]])
    after = {receipt.shard for receipt in match(place)}
    assert len(after - before) == 1
    assert len(after & before) == len(before) - 1
    assert reports(place).height == 8


def test_what_is_gone_from_the_sources_is_gone_here(place: Place) -> None:
    read_step(place, [FIRST, SECOND])
    match(place)
    read_step(place, [SECOND])
    match(place)
    assert sorted(reports(place)["agency"]) == ["朝阳区教育局", "沭阳县发展和改革局", "沭阳县教育局"]
    read_step(place, [])
    match(place)
    assert reports(place).height == 0


def test_an_operators_list_changes_what_it_names(place: Place) -> None:
    aliases = "名称,区划代码,规范名称\n朝阳区教育局,220104,教育局\n".encode()
    read_step(place, [FIRST])
    match(place)
    assert "220104:教育局" not in set(reports(place)["unit"])
    match(place, aliases=aliases)
    row = reports(place).filter(pl.col("unit") == "220104:教育局").row(0, named=True)
    assert (row["match"], row["prefecture"], row["unit_name"]) == (
        "alias",
        "220100",
        "吉林省长春市朝阳区教育局",
    )


def test_a_bad_list_stops_before_anything_is_done(place: Place) -> None:
    aliases = "名称,区划代码,规范名称\n朝阳区教育局,22,教育局\n".encode()
    read_step(place, [FIRST])
    with pytest.raises(AliasFileRefused, match="第2行"):
        match(place, aliases=aliases)
    assert manifest.parts(place, "agencies") is None


def test_the_receipts_say_how_names_were_matched(place: Place) -> None:
    read_step(place, [FIRST])
    told = []
    match(place, told=told.append)
    assert dict(told[0].tally) == {"match:ambiguous": 1, "match:exact": 2, "match:none": 1}


def test_the_text_is_asked_only_of_reports_that_do_not_say_whose_they_are() -> None:
    rows = pl.DataFrame(
        [
            {
                name: {"report": agency or "x", "agency": agency, "year": 2022, "digest": "d"}.get(name)
                for name in READ_SCHEMA
            }
            for agency in ("沭阳县教育局", "", "朝阳区教育局")
        ],
        schema=READ_SCHEMA,
    )
    asked: list[str] = []

    def texts(reports: Sequence[str]) -> dict[str, str]:
        asked.extend(reports)
        return {"x": "2022年，沭阳县财政局认真贯彻执行《条例》"}

    found = pieces.matched(rows, texts)
    assert asked == ["x"]
    assert found["unit"].to_list() == ["321322:教育局", "321322:财政局", "朝阳区教育局@d"]
