"""Workers on other machines, as tasks of Dask: bytes and frames stay in the place, only receipts travel."""

import asyncio
import logging
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.backlog import TRIES_WHOLE, Backlog, Task
from gongkai.corpus.running.shard import Receipt, Shard, Shards, Step
from gongkai.corpus.running.storing import do_shard, name_of
from gongkai.corpus.running.within import expendable
from gongkai.corpus.system_words import reason

PATIENCE = 60.0
"""Seconds to wait for a scheduler and for a worker, at the beginning and whenever one of them was lost."""
KNOCKED_EVERY = 0.2
"""Seconds between two tries to reach a scheduler."""
ANSWERED_WITHIN = 8.0
"""Seconds in which a scheduler greets whoever has reached it; a web server, say, waits for the other to begin."""
AHEAD = 3
"""Tasks given to the scheduler for each thread: no thread waits for the driver, and little is lost with a scheduler."""
COUNTED_EVERY = 5.0
"""Seconds after which the threads are counted again, since workers come and go."""
LOOKED_EVERY = 0.02
"""Seconds between two looks whether a task has ended; no thread waits for them, since it has others ahead."""

_NO_WORKER = (
    "调度器“{}”在运行，但没有一个工作进程。已经做完的都在。"
    "请在各台机器上启动 dask worker，再运行一次同样的命令，从中断的地方继续。"
)

ENCRYPTED = ("tls://", "wss://")
"""How addresses of schedulers begin that are spoken to in secret only."""
CERTIFICATES = {
    "tls_ca_file": "DASK_DISTRIBUTED__COMM__TLS__CA_FILE",
    "tls_client_cert": "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT",
}
"""What that takes, by the name that Dask has for it, and where it looks; a key may stand with its certificate."""


class NoCluster(CorpusError):
    """The scheduler or its workers do not answer or not to us, or the library that talks to them is not installed."""


@dataclass(frozen=True)
class Cluster:
    """The workers of a Dask scheduler, by its address (`tcp://host:8786`).

    A task is known to the scheduler by its shard's name, so that a driver started again waits for what is under way
    instead of doing it twice. A worker sees the place under the same address, and runs the same code.
    """

    address: str

    def done(self, step: Step, shards: Shards, place: Place) -> Iterator[Receipt]:
        """Do the shards, in any order. A scheduler that comes back within a minute is given again what it lost.

        Raises `NoCluster`, and whatever a step's function raises.
        """
        backlog = Backlog(step, shards, place)
        # A worker stands in another folder.
        seen = Place(place.resolved()[1]) if place.is_local else place
        while True:
            stretch = _Stretch(self.address, seen)
            try:
                yield from stretch.work_off(backlog)
                break
            except _Lost:
                continue
            finally:
                stretch.client.close()
        backlog.end()


class _Lost(Exception):
    """The scheduler is gone, and with it what it had been given."""


