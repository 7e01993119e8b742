"""Of a run in several processes the long tests come first: none is left to one process while the others have ended.

Each process begins with an equal share of the list, in order, and takes from the ends of the others' afterwards
(`--dist worksteal`): so the long ones stand at the head of each share.
"""

import pytest

LONG = (
    "tests/test_soak.py",
    "tests/browser/test_disputed_contract.py",
    "tests/browser/test_published_document.py",
    "tests/browser/test_whole_story.py",
    "tests/test_backup_restore.py",
    "tests/test_access_matrix.py",
    "tests/test_corpus_survives.py",
    "tests/test_hostile_files.py",
    "tests/test_jobs_survive.py",
    "tests/test_killing.py",
    "src/gongkai/site/test_start.py",
    "tests/test_records_survive.py",
    "tests/test_nothing_unpublished_shows.py",
    "tests/test_corpus_truth.py",
    "src/gongkai/site/test_background.py",
    "tests/test_producers.py",
    "tests/test_agencies_at_once.py",
    "tests/test_random_steps.py",
    "tests/test_fuzz.py",
    "src/gongkai/site/sample/test_published.py",
)
"""Files, those that take longest first."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if told := getattr(config, "workerinput", None):
        items[:] = spread(items, told["workercount"])


def spread(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """All of them, in the order in which so many processes share them out."""
    shares: list[list[pytest.Item]] = [[] for _ in range(processes)]
    for number, file in enumerate(LONG):
        shares[number % processes] += [item for item in items if file_of(item) == file]
    short = iter([item for item in items if file_of(item) not in LONG])
    for number, share in enumerate(shares):
        # As the processes are given theirs: what is left by those who are left, rounded down.
        size = (len(items) - sum(map(len, shares[:number]))) // (processes - number)
        share += [item for _, item in zip(range(size - len(share)), short, strict=False)]
    return [item for share in shares for item in share]


def file_of(item: pytest.Item) -> str:
    """Its file, from the root."""
    return item.nodeid.partition("::")[0]
