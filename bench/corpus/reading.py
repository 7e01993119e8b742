"""Reading files into the corpus: the cost of one by its kind, two processes against the plain loop, and at size.

`python -m bench.corpus.reading [files …]`; without numbers 2,000 and 10,000 files. Reports are random valid ones,
generated into a temporary folder: of a hundred files 60 pages of the web, 25 texts, 8 JSON, 6 Word files, 1 PDF. What
a file costs is all of it: listing, fetching, reading, asking the rules of the text, counting, writing Parquet.
"""

import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.marked_copies import lay_out
from tests.random_reports import random_report

from bench.__main__ import machine
from gongkai import report
from gongkai.corpus.ingest import ingest
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Loop, Runner
from gongkai.corpus.running.pool import Pool
from gongkai.report import Kind

SIZES = (2_000, 10_000)
SHARES = {"html": 60, "txt": 25, "json": 8, "docx": 6, "pdf": 1}
DIFFERENT = {"html": 400, "txt": 400, "json": 200, "docx": 60, "pdf": 12}
"""Different documents of each kind; a large corpus repeats them, which spares making them and nothing else."""
OF_A_KIND = {"html": 100, "txt": 100, "json": 100, "docx": 40, "pdf": 8}


def documents(kind: str, count: int) -> list[bytes]:
    """So many different documents of a kind."""
    reports = (random_report(Random(f"{kind}{number}")) for number in range(count))
    if kind == "txt":
        return [lay_out(one, "A").encode() for one in reports]
    return [report.write(one, Kind(kind)) for one in reports]


def fill(folder: Path, size: int) -> None:
    """Write so many files, a hundred folders of them, the kinds mixed."""
    made: dict[str, Iterator[bytes]] = {
        kind: cycle(documents(kind, min(DIFFERENT[kind], size))) for kind in SHARES
    }
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    Random(1).shuffle(kinds)
    for number in range(size):
        kind = kinds[number % 100]
        below = folder / f"{number * 100 // size:02}"
        below.mkdir(exist_ok=True)
        (below / f"{number:07}.{kind}").write_bytes(next(made[kind]))


def seconds(source: Path, corpus: Path, runner: Runner) -> float:
    """Wall time of reading a folder into a new corpus; every file must give a report."""
    begun = time.perf_counter()
    receipts = ingest(Place(str(corpus)), [str(source)], runner)
    taken = time.perf_counter() - begun
    files, reports = (sum(one.tally[key] for one in receipts) for key in ("files", "reports"))
    if files != reports:
        raise SystemExit(f"{files - reports} of {files} files gave no report")
    return taken


def by_kind(room: Path) -> None:
    """The cost of one file of each kind."""
    print("a file, CPU time of this process, best of three runs")
    for kind, count in OF_A_KIND.items():
        source = room / kind
        source.mkdir()
        for number, content in enumerate(documents(kind, count)):
            (source / f"{number}.{kind}").write_bytes(content)
        taken = []
        for run in range(3):
            begun = time.process_time()
            ingest(Place(str(room / f"corpus-{kind}-{run}")), [str(source)])
            taken.append((time.process_time() - begun) / count * 1000)
        print(f"  {kind:<6}{min(taken):8.1f} ms", flush=True)


def at_size(room: Path, size: int) -> None:
    """Loop and two processes at a size, and a second run that has nothing to read."""
    source = room / f"files-{size}"
    source.mkdir()
    fill(source, size)
    loop = seconds(source, room / f"loop-{size}", Loop())
    pool = seconds(source, room / f"pool-{size}", Pool(2))
    again = seconds(source, room / f"pool-{size}", Pool(2))
    kept = sum(path.stat().st_size for path in (room / f"pool-{size}").rglob("*") if path.is_file())
    print(
        f"{size:>9,} files   loop {loop / size * 1000:6.1f} ms a file   two processes {pool / size * 1000:6.1f} ms"
        f"   ratio {loop / pool:4.2f}   again {again / size * 1000:6.2f} ms   kept {kept / size / 1024:5.1f} KB a file",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    """Print all figures."""
    print(machine(), end="\n\n")
    with TemporaryDirectory() as spare:
        room = Path(spare)
        by_kind(room)
        for size in [int(one) for one in arguments] or SIZES:
            at_size(room, size)


if __name__ == "__main__":
    main(sys.argv[1:])
