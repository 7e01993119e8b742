"""Who does the shards, by the configuration."""

import os

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.running.map_shards import Runner

SCHEDULER = "GONGKAI_SCHEDULER"
"""The environment variable with the address of a Dask scheduler; empty or not set: this machine."""


class TwoRunners(CorpusError):
    """Processes of this machine and a cluster are both asked for."""


def chosen(processes: int | None = None, scheduler: str | None = None) -> Runner:
    """A cluster if an address is given or stands in the environment, else so many processes (None: one a core)."""
    from gongkai.corpus.running.dask import Cluster
    from gongkai.corpus.running.pool import Pool

    if processes is not None and scheduler:
        raise TwoRunners(
            "进程数只用于本机，不能和调度器地址一起给。集群上的进程数由各台机器的 dask worker 决定。"
        )
    address = scheduler or ("" if processes is not None else os.environ.get(SCHEDULER, ""))
    return Cluster(address) if address else Pool(processes)
