"""The key of one file, itself under lock with the vault's: changing the vault's key leaves the file as it is."""

from cryptography.exceptions import InvalidTag

from gongkai.records.canonical import canonical
from gongkai.records.models import Attachment
from gongkai.records.sm4 import decrypt, encrypt
from gongkai.records.vault.keys import keyring
from gongkai.records.vault.sealing import NotOpened


def wrap(attachment: Attachment, data_key: bytes) -> None:
    """Set the wrapped key of a row, unsaved, under the vault's newest key."""
    newest = keyring().newest
    attachment.wrapped_key = encrypt(newest.wrapping, data_key, _bound(attachment))
    attachment.key = newest.id


def unwrap(attachment: Attachment) -> bytes:
    """The data key. Raises `KeyMissing`, and `NotOpened` where the row was altered."""
    wrapping = keyring().key(attachment.key).wrapping
    try:
        return decrypt(wrapping, bytes(attachment.wrapped_key), _bound(attachment))
    except InvalidTag:
        raise NotOpened(f"附件{attachment.pk}打不开：数据库中的登记被改动。从备份核对。") from None


def _bound(row: Attachment) -> bytes:
    # All that the row says of the file, so that a row altered by hand does not open.
    return canonical(
        ["attachment", row.case_id, str(row.purpose), row.name, row.media, row.size, row.digest, row.stored]
    ).encode()
