"""Attachments on disk: each encrypted under a key of its own, in pieces of which none can be changed, moved or cut off.

`files/aa/<random>` holds the pieces one after another. Piece n is bound to the file's name, to its place n and to
whether it is the last, so a file cut at the border of two pieces does not open either.
"""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from gongkai.records.sm4 import KEY_BYTES, NONCE_BYTES, TAG_BYTES, decrypt_with, encrypt_with

PIECE_BYTES = 1 << 16


def new_name() -> str:
    """Where a new file will lie: it says nothing of its case, and one folder never holds more than a part of all."""
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name}"


def path(stored: str) -> Path:
    """The place of a stored file."""
    folder: Path = settings.FILES
    return folder / stored


def write(stored: str, content: bytes) -> bytes:
    """Encrypt and keep; the file's new data key. On disk before it returns, whole or not at all."""
    key = os.urandom(KEY_BYTES)
    target = path(stored)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for number, start in enumerate(range(0, len(content), PIECE_BYTES)):
                piece = content[start : start + PIECE_BYTES]
                last = start + PIECE_BYTES >= len(content)
                stream.write(encrypt_with(key, _nonce(number), piece, _bound(stored, last)))
            stream.flush()
            os.fsync(descriptor)
        _sync(target.parent)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return key


def read(stored: str, key: bytes) -> Iterator[bytes]:
    """The plain pieces. `InvalidTag` for a file that is not as it was written, `FileNotFoundError` for none."""
    with path(stored).open("rb") as stream:
        sealed = stream.read(PIECE_BYTES + TAG_BYTES)
        number = 0
        while True:
            after = stream.read(PIECE_BYTES + TAG_BYTES)
            yield decrypt_with(key, _nonce(number), sealed, _bound(stored, not after))
            if not after:
                return
            sealed = after
            number += 1


def remove(stored: str) -> None:
    """Delete; a file that is gone already is no error."""
    path(stored).unlink(missing_ok=True)


def all_stored() -> Iterator[str]:
    """Every file that lies there, as `Attachment.stored` names it."""
    folder: Path = settings.FILES
    for file in folder.glob("??/*"):
        yield f"{file.parent.name}/{file.name}"


def _nonce(number: int) -> bytes:
    # The key is used for this one file, so counting is enough.
    return number.to_bytes(NONCE_BYTES, "big")


def _bound(stored: str, last: bool) -> bytes:
    return f"{stored} {'last' if last else 'more'}".encode()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
