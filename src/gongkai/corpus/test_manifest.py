"""A table is what its manifest names: never half a run, never a part that was taken away under a reader."""

import os
import time
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from gongkai.corpus import manifest
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import map_shards
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step
from gongkai.corpus.running.storing import part_name, receipt_name

WORDS = Table("words", "词", (Field("word", pl.String, "词"),))


def spelled(shard: Shard, _place: Place) -> Part:
    return Part({"words": pl.DataFrame({"word": [one.name for one in shard.inputs]}, schema=WORDS.schema)})


STEP = Step("spell", spelled, (WORDS,), ("gongkai.corpus.running.shard",))


def done(place: Place, *names: str) -> list[Receipt]:
    return map_shards(STEP, [Shard((Input(name, "1"),), name) for name in names], place)


def words(place: Place) -> list[str]:
    return list(manifest.table(place, "spell", WORDS).collect()["word"])


def aged(folder: Path, days: float) -> None:
    """As if everything in the folder had been written so long ago."""
    then = time.time() - days * 86_400
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def test_a_run_shows_when_it_is_settled_and_then_as_a_whole(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    assert manifest.parts(place, "spell") is None
    receipts = done(place, "甲", "乙")
    assert words(place) == []
    manifest.settle(place, "spell", receipts)
    more = done(place, "丙", "甲")
    assert words(place) == ["甲", "乙"]
    manifest.settle(place, "spell", more)
    assert words(place) == ["丙", "甲"]
    assert manifest.parts_with(place, "spell", "丙") == [more[0].shard]


def test_parts_that_are_elsewhere_are_not_named(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    receipts = done(place, "甲", "乙")
    place.remove(part_name("spell", "words", receipts[1].shard))
    with pytest.raises(manifest.PartsMissing, match="共享文件夹"):
        manifest.settle(place, "spell", receipts)
    assert words(place) == []


def test_what_no_manifest_names_is_taken_away_after_a_day(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    first, second = done(place, "甲", "乙"), done(place, "丙")
    manifest.settle(place, "spell", first)
    manifest.settle(place, "spell", second)
    (tmp_path / "parts/spell/words/x.parquet.0.part").touch()
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/words.csv.0.part").touch()
    assert manifest.tidy(place, ["spell"]) == 0
    aged(tmp_path, 2)
    # Two receipts, two parts, the manifest that named them, two writes cut short.
    assert manifest.tidy(place, ["spell"]) == 7
    assert words(place) == ["丙"]
    assert place.names("receipts/spell") == [f"{second[0].shard}.json"]


def test_what_a_reader_may_still_be_reading_stays_however_old_it_is(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    manifest.settle(place, "spell", done(place, "甲"))
    aged(tmp_path, 30)
    reading = manifest.table(place, "spell", WORDS)
    manifest.settle(place, "spell", done(place, "乙"))
    manifest.settle(place, "spell", done(place, "丙"))
    manifest.tidy(place, ["spell"])
    assert reading.collect()["word"].to_list() == ["甲"]


def test_a_step_that_no_longer_exists_is_taken_away_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    manifest.settle(place, "spell", done(place, "甲"))
    kept = replace(STEP, name="kept")
    manifest.settle(place, "kept", map_shards(kept, [Shard((Input("乙", "1"),))], place))
    for name in ("receipts/spell/名单.json", "parts/spell/words/抄.parquet", "parts/别的/说明.txt"):
        place.write(name, b"ours")
    aged(tmp_path, 30)
    reading = manifest.table(place, "spell", WORDS)
    # Whoever reads by its manifest may go on for a day.
    assert manifest.tidy(place, ["kept"]) == 0
    assert manifest.parts(place, "spell") is None
    assert reading.collect()["word"].to_list() == ["甲"]
    aged(tmp_path, 2)
    # The manifest, the receipt, the part.
    assert manifest.tidy(place, ["kept"]) == 3
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    [shard] = manifest.parts(place, "kept") or []
    assert left == {
        *("receipts/spell/名单.json", "parts/spell/words/抄.parquet", "parts/别的/说明.txt"),
        *("manifests/kept.json", f"receipts/kept/{shard}.json", f"parts/kept/words/{shard}.parquet"),
    }


def test_a_damaged_manifest_is_named_with_what_to_do(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    manifest.settle(place, "spell", done(place, "甲"))
    place.write("manifests/spell.json", b"")
    with pytest.raises(manifest.ManifestDamaged, match=r"清单 manifests/spell.json 坏了.*请删去它"):
        words(place)
    place.remove("manifests/spell.json")
    manifest.settle(place, "spell", done(place, "甲"))
    assert words(place) == ["甲"]


def test_a_receipt_goes_before_its_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(str(tmp_path))
    (receipt,) = done(place, "甲")
    aged(tmp_path, 2)
    removed: list[str] = []
    monkeypatch.setattr(Place, "remove", lambda _self, name: removed.append(name))
    manifest.tidy(place, ["spell"])
    assert removed == [receipt_name("spell", receipt.shard), part_name("spell", "words", receipt.shard)]
