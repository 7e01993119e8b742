"""The WSGI application as the server of `gongkai site run` loads it, in a worker process of its own."""

import os
import threading
import time

from gongkai.site.wsgi import application

__all__ = ["application"]

# Ctrl+C in a terminal goes to its whole process group. The worker is ended by the server alone: told twice, it
# waits for itself and the stop takes until the server's patience ends.
os.setpgrp()


def _end_with(server: int) -> None:
    """A server that is killed cannot end its worker, which would hold the port against the next start."""
    while os.getppid() == server:
        time.sleep(0.5)
    os._exit(1)


threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
