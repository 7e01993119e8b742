"""Putting a file into a case."""

from dataclasses import dataclass
from typing import IO

from cryptography.hazmat.primitives.hashes import SM3, Hash
from django.conf import settings
from django.db import connection

from gongkai.agencies.actor import Actor
from gongkai.records.attachments import store
from gongkai.records.attachments.content import kind_of
from gongkai.records.attachments.data_key import wrap
from gongkai.records.attachments.file_name import cleaned
from gongkai.records.attachments.kind import FileKind
from gongkai.records.attachments.refusal import Fault, Refused
from gongkai.records.attachments.virus_scan import refuse_infected
from gongkai.records.models import Attachment, Case
from gongkai.records.moment import Moment


def attach(
    case: Case, purpose: str, name: str, content: bytes | IO[bytes], actor: Actor, when: Moment
) -> Attachment:
    """Keep a file; its kind is told by its content. Raises `Refused`; then nothing is kept.

    In the transaction of the caller, whose event names it: `attachment` (its number) and `digest` in the event's
    data are what `verify_records` looks for. A file whose transaction fails afterwards stays on disk, unreadable, until `remove_unowned`.
    """
    return _keep(case, purpose, examined(name, content), actor, when)


def attach_made(
    case: Case, purpose: str, name: str, kind: FileKind, data: bytes, actor: Actor, when: Moment
) -> Attachment:
    """Keep a file that this program has made itself: not limited in size, not searched; else as `attach`."""
    return _keep(case, purpose, Examined(cleaned(name, kind), kind, data), actor, when)


def _keep(case: Case, purpose: str, taken: "Examined", actor: Actor, when: Moment) -> Attachment:
    if not connection.in_atomic_block:
        raise RuntimeError("a file is attached in the transaction of what it belongs to")
    attachment = Attachment(
        case=case,
        purpose=purpose,
        name=taken.name,
        media=taken.kind.media,
        size=len(taken.data),
        digest=sm3_of(taken.data),
        stored=store.new_name(),
        added_at=when.at,
        added_by=str(actor),
    )
    wrap(attachment, store.write(attachment.stored, taken.data))
    attachment.save()
    return attachment


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be attached: its name made fit, its kind by content, and its bytes."""

    name: str
    kind: FileKind
    data: bytes


def examined(name: str, content: bytes | IO[bytes]) -> Examined:
    """What `attach` would keep, for files that wait for their case. Raises `Refused`."""
    data = within_limit(content)
    kind = kind_of(data, name)
    refuse_infected(data)
    return Examined(cleaned(name, kind), kind, data)


def within_limit(content: bytes | IO[bytes]) -> bytes:
    """All bytes of a file. Raises `Refused` for an empty one and for more than `GONGKAI_ATTACHMENT_MB`."""
    most = settings.ATTACHMENT_MEGABYTES << 20
    data = content if isinstance(content, bytes) else content.read(most + 1)
    if not data:
        raise Refused(Fault.EMPTY, "文件是空的。确认选对了文件，再上传。")
    if len(data) > most:
        raise Refused(
            Fault.TOO_LARGE,
            f"文件超过{settings.ATTACHMENT_MEGABYTES}MB。压缩其中的图片，或者分成几个文件上传。",
        )
    return data


def sm3_of(data: bytes) -> str:
    """SM3 of the bytes, as 64 hexadecimal digits."""
    digest = Hash(SM3())
    digest.update(data)
    return digest.finalize().hex()
