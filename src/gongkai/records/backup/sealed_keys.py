"""The keys of an installation under a passphrase: scrypt (RFC 7914) and SM4-GCM."""

import base64
import json
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from gongkai.records.backup.errors import BackupRefused
from gongkai.records.sm4 import KEY_BYTES, decrypt, encrypt

PASSPHRASE_LEAST = 12
"""Characters."""
SALT_BYTES = 16
COST, BLOCK_SIZE, PARALLEL = 2**16, 8, 1
"""scrypt's N, r and p: 64 MB of memory and about a quarter of a second for one attempt at the passphrase."""


def seal(keys: Mapping[str, bytes], passphrase: str, bound: bytes) -> bytes:
    """Key files by name, opened only with the passphrase and together with `bound`.

    Raises `BackupRefused` for a passphrase that is too short.
    """
    if len(passphrase) < PASSPHRASE_LEAST:
        raise BackupRefused(
            f"备份口令只有{len(passphrase)}个字符，至少要{PASSPHRASE_LEAST}个。换一个长的，并另行保管。"
        )
    salt = os.urandom(SALT_BYTES)
    plain = json.dumps({name: base64.b64encode(key).decode() for name, key in keys.items()})
    return salt + encrypt(_key(passphrase, salt), plain.encode(), bound)


def unseal(sealed: bytes, passphrase: str, bound: bytes) -> dict[str, bytes]:
    """What `seal` took. Raises `BackupRefused`: the passphrase is another one, or something was changed."""
    salt, rest = sealed[:SALT_BYTES], sealed[SALT_BYTES:]
    try:
        plain = decrypt(_key(passphrase, salt), rest, bound)
    except InvalidTag:
        raise BackupRefused(
            "备份口令不对，或者备份被改动过：密钥打不开。核对口令；口令确定无误的，换一份备份。"
        ) from None
    found: dict[str, str] = json.loads(plain)
    return {name: base64.b64decode(key) for name, key in found.items()}


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=COST, r=BLOCK_SIZE, p=PARALLEL).derive(passphrase.encode())
