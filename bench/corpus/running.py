"""Who reads files how fast: the plain loop, two processes, and a Dask cluster of two workers on loopback.

`python -m bench.corpus.running [files]`, 1,500 without a number. The runners take turns, five rounds; printed are medians
of wall time and their ratios. Starting the pool's processes counts, starting the cluster does not.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus_job import TAKEN_AT
from tests.dask_cluster import DaskCluster

from bench.__main__ import machine
from bench.corpus.reading import documents
from gongkai.corpus.ingest import ingest
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.dask import Cluster
from gongkai.corpus.running.map_shards import Loop, Runner
from gongkai.corpus.running.pool import Pool

FILES = 1_500
ROUNDS = 5
AIMS = {"pool": 1.6, "cluster": 0.65}


def main(files: int) -> None:
    """Print medians and ratios."""
    print(machine(), end="\n\n")
    with TemporaryDirectory() as home:
        source = Path(home) / "年报"
        source.mkdir()
        pages = documents("html", min(files, 300))
        for number in range(files):
            (source / f"{number:05}.html").write_bytes(pages[number % len(pages)])
        cluster = DaskCluster(Path(home) / "cluster")
        try:
            runners: dict[str, Runner] = {
                "loop": Loop(),
                "pool": Pool(2),
                "cluster": Cluster(cluster.address),
            }
            for name, runner in runners.items():
                # Modules are imported, and the workers there.
                seconds(runner, source, Path(home) / f"{name}-first")
            taken: dict[str, list[float]] = {name: [] for name in runners}
            for name, runner, corpus in turns(runners, Path(home)):
                taken[name].append(seconds(runner, source, corpus))
        finally:
            cluster.end()
    medians = {name: statistics.median(each) for name, each in taken.items()}
    print(f"{files} web pages, medians of {ROUNDS}")
    for name, median in medians.items():
        print(f"{name:<10}{median:8.1f} s{files / median:10.0f} files/s")
    told("two processes against the loop", medians["loop"] / medians["pool"], AIMS["pool"])
    told("cluster of two against two processes", medians["pool"] / medians["cluster"], AIMS["cluster"])


def turns(runners: dict[str, Runner], home: Path) -> Iterator[tuple[str, Runner, Path]]:
    """Each runner in each round, into a corpus of its own."""
    for round_ in range(ROUNDS):
        for name, runner in runners.items():
            yield name, runner, home / f"{name}-{round_}"


def seconds(runner: Runner, source: Path, corpus: Path) -> float:
    """Wall time of reading the source into an empty corpus."""
    start = time.perf_counter()
    ingest(Place(str(corpus)), [str(source)], runner, taken_at=TAKEN_AT)
    return time.perf_counter() - start


def told(what: str, ratio: float, aim: float) -> None:
    """One ratio beside its aim."""
    print(f"{what:<40}{ratio:6.2f}   aim ≥ {aim:g}{'' if ratio >= aim else '   UNDER'}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
