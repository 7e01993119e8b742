"""A cluster that does not answer is told of with what to do next. Work on one: tests/test_corpus_survives.py."""

import socket
import sys
import time
from pathlib import Path

import pytest
from dask import config as settings_of_dask

from gongkai.corpus.places.place import Place
from gongkai.corpus.running import dask
from gongkai.corpus.running.dask import Cluster, NoCluster
from gongkai.corpus.running.shard import Shard, Step


def fails(address: str, folder: Path, says: str) -> None:
    step = Step("none", lambda _shard, _place: None, (), ("gongkai.corpus.running.shard",))  # type: ignore[arg-type, return-value]
    with pytest.raises(NoCluster, match=says):
        list(Cluster(address).done(step, [Shard(())], Place(str(folder))))


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 0.3)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        fails(address, tmp_path, rf"连不上集群的调度器“{address}”.*再运行一次同样的命令")


def test_a_server_that_is_no_scheduler_is_not_waited_for_as_one_that_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "ANSWERED_WITHIN", 0.3)
    # Like a web server it is reached, and says nothing until it is asked in its own way.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        start = time.monotonic()
        fails(address, tmp_path, rf"连不上集群的调度器“{address}”.*请确认地址正确")
    assert time.monotonic() - start < dask.PATIENCE / 4


def test_without_the_library_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    fails("tcp://127.0.0.1:8786", tmp_path, r"gongkai\[cluster\]")


@pytest.mark.parametrize(
    ("address", "settings", "says"),
    [
        ("tls://127.0.0.1:1", {}, "缺少环境变量 DASK_DISTRIBUTED__COMM__TLS__CA_FILE、DASK.*CLIENT__CERT"),
        (
            "wss://127.0.0.1:1",
            {"tls.ca-file": "ca.pem"},
            "缺少环境变量 DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT。",
        ),
        (
            "tls://127.0.0.1:1",
            {"tls.ca-file": "no/ca.pem", "tls.client.cert": "no/cert.pem"},
            "证书用不了：没有这个文件或文件夹",
        ),
        ("tcp://127.0.0.1:1", {"require-encryption": True}, "不是加密的地址.*改成 tls://"),
    ],
)
def test_certificates_that_are_missing_are_named_before_anybody_is_waited_for(
    tmp_path: Path, address: str, settings: dict[str, object], says: str
) -> None:
    with settings_of_dask.set({f"distributed.comm.{name}": value for name, value in settings.items()}):
        fails(address, tmp_path, says)


class WorkerlessScheduler:
    """What a client tells of a scheduler whose workers are all gone."""

    class scheduler:  # noqa: N801
        address = "tcp://10.0.0.1:8786"

    def nthreads(self) -> dict[str, int]:
        return {}


def test_workers_that_all_went_away_are_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "_client", lambda _address: WorkerlessScheduler())
    stretch = dask._Stretch("tcp://10.0.0.1:8786", Place(str(tmp_path)))
    stretch._count()
    monkeypatch.setattr(dask, "PATIENCE", -1.0)
    with pytest.raises(NoCluster, match="没有一个工作进程"):
        stretch._count()
