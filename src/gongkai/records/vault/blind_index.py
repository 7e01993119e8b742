"""The same person found again without opening anything: a keyed digest over the normalised value."""

import re

from gongkai.records.models import Secret, SecretKind, SecretQuerySet
from gongkai.records.vault.keys import VaultKey, keyring, mac
from gongkai.text.folding import folded

BLIND_LENGTH = 32
_COUNTRY_CODE = re.compile(r"^(?:00)?86(?=1\d{10}$|0\d{9,11}$)")


def normalised(kind: str, value: str) -> str:
    """What two spellings of the same value share; empty where nothing is left to compare."""
    plain = re.sub(r"\s", "", folded(value))
    match SecretKind(kind):
        case SecretKind.TELEPHONE:
            return _COUNTRY_CODE.sub("", re.sub(r"\D", "", plain))
        case SecretKind.IDENTITY_NUMBER:
            return re.sub(r"[^0-9A-Za-z]", "", plain).upper()
        case _:
            return plain.casefold()


def blind(key: VaultKey, kind: str, value: str) -> str:
    """The index of a value under a key; empty for a value that says nothing."""
    plain = normalised(kind, value)
    return mac(key.blind, f"{kind}\n{plain}".encode())[:BLIND_LENGTH] if plain else ""


def same_value(kind: str, value: str) -> SecretQuerySet:
    """Every secret of this kind that holds this value, in whatever case, also while keys are being changed."""
    found = [index for key in keyring().keys if (index := blind(key, kind, value))]
    return Secret.objects.kept().filter(kind=kind, blind__in=found)
