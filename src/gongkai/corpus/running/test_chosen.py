"""An address moves the same command to a cluster."""

import pytest

from gongkai.corpus.running.chosen import chosen
from gongkai.corpus.running.dask import Cluster
from gongkai.corpus.running.map_shards import Loop, Runner
from gongkai.corpus.running.pool import Pool

ADDRESS = "tcp://10.0.0.1:8786"


@pytest.mark.parametrize(
    ("processes", "scheduler", "runner"),
    [(None, "", Pool), (3, "", Pool), (1, "", Loop), (None, ADDRESS, Cluster), (3, ADDRESS, Cluster)],
)
def test_an_address_means_a_cluster_and_no_address_this_machine(
    processes: int | None, scheduler: str, runner: type[Runner]
) -> None:
    assert type(chosen(processes, scheduler)) is runner
