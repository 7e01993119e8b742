"""Putting personal data under lock, and opening it for the system's own use (letters, deliveries)."""

from cryptography.exceptions import InvalidTag

from gongkai.records.canonical import canonical
from gongkai.records.errors import RecordsError
from gongkai.records.models import Case, Secret
from gongkai.records.sm4 import decrypt, encrypt
from gongkai.records.vault.blind_index import blind
from gongkai.records.vault.keys import VaultKey, keyring
from gongkai.records.vault.masking import mask


class NotOpened(RecordsError):
    """A secret that was altered, stands on a row it was not sealed for, or has been erased."""


def seal(case: Case, whose: str, kind: str, value: str, *, natural_person: bool = True) -> Secret:
    """Keep a value, in place of one of the same person and kind. `natural_person`: see `mask`."""
    row = sealed(case.pk, whose, kind, value, natural_person=natural_person)
    secret, _ = Secret.objects.update_or_create(
        case=case,
        whose=whose,
        kind=kind,
        defaults={
            "sealed": row.sealed,
            "key": row.key,
            "blind": row.blind,
            "masked": row.masked,
            "erased_at": None,
        },
    )
    return secret


def sealed(case_id: int, whose: str, kind: str, value: str, *, natural_person: bool = True) -> Secret:
    """The same without saving, for those who write many at once."""
    row = Secret(case_id=case_id, whose=whose, kind=kind)
    row.masked = mask(kind, value, natural_person=natural_person)
    lock_up(row, value, keyring().newest)
    return row


def lock_up(row: Secret, value: str, key: VaultKey) -> None:
    """Set the ciphertext and the index of a row, unsaved."""
    row.sealed = encrypt(key.sealing, value.encode(), _bound(row))
    row.key = key.id
    row.blind = blind(key, row.kind, value)


def unseal(secret: Secret) -> str:
    """The value, for letters and deliveries; a person who wants to see it asks `reveal`.

    Raises `KeyMissing`, and `NotOpened` where the row is not as it was sealed.
    """
    if secret.erased_at is not None:
        raise NotOpened(f"{secret.case}的{secret.get_kind_display()}已按保存期限清除，不能再查看。")
    try:
        plain = decrypt(keyring().key(secret.key).sealing, bytes(secret.sealed), _bound(secret))
    except InvalidTag:
        raise NotOpened(
            f"{secret.case}的{secret.get_kind_display()}打不开：数据库中的密文被改动，或者被移到了别的案卷。"
            "运行 gongkai site manage verify_records，并从备份核对。"
        ) from None
    return plain.decode()


def _bound(row: Secret) -> bytes:
    # Bound to its place: moved to another row, a ciphertext does not open.
    return canonical(["secret", row.case_id, row.whose, row.kind]).encode()
