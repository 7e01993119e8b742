"""A corpus job as a process of its own, so that it can be killed: `python -m tests.corpus_job squares FOLDER ...`."""

import argparse
import json
from datetime import UTC, datetime

from gongkai.corpus import manifest
from gongkai.corpus.ingest import ingest
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.chosen import chosen
from gongkai.corpus.running.map_shards import map_shards
from tests.shards_to_survive import shards, step

TAKEN_AT = datetime(2026, 3, 12, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("job", choices=("squares", "ingest"))
    parser.add_argument("place")
    parser.add_argument("--scheduler")
    parser.add_argument("--source")
    parser.add_argument("--inputs", type=int)
    parser.add_argument("--together", type=int)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--deadly", type=json.loads, default={})
    given = parser.parse_args()
    runner = chosen(None if given.scheduler else 2, given.scheduler)
    place = Place(given.place)
    if given.job == "ingest":
        ingest(place, [given.source], runner, taken_at=TAKEN_AT)
        return
    doing = step(pause=given.pause)
    deadly = {int(number): what for number, what in given.deadly.items()}
    receipts = map_shards(doing, shards(given.inputs, given.together, deadly), place, runner)
    manifest.settle(place, doing.name, receipts)


if __name__ == "__main__":
    main()
