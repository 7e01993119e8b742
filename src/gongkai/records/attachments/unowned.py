"""Files on disk that no attachment owns: left by a transaction that failed, or by a server killed while erasing."""

import time
from itertools import islice

from gongkai.records.attachments import store
from gongkai.records.models import Attachment

_BATCH = 500
_OLD_AFTER = 24 * 3600
"""Seconds: a file lies there before its transaction has ended."""


def remove_unowned() -> int:
    """The daily job: remove them; how many."""
    names = store.all_stored()
    removed = 0
    while batch := list(islice(names, _BATCH)):
        owned = set(Attachment.objects.kept().filter(stored__in=batch).values_list("stored", flat=True))
        for name in set(batch) - owned:
            if time.time() - store.path(name).stat().st_mtime > _OLD_AFTER:
                store.remove(name)
                removed += 1
    return removed
