"""`python -m bench.corpus.truth`: the real reports hidden among 50,000 made ones through the whole chain; every planted
fault has to be found, none invented, and the sums have to be those of the files. Ends with 1 where they are not.

`--files` makes another number; `--folder` keeps files and corpus there instead of in a temporary folder.
"""

import argparse
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.corpus_truth import Known, differences, sums_of, write_files
from tests.planted_reports import plant, rows
from tests.shared_reports import FOLDER, source
from tests.truth_reports import slugs

from gongkai.corpus.corpus import Corpus
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.pool import Pool

FILES = 50_000
SEED = 20_261_122
TOGETHER = 500
"""Rows that a process makes files of at a time."""


def make(folder: Path, some: tuple[int, list[dict[str, Any]]]) -> Known:
    """Files of some rows, the first with its number."""
    first, given = some
    return write_files((plant(row, first + place, SEED, 100) for place, row in enumerate(given)), folder)


def made(count: int, folder: Path) -> Known:
    """All files, by two processes."""
    every = rows(count, SEED)
    pieces = ((first, every[first : first + TOGETHER].to_dicts()) for first in range(0, len(every), TOGETHER))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return Known.together(pool.map(partial(make, folder), pieces))


def told(what: str, since: float, files: int) -> None:
    """One line: what was done and how long it took."""
    taken = time.perf_counter() - since
    print(f"{what:<28}{taken:9.1f} s{taken / files * 1000:9.2f} ms a file", flush=True)


def judged(corpus: Corpus, known: Known) -> Iterator[str]:
    """Whatever the corpus says otherwise than what is known."""
    yield from differences(corpus, known)
    if not sums_of(corpus, "files/[0-9]").equals(known.sums()):
        yield "sums"


def run(count: int, folder: Path) -> int:
    """Make, read, check and judge; the number of differences."""
    start = time.perf_counter()
    known = made(count, folder / "files")
    files = len(known.rows)
    told("files made", start, files)
    if FOLDER.is_dir():
        for slug in slugs("full", "fragment"):
            (folder / "files" / slug).mkdir(exist_ok=True)
            shutil.copy(source(slug), folder / "files" / slug)
    corpus = Corpus(Place(str(folder / "corpus")), Pool(2))
    for what, work in (
        ("read, two processes", lambda: corpus.ingest(str(folder / "files"))),
        ("matched, checked, listed", corpus.check),
        ("rolled up", corpus.roll_up),
        ("compared", corpus.compare),
    ):
        start = time.perf_counter()
        work()
        told(what, start, files)
    unread = corpus.table("unread").collect().height
    planted = Counter(rule for faults in known.faults.values() for rule, _ in faults)
    print(f"{files} files, {unread} unread; planted: {dict(sorted(planted.items()))}")
    wrong = list(judged(corpus, known))
    print("\n".join(wrong[:20]))
    print(f"{len(wrong)} differences")
    return len(wrong)


def main() -> int:
    """As the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    if asked.folder:
        return bool(run(asked.files, asked.folder))
    with tempfile.TemporaryDirectory() as folder:
        return bool(run(asked.files, Path(folder)))


if __name__ == "__main__":
    raise SystemExit(main())