class _Stretch:
    """Work with a scheduler as long as the connection to it lasts."""

    def __init__(self, address: str, place: Place) -> None:
        self.client = _client(address)
        self.place = place
        self.under_way: dict[Any, Task] = {}
        self.threads = 1
        self.counted_at = self.seen_at = time.monotonic()
        self._count()

    def work_off(self, backlog: Backlog) -> Iterator[Receipt]:
        """Do what is to do, until nothing is left; raises `_Lost`, with what was under way put back."""
        from distributed import as_completed
        from distributed.comm.core import CommClosedError

        finished = as_completed(loop=self.client.loop)  # type: ignore[no-untyped-call]
        try:
            while True:
                self._give(backlog, finished)
                if not self.under_way:
                    return
                while not finished.has_ready():  # type: ignore[no-untyped-call]
                    time.sleep(LOOKED_EVERY)
                    self._count_again()
                future = next(finished)
                yield from self._outcome(future, backlog)
        except (CancelledError, CommClosedError) as error:
            for task in reversed(self.under_way.values()):
                backlog.put_back(task)
            raise _Lost from error

    def _give(self, backlog: Backlog, finished: Any) -> None:
        self._count_again()
        while len(self.under_way) < AHEAD * self.threads and (task := backlog.take()):
            # A task that failed is another one to the scheduler, which remembers how the first ended.
            key = f"{task.step.name}-{name_of(task.step, task.shard)}-{task.losses}"
            future = self.client.submit(_do, task.step, task.shard, self.place, key=key)
            self.under_way[future] = task
            finished.add(future)

    def _count_again(self) -> None:
        if time.monotonic() - self.counted_at > COUNTED_EVERY:
            self._count()

    def _count(self) -> None:
        """How many threads there are; raises `NoCluster` if for long there was none, which no task would ever tell."""
        # A scheduler that is gone does not answer; its tasks are cancelled, which is seen where they are waited for.
        with suppress(OSError):
            threads = sum(self.client.nthreads().values())
            if threads:
                self.threads, self.seen_at = threads, time.monotonic()
            elif time.monotonic() - self.seen_at > PATIENCE:
                raise NoCluster(_NO_WORKER.format(self.client.scheduler.address))
        self.counted_at = time.monotonic()

    def _outcome(self, future: Any, backlog: Backlog) -> Iterator[Receipt]:
        from distributed import KilledWorker

        task = self.under_way[future]
        try:
            receipt = future.result()
        except KilledWorker:
            del self.under_way[future]
            # The scheduler itself had it tried on several workers.
            yield from backlog.lost(task, TRIES_WHOLE)
        except MemoryError:
            del self.under_way[future]
            yield from backlog.lost(task)
        else:
            del self.under_way[future]
            yield from backlog.done(task, receipt)


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise NoCluster(
            "没有安装连接集群的组件。请安装 gongkai[cluster]，或去掉调度器地址，在本机上运行。"
        ) from error
    # It would tell of every worker that dies, and with a traceback of a scheduler that is away; both are seen to here.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    secrets = _secrets(address)
    until = time.monotonic() + PATIENCE
    try:
        _meet(address, secrets)
        client: Any = Client(  # type: ignore[no-untyped-call]
            address, timeout=max(1.0, until - time.monotonic()), set_as_default=False, name="gongkai"
        )
    except (OSError, ValueError, MemoryError) as error:
        raise NoCluster(
            f"连不上集群的调度器“{address}”。已经做完的都在。请确认地址正确、调度器在运行，"
            "再运行一次同样的命令，从中断的地方继续；或去掉调度器地址，在本机上运行。"
        ) from error
    try:
        client.wait_for_workers(1, timeout=max(1.0, until - time.monotonic()))
    except OSError as error:
        client.close()
        raise NoCluster(_NO_WORKER.format(address)) from error
    return client


def _secrets(address: str) -> dict[str, Any]:
    """With what certificates the scheduler at an address is spoken to; raises `NoCluster` if that cannot be."""
    from distributed import Security

    security: Any = Security()  # type: ignore[no-untyped-call]
    if address.startswith(ENCRYPTED):
        if missing := [setting for field, setting in CERTIFICATES.items() if not getattr(security, field)]:
            raise NoCluster(
                f"调度器“{address}”要加密连接，没有设置证书：缺少环境变量 {'、'.join(missing)}。"
                "请写上证书文件的路径（私钥另放的，再设 DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY），"
                "再运行一次同样的命令。"
            )
    elif security.require_encryption:
        raise NoCluster(
            f"Dask 的设置要求加密（require-encryption），“{address}”不是加密的地址。"
            "请改成 tls:// 开头的，再运行一次同样的命令。"
        )
    try:
        secrets: dict[str, Any] = security.get_connection_args("client")
    except OSError as error:
        raise NoCluster(
            f"连接调度器“{address}”的证书用不了：{reason(error)}。请核对证书和私钥的路径、内容和权限"
            f"（{'、'.join(CERTIFICATES.values())}），再运行一次同样的命令。"
        ) from error
    return secrets


def _meet(address: str, secrets: dict[str, Any]) -> None:
    """Return when a scheduler answers at an address; OSError or MemoryError if none did, ValueError for no address.

    A client that was made before would wait twice as long for itself to end as it had waited for the scheduler.
    """
    from distributed.comm.addressing import get_address_host_port
    from distributed.comm.core import connect

    async def meet() -> None:
        host, port = get_address_host_port(address)
        async with asyncio.timeout(PATIENCE):
            while not await _reached(host, port):
                await asyncio.sleep(KNOCKED_EVERY)
        # Its own limit is for being reached, not for being answered.
        async with asyncio.timeout(ANSWERED_WITHIN):
            comm = await connect(address, **secrets)  # type: ignore[no-untyped-call]
        await comm.close()

    # A notebook has a loop of its own in its thread.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, meet()).result()


async def _reached(host: str, port: int) -> bool:
    try:
        _, stream = await asyncio.open_connection(host, port)
    except OSError:
        return False
    stream.close()
    return True


def _do(step: Step, shard: Shard, place: Place) -> Receipt:
    from distributed import get_worker

    if get_worker().nanny is not None:
        expendable()
    return do_shard(step, shard, place)
