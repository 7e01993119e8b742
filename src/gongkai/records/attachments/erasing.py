"""Letting go of single files that something newer has replaced."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from gongkai.records.attachments import store
from gongkai.records.models import Attachment
from gongkai.records.moment import Moment


def erase_files(attachments: Iterable[Attachment], when: Moment) -> list[int]:
    """Erase files, in the transaction of the caller, whose event names the numbers that this gives back.

    Keys are gone when the transaction ends, the files themselves right after it; names, digests and sizes stay.
    """
    kept = [attachment for attachment in attachments if attachment.erased_at is None]
    for attachment in kept:
        attachment.wrapped_key, attachment.key, attachment.erased_at = b"", "", when.at
        attachment.save(update_fields=["wrapped_key", "key", "erased_at"])
        transaction.on_commit(partial(store.remove, attachment.stored))
    return [attachment.pk for attachment in kept]
