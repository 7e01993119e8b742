"""The search for viruses, against a daemon of our own that speaks ClamAV's protocol."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai.records.attachments import Fault, Refused, virus_scan
from gongkai.records.attachments.virus_scan import refuse_infected

VIRUS = b"looks like a virus"


class Daemon:
    """Takes one file after another; `answer` overrides what it says."""

    def __init__(self, listening: socket.socket) -> None:
        self.listening = listening
        self.answer: bytes | None = None
        self.taken = b""
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        while True:
            asking, _ = self.listening.accept()
            with asking, asking.makefile("rb") as stream:
                if stream.read(10) != b"zINSTREAM\0":
                    return
                taken = b""
                while length := struct.unpack("!I", stream.read(4))[0]:
                    taken += stream.read(length)
                self.taken = taken
                found = b"stream: Test.Virus FOUND\0" if VIRUS in taken else b"stream: OK\0"
                asking.sendall(found if self.answer is None else self.answer)

    def end(self, address: str | tuple[str, int]) -> None:
        with socket.socket(self.listening.family) as last:
            last.connect(address)
        self.thread.join()
        self.listening.close()


@pytest.fixture(params=["unix", "tcp"])
def daemon(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[Daemon]:
    if request.param == "unix":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(tmp_path / "clamd"))
        settings.CLAMD = str(tmp_path / "clamd")
    else:
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        settings.CLAMD = f"127.0.0.1:{listening.getsockname()[1]}"
    listening.listen()
    address = listening.getsockname()
    daemon = Daemon(listening)
    yield daemon
    daemon.end(address)


def test_a_clean_file_passes_whole(daemon: Daemon) -> None:
    content = bytes(range(256)) * 10_000
    refuse_infected(content)
    assert daemon.taken == content


def test_a_virus_is_refused_wherever_it_is_in_the_file(daemon: Daemon) -> None:
    with pytest.raises(Refused, match="发现病毒") as refused:
        refuse_infected(bytes(2_000_000) + VIRUS)
    assert refused.value.fault is Fault.INFECTED


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"\0"])
def test_an_answer_that_is_none_is_no_pass(daemon: Daemon, answer: bytes) -> None:
    daemon.answer = answer
    with pytest.raises(Refused) as refused:
        refuse_infected(b"anything")
    assert refused.value.fault is Fault.NOT_SEARCHED


@pytest.mark.parametrize("address", ["/nowhere/clamd", "127.0.0.1:1", "127.0.0.1:clamd"])
def test_a_daemon_that_is_not_there_lets_nothing_in(settings: Settings, address: str) -> None:
    settings.CLAMD = address
    with pytest.raises(Refused, match="没有应答") as refused:
        refuse_infected(b"anything")
    assert refused.value.fault is Fault.NOT_SEARCHED


def test_a_daemon_that_hangs_does_not_hold_the_upload(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virus_scan, "SECONDS", 0.1)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "clamd"))
        listening.listen()
        settings.CLAMD = str(tmp_path / "clamd")
        with pytest.raises(Refused, match="没有应答"):
            refuse_infected(b"anything")


def test_without_a_daemon_nothing_is_asked(settings: Settings) -> None:
    settings.CLAMD = ""
    refuse_infected(VIRUS)
