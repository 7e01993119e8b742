"""Personal data under lock: sealed with a key that the database does not hold, masked on screen, erased in time."""

from gongkai.records.vault.blind_index import same_value
from gongkai.records.vault.keys import KeyDamaged, KeyMissing, code_digests
from gongkai.records.vault.masking import mask
from gongkai.records.vault.revealing import Revealed, RevealRefused, record_looking, reveal
from gongkai.records.vault.sealing import NotOpened, seal, sealed, unseal

__all__ = [
    "KeyDamaged",
    "KeyMissing",
    "NotOpened",
    "RevealRefused",
    "Revealed",
    "code_digests",
    "mask",
    "record_looking",
    "reveal",
    "same_value",
    "seal",
    "sealed",
    "unseal",
]
