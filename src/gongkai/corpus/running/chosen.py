"""The runner that a person asks for: processes of this machine, or a cluster."""

from gongkai.corpus.running.map_shards import Loop, Runner
from gongkai.corpus.running.pool import Pool


def chosen(processes: int | None = None, scheduler: str = "") -> Runner:
    """The workers of a Dask scheduler if its address is given, else so many processes: None is one a core.

    One process is this one: nothing is started, and what kills it ends the run.
    """
    if scheduler:
        # Dask is an extra of the installation, and slow to load.
        from gongkai.corpus.running.dask import Cluster

        return Cluster(scheduler)
    return Loop() if processes == 1 else Pool(processes)
