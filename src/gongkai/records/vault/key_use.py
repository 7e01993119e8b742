"""Which keys are needed, which are at hand, and which are needed no more."""

from django.conf import settings

from gongkai.records.models import Attachment, Secret
from gongkai.records.vault import keys
from gongkai.records.vault.keys import KeyDamaged, KeyMissing, VaultKey, keyring


def make_first() -> None:
    """At set-up: a key file where there is no key yet. `KeyMissing` where one has been lost: a new one opens nothing."""
    if settings.VAULT_KEYS or keyring().keys:
        return
    for fingerprint in sorted(_needed()):
        raise KeyMissing(fingerprint)
    keys.make()


def lacks() -> list[str]:
    """Every key that is needed and not at hand, each a Chinese sentence with the remedy."""
    try:
        ring = keyring()
    except KeyDamaged as damaged:
        return [str(damaged)]
    missing = sorted(_needed() - {key.id for key in ring.keys})
    if not missing and not ring.keys:
        return [str(KeyMissing())]
    return [str(KeyMissing(fingerprint)) for fingerprint in missing]


def unused() -> list[VaultKey]:
    """Keys other than the newest under which nothing lies any more."""
    needed = _needed()
    return [key for key in keyring().keys[1:] if key.id not in needed]


def _needed() -> set[str]:
    return {
        *Secret.objects.kept().values_list("key", flat=True).distinct(),
        *Attachment.objects.kept().values_list("key", flat=True).distinct(),
    }
