"""A draft (草稿): what somebody has filled in and not yet submitted; sealed with the vault's key, gone after 14 days.

Whoever has the key in the cookie has the draft. Once submitted it holds nothing but number and query code, for a
day, so that a lost connection loses neither; the case it became stands on it, so that it never becomes a second one.
"""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from django.db import models

from gongkai.casework.models import REQUESTS
from gongkai.records.canonical import canonical
from gongkai.records.models import Case
from gongkai.records.sm4 import decrypt, encrypt
from gongkai.records.vault import KeyMissing
from gongkai.records.vault.keys import keyring

LIFE = timedelta(days=14)
"""From the last change."""
RECEIPT_LIFE = timedelta(days=1)
"""For how long number and query code can be looked at again in the same browser."""
MOST_FILES = 10
MOST_BYTES = 60 << 20
"""Of all files of a draft together."""
MOST_BYTES_OF_ALL = 5 << 30
"""Of all drafts of the site: whoever brings files and submits nothing cannot fill the disk."""

Answers = dict[str, Any]


class DraftLost(Exception):
    """The draft cannot be opened: its key has been changed meanwhile, or the row was altered."""


def owner_of(key: str) -> str:
    """What the table holds of the key in the cookie: 256 random bits need no slower digest."""
    return hashlib.sha256(key.encode()).hexdigest()


class DraftQuerySet(models.QuerySet["Draft"]):
    """Questions to the drafts."""

    def of(self, key: str, now: datetime) -> Self:
        """Those of the browser that holds the key."""
        return self.filter(owner=owner_of(key), expires_at__gt=now) if key else self.none()

    def expired(self, now: datetime) -> Self:
        """Those whose time is over."""
        return self.filter(expires_at__lte=now)


class Draft(models.Model):
    """One draft of a kind for each browser. `case` is what it became; `sealed` then holds number and code."""

    owner = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in REQUESTS])
    sealed = models.BinaryField()
    key = models.CharField(max_length=16)
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "草稿"
        constraints = (models.UniqueConstraint(fields=["owner", "kind"], name="one_draft_of_a_kind"),)

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def answers(self) -> Answers:
        """What has been filled in, or number and code. Raises `DraftLost`."""
        found: Answers = json.loads(_open(self.key, bytes(self.sealed), self._bound))
        return found

    def write(self, answers: Answers, now: datetime) -> None:
        """Replace what is filled in; the 14 days begin again. One that has become a case stays as it is."""
        self._seal(answers, now, LIFE)
        if self.pk is None:
            self.save(force_insert=True)
            return
        # Not `save`: another window may have submitted it since this one read it.
        Draft.objects.filter(pk=self.pk, case=None).update(
            sealed=self.sealed, key=self.key, changed_at=self.changed_at, expires_at=self.expires_at
        )

    def become(self, case: Case, receipt: Answers, now: datetime) -> None:
        """From now on it holds only what the applicant takes away, for a day."""
        self._seal(receipt, now, RECEIPT_LIFE)
        self.case = case
        self.save()

    def _seal(self, answers: Answers, now: datetime, life: timedelta) -> None:
        newest = keyring().newest
        self.sealed = encrypt(newest.sealing, canonical(answers).encode(), self._bound)
        self.key, self.changed_at, self.expires_at = newest.id, now, now + life

    @property
    def _bound(self) -> bytes:
        return canonical(["draft", self.owner, str(self.kind)]).encode()


class DraftFile(models.Model):
    """A file of a draft. Its name and purpose stand in the sealed answers."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()
    key = models.CharField(max_length=16)

    class Meta:
        verbose_name = "草稿的文件"
        constraints = (
            models.UniqueConstraint(fields=["draft", "number"], name="one_draft_file_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.draft_id}-{self.number}"

    @property
    def content(self) -> bytes:
        """The bytes. Raises `DraftLost`."""
        return _open(self.key, bytes(self.sealed), self._bound)

    @classmethod
    def keep(cls, draft: Draft, number: int, content: bytes) -> None:
        """Add a file to a draft."""
        newest = keyring().newest
        row = cls(draft=draft, number=number, size=len(content), key=newest.id)
        row.sealed = encrypt(newest.sealing, content, row._bound)
        row.save()

    @property
    def _bound(self) -> bytes:
        return canonical(["draft-file", self.draft_id, self.number]).encode()


def _open(key: str, sealed: bytes, bound: bytes) -> bytes:
    try:
        return decrypt(keyring().key(key).sealing, sealed, bound)
    except (KeyMissing, InvalidTag):
        raise DraftLost from None
