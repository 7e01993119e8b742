"""The keys of the vault: where they are kept, which one seals, and what is derived from each.

They come from the environment (`GONGKAI_VAULT_KEY`), the first of them sealing, or from files
`keys/vault-<number>-<fingerprint>` of the home folder, the highest number sealing. All of them open.
"""

import base64
import os
import re
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SM3, Hash
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from gongkai.records.errors import RecordsError
from gongkai.records.sm4 import KEY_BYTES

SECRET_BYTES = 32
_KEY_FILE = re.compile(r"vault-(\d{4})-([0-9a-f]{12})")
_RETIRED_FILE = re.compile(r"retired-(\d{4})-([0-9a-f]{12})")


class KeyMissing(RecordsError):
    """Nothing can be sealed, or something not be opened, for lack of a key."""

    def __init__(self, fingerprint: str = "") -> None:
        self.fingerprint = fingerprint
        which = f"编号{fingerprint}的" if fingerprint else ""
        super().__init__(
            f"缺少{which}个人信息密钥。从备份取回 {settings.KEYS} 中的密钥文件，"
            "或者把它写进环境变量 GONGKAI_VAULT_KEY；第一次安装时运行 gongkai site setup。"
        )


class KeyDamaged(RecordsError):
    """A key file that does not hold the key it is named after."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"密钥文件 {file} 损坏，或者不是原来的内容。从备份取回这个文件。")


@dataclass(frozen=True, slots=True)
class VaultKey:
    """The keys derived from one secret, each for one use only; `id` is the secret's fingerprint."""

    id: str
    sealing: bytes
    wrapping: bytes
    blind: bytes
    root: bytes
    query_code: bytes


@dataclass(frozen=True, slots=True)
class Retired:
    """What stays of a key that has left: no key that opens anything, only those that check."""

    id: str
    root: bytes
    query_code: bytes


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys at hand. `keys` are those that open, the one that seals first."""

    keys: tuple[VaultKey, ...]
    retired: tuple[Retired, ...]

    @property
    def newest(self) -> VaultKey:
        """The key that seals; `KeyMissing` where there is none."""
        if not self.keys:
            raise KeyMissing
        return self.keys[0]

    def key(self, fingerprint: str) -> VaultKey:
        """The key that sealed something; `KeyMissing` where it is not at hand."""
        for key in self.keys:
            if key.id == fingerprint:
                return key
        raise KeyMissing(fingerprint)

    def checking(self) -> tuple[VaultKey | Retired, ...]:
        """Every key under which a root or a query code may stand, newest first."""
        return (*self.keys, *self.retired)


def keyring() -> Keyring:
    """The keys of this installation; read again when a key file has come or gone. Raises `KeyDamaged`."""
    folder: Path = settings.KEYS
    # By their names, not by the folder's time, which two changes may share.
    names = frozenset(file.name for file in folder.iterdir()) if folder.is_dir() else frozenset()
    return _load(tuple(settings.VAULT_KEYS), folder, names)


def make() -> VaultKey:
    """A new key in a file that only the site's own account can read; it seals from now on."""
    folder: Path = settings.KEYS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = _next(_files(folder, _KEY_FILE, _RETIRED_FILE))
    secret = secrets.token_bytes(SECRET_BYTES)
    key = _derived(secret)
    _write(folder / f"vault-{number:04}-{key.id}", base64.b64encode(secret).decode())
    return key


def retire(key: VaultKey) -> bool:
    """Keep of a key only what checks old roots and query codes, and destroy its file; False where it has none.

    The caller knows that nothing needs it. A key of the environment is then for the operator to take out there.
    """
    files = _files(settings.KEYS, _KEY_FILE, _RETIRED_FILE)
    own = [file for _, fingerprint, file in files if fingerprint == key.id]
    number = next((number for number, fingerprint, _ in files if fingerprint == key.id), _next(files))
    settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = "\n".join(base64.b64encode(part).decode() for part in (key.root, key.query_code))
    _write(settings.KEYS / f"retired-{number:04}-{key.id}", kept)
    destroyed = [file for file in own if _KEY_FILE.fullmatch(file.name)]
    for file in destroyed:
        file.unlink()
    return bool(destroyed)


def code_digests(code: str) -> tuple[str, ...]:
    """Keyed digests of a query code (查询码) under every key: the first is stored, any of them may have been.

    Whoever reads the database alone cannot try codes.
    """
    return tuple(_mac(key.query_code, code.encode()).hex() for key in keyring().checking())


def mac(key: bytes, message: bytes) -> str:
    """HMAC over SM3 (GB/T 15852.2), as 64 hexadecimal digits."""
    return _mac(key, message).hex()


def _mac(key: bytes, message: bytes) -> bytes:
    made = HMAC(key, SM3())
    made.update(message)
    return made.finalize()


@lru_cache(maxsize=2)
def _load(from_environment: tuple[bytes, ...], folder: Path, _names: frozenset[str]) -> Keyring:
    found = [_derived(secret) for secret in from_environment]
    for _, fingerprint, file in reversed(_files(folder, _KEY_FILE)):
        (secret,) = _parts(file, 1)
        key = _derived(secret)
        if key.id != fingerprint:
            raise KeyDamaged(file)
        if key not in found:
            found.append(key)
    retired = [
        Retired(fingerprint, *_parts(file, 2))
        for _, fingerprint, file in reversed(_files(folder, _RETIRED_FILE))
    ]
    return Keyring(tuple(found), tuple(retired))


def _files(folder: Path, *kinds: re.Pattern[str]) -> list[tuple[int, str, Path]]:
    """Number, fingerprint and path of the files of these kinds, oldest first."""
    if not folder.is_dir():
        return []
    matches = [
        (match, file) for file in folder.iterdir() for kind in kinds if (match := kind.fullmatch(file.name))
    ]
    return sorted((int(match[1]), match[2], file) for match, file in matches)


def _next(files: list[tuple[int, str, Path]]) -> int:
    return max((number for number, _, _ in files), default=0) + 1


def _parts(file: Path, count: int) -> list[bytes]:
    try:
        parts = [base64.b64decode(line, validate=True) for line in file.read_text(encoding="ascii").split()]
    except ValueError:
        raise KeyDamaged(file) from None
    if len(parts) != count or any(len(part) != SECRET_BYTES for part in parts):
        raise KeyDamaged(file)
    return parts


def _write(file: Path, content: str) -> None:
    """Whole or not at all: a key file cut off by a power failure would lose what it is to open."""
    draft = file.with_name(f".{file.name}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(content + "\n")
        stream.flush()
        os.fsync(descriptor)
    draft.replace(file)


def _derived(secret: bytes) -> VaultKey:
    digest = Hash(SM3())
    digest.update(_derive(secret, "fingerprint", SECRET_BYTES))
    return VaultKey(
        digest.finalize().hex()[:12],
        _derive(secret, "sealing", KEY_BYTES),
        _derive(secret, "wrapping", KEY_BYTES),
        _derive(secret, "blind index", SECRET_BYTES),
        _derive(secret, "root", SECRET_BYTES),
        _derive(secret, "query code", SECRET_BYTES),
    )


def _derive(secret: bytes, use: str, size: int) -> bytes:
    return HKDF(SM3(), size, None, f"gongkai {use}".encode()).derive(secret)
