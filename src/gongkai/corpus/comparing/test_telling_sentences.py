"""The steps of likeness, part by part and range by range, against a plain count of every two reports."""

from itertools import chain, combinations, pairwise
from pathlib import Path
from random import Random

import polars as pl
import pytest

from gongkai.corpus import manifest
from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing import boilerplate, pairs, sentence_order, telling_sentences
from gongkai.corpus.comparing.boilerplate import COMMON
from gongkai.corpus.comparing.likeness import alike, likeness, repeated, whole
from gongkai.corpus.comparing.numbering import NUMBERED
from gongkai.corpus.comparing.numbering import STEP as NUMBERING
from gongkai.corpus.comparing.sentence_order import USED
from gongkai.corpus.comparing.telling_sentences import OWN, SHARED, without
from gongkai.corpus.comparing.telling_sentences import STEP as TELLING
from gongkai.corpus.dictionary import Table
from gongkai.corpus.ingest.tables import SENTENCES
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

YEARS = (2021, 2022, 2023)
UNITS = tuple(f"{n:02}局" for n in range(40))
HASHES = (0, 1, 2**63 - 1, 2**63, 2**64 - 1, *map(Random(1).getrandbits, [64] * 55))
EVERYBODYS = (2**40, 2**63 + 2**40)
LEAST, LETTERS = 0.2, 40
TWICE = 2

Said = dict[tuple[str, int], set[int]]
"""Hashes by unit and year."""


def letters(said: set[int]) -> int:
    return sum(letters_of(hash_) for hash_ in said)


def letters_of(hash_: int) -> int:
    return 12 + hash_ % 50


@pytest.fixture(scope="module")
def said() -> Said:
    """Each unit keeps some sentences from year to year, and one in ten has no report of a year.

    Two sentences all have until a few are left in the last year that go on with them.
    """
    random = Random(2)
    kept = {unit: random.sample(HASHES, 5) for unit in UNITS}
    return {
        (unit, year): {
            *random.sample(kept[unit], 3),
            *random.sample(HASHES, random.randrange(9)),
            *(EVERYBODYS if year < YEARS[-1] or unit < UNITS[5] else ()),
        }
        for unit in UNITS
        for year in YEARS
        if random.random() > 0.1 or year == YEARS[0]
    }


@pytest.fixture
def place(tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Units in several parts that are not in their order, reports in several others, many ranges of hashes, few pairs at once."""
    monkeypatch.setattr(sentence_order, "SENTENCES_TOGETHER", 400)
    monkeypatch.setattr(telling_sentences, "SENTENCES_TOGETHER", 100)
    monkeypatch.setattr(boilerplate, "_MANY", 10)
    monkeypatch.setattr(pairs, "_PAIRS_TOGETHER", 100)
    random = Random(3)
    place = Place(str(tmp_path))
    matched = [
        {"report": f"{unit}{year}", "unit": unit, "year": year, "standing": True} for unit, year in said
    ]
    aside = [{"report": "旧", "unit": UNITS[0], "year": YEARS[0], "standing": False}]
    put(
        place,
        "agencies",
        REPORTS,
        [
            [row for row in (*matched, *aside) if row["unit"][1] in digits]
            for digits in ("579", "13", "02468")
        ],
    )
    rows = [
        [{"report": f"{unit}{year}", "hash": hash_, "letters": letters_of(hash_)} for hash_ in found]
        for (unit, year), found in random.sample(sorted(said.items()), len(said))
    ]
    rows += [
        # Set aside, or not matched at all.
        [{"report": report, "hash": hash_, "letters": letters_of(hash_)} for hash_ in HASHES]
        for report in ("旧", "无主")
    ]
    # Different sentences may have the same hash.
    rows[0] += rows[0][:TWICE]
    put(place, "ingest", SENTENCES, [list(chain(*rows[n::4])) for n in range(4)])
    return place


def put(place: Place, step: str, table: Table, parts: list[list[dict[str, object]]]) -> None:
    receipts = []
    for number, rows in enumerate(parts):
        place.write_frame(part_name(step, table.name, str(number)), pl.DataFrame(rows, schema=table.schema))
        receipts.append(Receipt(str(number), (), {table.name: len(rows)}, {}))
    manifest.settle(place, step, receipts)


def users(said: Said, year: int, hash_: int) -> int:
    return sum(hash_ in said.get((unit, year), ()) for unit in UNITS)


def telling(said: Said) -> dict[int, set[int]]:
    """Of each year the hashes that less than a fifth of its units use: of some forty, seven."""
    return {
        year: {
            hash_
            for hash_ in (*HASHES, *EVERYBODYS)
            if 5 * users(said, year, hash_) < sum((unit, year) in said for unit in UNITS)
        }
        for year in YEARS
    }


def test_pairs_and_what_is_kept_are_those_of_a_plain_count(place: Place, said: Said) -> None:
    likeness(place)
    numbers = manifest.table(place, NUMBERING.name, NUMBERED)
    shared, own = (manifest.table(place, TELLING.name, table) for table in (SHARED, OWN))
    assert len(list(pairs.pairs(shared))) > 5
    found = alike(shared, whole(own), numbers, least=LEAST, letters=LETTERS)
    rows = found.select(
        "year", "report", "other", "unit", "other_unit", "sentences", "letters", "share"
    ).rows()
    own_words = {(unit, year): words & telling(said)[year] for (unit, year), words in said.items()}
    expected = set()
    for year in YEARS:
        for one, other in combinations((unit for unit in UNITS if (unit, year) in said), 2):
            common = own_words[one, year] & own_words[other, year]
            shorter = min(letters(own_words[unit, year]) for unit in (one, other))
            if common and letters(common) >= max(LETTERS, LEAST * shorter):
                names = (f"{one}{year}", f"{other}{year}", one, other)
                expected.add((year, *names, len(common), letters(common), letters(common) / shorter))
    assert set(rows) == expected
    assert len(rows) == len(expected) > 100
    kept = repeated(whole(own), numbers).select("report", "before", "unit", "letters", "share").rows()
    assert sorted(kept) == sorted(
        (f"{unit}{year}", f"{unit}{before}", unit, letters(again), letters(again) / letters(words))
        for unit in UNITS
        for before, year in pairwise(YEARS)
        if (unit, before) in said and (words := own_words.get((unit, year)))
        for again in [words & said[unit, before]]
    )
    assert len(kept) > 50


def test_a_sentence_that_several_share_is_one_row_however_many_ranges_there_are(
    place: Place, said: Said
) -> None:
    likeness(place)
    assert len(manifest.parts(place, TELLING.name) or ()) > 5
    used = manifest.table(place, sentence_order.STEP.name, USED).select(pl.len()).collect().item()
    assert used == sum(map(len, said.values())) + TWICE
    found = manifest.table(place, TELLING.name, SHARED).collect()
    expected = sum(users(said, year, hash_) > 1 for year in YEARS for hash_ in telling(said)[year])
    assert found.height == expected > 100


def test_what_everybody_says_is_not_held_but_for_the_year_before_a_few_go_on(place: Place) -> None:
    likeness(place)
    common, used = (manifest.table(place, sentence_order.STEP.name, table) for table in (COMMON, USED))
    held = without(common, used).filter(pl.col("hash").is_in(EVERYBODYS))
    assert set(used.collect()["year"]) == set(YEARS)
    assert set(held["year"]) == set(YEARS[1:])
