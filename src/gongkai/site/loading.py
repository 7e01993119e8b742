"""Load Django for a process of the site."""

import atexit
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """For the time in which modules are loaded: what they define stays until the process ends.

    Otherwise the collector of unreachable objects goes through all of it again and again, a fifth of the start. What
    was loaded is left out of its rounds from then on, too.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_at_work:
            gc.enable()


def load_django() -> None:
    """With the settings of the site; raises `SettingRefused` for one that cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
    with collector_resting():
        import django

        django.setup()
    from django.db import connections

    # What is left out of the collector's rounds is not closed by its last one: SQLite's log would stay behind.
    atexit.register(connections.close_all)
