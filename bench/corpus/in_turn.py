"""Jobs over the same stored reports that take turns, each time in a process of its own, held against only reading."""

import statistics
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

Taken = tuple[float, float, int]
"""Wall seconds, CPU seconds and the number of rows made."""

Job = Callable[[str, str], Taken]
"""What does the job of a name over the reports in a place."""

ROUNDS = 5
ONLY_READ = "only read"


def apart(job: Job, name: str, place: str) -> Taken:
    """The job of this name in a new process."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(job, name, place).result()


def in_turn(job: Job, names: Iterable[str], place: str) -> None:
    """Print the medians of all jobs, of which one is ONLY_READ, and their ratios to it, by wall and by CPU time."""
    taken: dict[str, list[Taken]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name, each in taken.items():
            each.append(apart(job, name, place))
    medians = {
        name: [statistics.median(one[unit] for one in each) for unit in range(2)]
        for name, each in taken.items()
    }
    read = medians[ONLY_READ]
    for name, (wall, cpu) in medians.items():
        print(
            f"{name:<20}{wall:7.2f} s{wall / read[0]:7.2f} times"
            f"{cpu:9.2f} s CPU{cpu / read[1]:7.2f} times{taken[name][0][2]:>11,} rows"
        )


def each_report(what: str, taken: Taken, reports: int) -> None:
    """Print what a job cost for each of so many reports."""
    wall, cpu, _ = taken
    print(f"{what:<20}{wall / reports * 1e6:7.2f} µs each{cpu / reports * 1e6:9.2f} µs CPU", flush=True)
