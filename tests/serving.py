"""A server in a process of its own, up to the line in which it says that it answers."""

import os
import signal
import subprocess
import threading

READY = "已就绪"


class NotReady(Exception):
    """It ended or was ended without having said so; with what it printed."""


def until_ready(server: "subprocess.Popen[str]", patience: float) -> str:
    """What it prints until then; it leads a session of its own, which is killed after `patience` seconds.

    Raises `NotReady`.
    """
    assert server.stdout is not None
    late = threading.Timer(patience, os.killpg, (server.pid, signal.SIGKILL))
    late.start()
    said = ""
    try:
        for line in server.stdout:
            said += line
            if READY in line:
                return said
        server.wait()
    finally:
        late.cancel()
    raise NotReady(said)
