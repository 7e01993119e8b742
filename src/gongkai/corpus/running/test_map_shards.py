"""One call for all shards: what is done stays done, whatever was cut short in between."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakSet

import polars as pl
import pytest

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running import map_shards as module
from gongkai.corpus.running.map_shards import OtherCode, map_shards
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step
from gongkai.corpus.running.storing import name_of, part_name, receipt_name

WORDS = Table("words", "词", (Field("word", pl.String, "词"),))
SHARDS = [Shard((Input(name, "1"),)) for name in ("甲", "乙", "丙")]
done: list[str] = []


def counted(shard: Shard, _place: Place) -> Part:
    done.append(shard.inputs[0].name)
    return Part({"words": pl.DataFrame({"word": [shard.inputs[0].name]}, schema=WORDS.schema)})


STEP = Step("count", counted, (WORDS,), ("gongkai.corpus.running.shard",))


@pytest.fixture(params=["folder", "store"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty folder, and an empty object store in memory."""
    done.clear()
    return Place(str(tmp_path) if request.param == "folder" else f"memory://{tmp_path.name}")


def test_a_repeat_does_nothing_and_tells_the_same(place: Place) -> None:
    first = map_shards(STEP, SHARDS, place)
    told: list[Receipt] = []
    assert map_shards(STEP, SHARDS, place, told=told.append) == first
    assert done == ["甲", "乙", "丙"]
    assert sorted(told, key=lambda receipt: receipt.shard) == sorted(first, key=lambda receipt: receipt.shard)
    assert [receipt.inputs[0].name for receipt in first] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("damaged", ["gone", "empty", "cut short"])
@pytest.mark.parametrize("lost", ["receipt", "part"])
def test_a_shard_without_its_receipt_or_a_part_whole_is_done_again(
    place: Place, lost: str, damaged: str
) -> None:
    first = map_shards(STEP, SHARDS, place)
    name = name_of(STEP, SHARDS[1])
    file = receipt_name("count", name) if lost == "receipt" else part_name("count", "words", name)
    content = place.read(file)
    if damaged == "gone":
        place.remove(file)
    else:
        place.write(file, content[:-1] if damaged == "cut short" else b"")
    assert map_shards(STEP, SHARDS, place) == first
    assert done == ["甲", "乙", "丙", "乙"]
    assert place.read(file) == content


def test_a_receipt_of_an_older_version_that_knows_no_sizes_counts(place: Place) -> None:
    first = map_shards(STEP, SHARDS, place)
    for receipt in first:
        kept = json.loads(receipt.text())
        del kept["sizes"]
        place.write(receipt_name("count", receipt.shard), json.dumps(kept).encode())
    assert len(map_shards(STEP, SHARDS, place)) == 3
    assert done == ["甲", "乙", "丙"]


def test_another_content_or_option_is_another_shard(place: Place) -> None:
    changed = [Shard((Input("甲", "2"),)), Shard((Input("甲", "1"),), "2024")]
    receipts = map_shards(STEP, [SHARDS[0], *changed], place)
    assert len({receipt.shard for receipt in receipts}) == 3


def test_a_part_of_another_type_than_declared_is_not_kept(place: Place) -> None:
    def mistaken(_shard: Shard, _place: Place) -> Part:
        return Part({"words": pl.DataFrame({"word": [1]})})

    with pytest.raises(TypeError, match="word"):
        map_shards(Step("count", mistaken, (WORDS,), STEP.code), SHARDS, place)
    assert place.names("receipts/count") == []


class Counted:
    """Shards that are made whenever somebody goes through them, and never kept."""

    def __init__(self) -> None:
        self.alive: WeakSet[Shard] = WeakSet()
        self.most = 0

    def __iter__(self) -> Iterator[Shard]:
        for number in range(50):
            shard = KnownShard((Input(f"{number:02}", "1"),))
            self.alive.add(shard)
            self.most = max(self.most, len(self.alive))
            yield shard
            del shard


class KnownShard(Shard):
    """One of which it is seen whether anybody still has it."""


def test_more_shards_than_memory_holds_are_never_held(place: Place) -> None:
    shards = Counted()
    told: list[str] = []
    receipts = map_shards(
        STEP, shards, place, with_inputs=False, told=lambda receipt: told.append(receipt.inputs[0].name)
    )
    assert [receipt.inputs for receipt in receipts] == [()] * 50
    assert told == done == [f"{number:02}" for number in range(50)]
    assert shards.most <= 4
    lost = receipts[7].shard
    place.remove(receipt_name("count", lost))
    assert map_shards(STEP, shards, place, with_inputs=False) == receipts
    assert done[50:] == ["07"]


def test_shards_that_can_be_gone_through_only_once_are_all_done(place: Place) -> None:
    assert len(map_shards(STEP, iter(SHARDS), place)) == 3
    assert done == ["甲", "乙", "丙"]


def test_a_worker_with_other_code_is_found_out(place: Place) -> None:
    class Elsewhere:
        def done(self, *_shards: object) -> list[Receipt]:
            return [Receipt("0" * 32, SHARDS[0].inputs, {}, {})]

    with pytest.raises(OtherCode, match="版本不一样"):
        map_shards(STEP, SHARDS, place, Elsewhere())  # type: ignore[arg-type]


def test_twenty_thousand_shards_done_before_are_known_within_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(str(tmp_path))
    shards = [Shard((Input(f"{number}", "1"),)) for number in range(20_000)]
    for folder in ("receipts/count", "parts/count/words"):
        (tmp_path / folder).mkdir(parents=True)
    for shard in shards:
        name = name_of(STEP, shard)
        receipt = os.open(f"{tmp_path}/{receipt_name('count', name)}", os.O_CREAT | os.O_WRONLY)
        os.write(receipt, Receipt(name, shard.inputs, {"words": 1}, {}).text().encode())
        os.close(receipt)
        os.close(os.open(f"{tmp_path}/{part_name('count', 'words', name)}", os.O_CREAT))
    monkeypatch.setattr(module, "do_shard", None)
    start = time.process_time()
    assert len(map_shards(STEP, shards, place)) == 20_000
    # About one second on an idle core; one look-up of a file system a receipt alone would take longer.
    assert time.process_time() - start < 6
