"""A child process that answers, hangs, wears itself out, or is left alone."""

import os
import subprocess
import sys
import time

import pytest

from gongkai.workflow import child_process
from gongkai.workflow.child_process import ChildProcess, Ended, Late

ECHO = """
import os, sys, time, subprocess
from gongkai.workflow.child_process import allow, begin, receive, send
inward, outward = begin(2_000_000_000)
while (piece := receive(inward)) is not None:
    {behaviour}
    send(outward, piece)
"""


def child(behaviour: str = "pass") -> ChildProcess:
    return ChildProcess((sys.executable, "-c", ECHO.format(behaviour=behaviour)))


def ask(process: ChildProcess, piece: bytes, seconds: float = 20) -> bytes:
    with process.conversation(seconds) as conversation:
        conversation.send(piece)
        return conversation.receive()


def test_one_process_answers_again_and_again_and_comes_back_after_its_end() -> None:
    process = child("piece += str(os.getpid()).encode()")
    first = ask(process, b"")
    assert ask(process, b"") == first
    process.end()
    assert not process.running
    assert ask(process, b"") != first
    process.end()


@pytest.mark.parametrize(
    ("behaviour", "why", "seconds"),
    [
        ("os._exit(1)", Ended, 20),
        ("outward.write(b'\\xff' * 8); outward.flush()", Ended, 20),  # announces 2^64 bytes
        ("time.sleep(60)", Late, 2),
        ("allow(0)\n    while True: pass", Late, 2),
    ],
)
def test_what_does_not_answer_is_ended(behaviour: str, why: type[Ended], seconds: float) -> None:
    process = child(behaviour)
    with pytest.raises(Ended) as told:
        ask(process, b"-", seconds)
    assert told.type is why
    assert not process.running


def test_time_starts_anew_with_every_piece() -> None:
    process = child("\n    for _ in range(5): time.sleep(0.5); send(outward, b'still')")
    with process.conversation(2) as conversation:
        conversation.send(b"-")
        assert [conversation.receive() for _ in range(6)] == [b"still"] * 5 + [b"-"]
    process.end()


def test_whoever_leaves_in_the_middle_ends_the_process() -> None:
    process = child("send(outward, b'half')")

    def leave() -> None:
        with process.conversation(20) as conversation:
            conversation.send(b"-")
            conversation.receive()
            raise KeyError

    with pytest.raises(KeyError):
        leave()
    assert not process.running


def test_no_setting_of_the_server_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_SECRET_KEY", "secret")
    process = child("piece = ' '.join(os.environ).encode()")
    assert b"GONGKAI" not in ask(process, b"-")
    process.end()


def test_a_child_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"""
import os, sys
from gongkai.workflow.child_process import ChildProcess
process = ChildProcess((sys.executable, "-c", {ECHO.format(behaviour="send(outward, str(os.getpid()).encode()); time.sleep(60)")!r}))
with process.conversation(60) as conversation:
    conversation.send(b"-")
    print(conversation.receive().decode(), flush=True)
    os._exit(0)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=30)
    left = int(told.stdout)
    until = time.monotonic() + child_process._ORPHANED_EVERY + child_process.GRACE + 5
    while time.monotonic() < until:
        try:
            os.kill(left, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    pytest.fail("the child outlives its parent")
