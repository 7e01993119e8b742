"""Changing the vault's key: everything sealed under older keys is sealed again under the newest.

Each batch is a transaction of its own. Killed at any moment, all stays readable, since every key that still has
something under it stays; run again, it goes on where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from gongkai.records.attachments.data_key import unwrap, wrap
from gongkai.records.errors import RecordsError
from gongkai.records.models import Attachment, Secret
from gongkai.records.vault import keys
from gongkai.records.vault.keys import keyring
from gongkai.records.vault.sealing import lock_up, unseal

BATCH = 500


Row = TypeVar("Row", Secret, Attachment)


class NoNewKey(RecordsError):
    """Everything is under the newest key already, and the environment names no newer one."""

    def __init__(self) -> None:
        super().__init__(
            "密钥写在环境变量 GONGKAI_VAULT_KEY 里，本命令不能替换。生成新的密钥（openssl rand -base64 32），"
            "写在最前面，后面加逗号和旧的，重新启动网站，再运行本命令。"
        )


@dataclass(frozen=True, slots=True)
class Resealed:
    """What a batch did: rows now under the newest key, and why others could not be opened."""

    rows: int
    failures: tuple[str, ...]


def rotate() -> Iterator[Resealed]:
    """Batch by batch. Makes a new key file first, unless an earlier run has left something under an older key.

    Raises `KeyMissing` and `NoNewKey`.
    """
    if not _secrets().exists() and not _attachments().exists():
        if settings.VAULT_KEYS:
            raise NoNewKey
        keys.make()
    yield from _batches(_secrets, _reseal, ["sealed", "key", "blind"])
    yield from _batches(_attachments, _rewrap, ["wrapped_key", "key"])


def _secrets() -> QuerySet[Secret]:
    """Those not under the newest key."""
    return Secret.objects.kept().exclude(key=keyring().newest.id)


def _attachments() -> QuerySet[Attachment]:
    """Those not under the newest key."""
    return Attachment.objects.kept().exclude(key=keyring().newest.id)


def _reseal(row: Secret) -> None:
    lock_up(row, unseal(row), keyring().newest)


def _rewrap(row: Attachment) -> None:
    wrap(row, unwrap(row))


def _batches(
    behind: Callable[[], QuerySet[Row]], renew: Callable[[Row], None], columns: list[str]
) -> Iterator[Resealed]:
    reached = 0
    while True:
        failures = []
        with transaction.atomic():
            # Locked: what is erased or sealed meanwhile must not be written over.
            rows = list(behind().filter(pk__gt=reached).order_by("pk").select_for_update()[:BATCH])
            if not rows:
                return
            renewed = []
            for row in rows:
                try:
                    renew(row)
                    renewed.append(row)
                except RecordsError as error:
                    failures.append(str(error))
            behind().bulk_update(renewed, columns)
        yield Resealed(len(renewed), tuple(failures))
        reached = rows[-1].pk
