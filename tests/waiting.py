"""To wait for what another process, thread or browser does."""

import time
from collections.abc import Callable

PATIENCE = 30
"""Seconds."""


def until(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    """Look again and again; raises `AssertionError` when it has not come true in time."""
    late = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < late, f"not true within {patience} seconds"
        time.sleep(0.05)
