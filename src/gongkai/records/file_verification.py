"""Whether every attachment is there and as it was attached: each file is opened and its digest made again."""

from collections.abc import Iterator
from itertools import islice

from cryptography.hazmat.primitives.hashes import SM3, Hash

from gongkai.records.attachments.opening import stream_attachment
from gongkai.records.errors import RecordsError
from gongkai.records.finding import Fault, Finding
from gongkai.records.models import Attachment, Event

_BATCH = 500


def verify_files() -> Iterator[Finding]:
    """Files that are missing, altered or cannot be opened, and attachments that only the record still names."""
    for attachment in Attachment.objects.kept().order_by("case_id", "pk").iterator(chunk_size=_BATCH):
        if wrong := _wrong(attachment):
            yield Finding(Fault.FILE_BAD, f"案卷{attachment.case_id}：{wrong}", attachment.case_id)
    named = Event.objects.filter(data__contains='"attachment":').in_order().iterator(chunk_size=_BATCH)
    while events := list(islice(named, _BATCH)):
        named_by = [(event, number, digest) for event in events for number, digest in _named_by(event)]
        numbers = {number for _event, number, _digest in named_by}
        present = dict(Attachment.objects.filter(pk__in=numbers).values_list("pk", "digest"))
        for event, number, digest in named_by:
            if number not in present:
                says = f"第{event.seq}号记录加入的附件{number}，登记已被删除。"
            elif present[number] != (digest or present[number]):
                says = f"附件{number}不是第{event.seq}号记录加入的那个文件。"
            else:
                continue
            yield Finding(Fault.ATTACHMENT_GONE, f"案卷{event.case_id}：{says}", event.case_id, event.seq)


def _named_by(event: Event) -> Iterator[tuple[int, str]]:
    """Number and digest of the attachment that the event adds, and of each that it names in `attachments`."""
    for one in (event.values, *event.values.get("attachments", ())):
        if isinstance(one, dict) and (number := one.get("attachment")):
            yield number, one.get("digest", "")


def _wrong(attachment: Attachment) -> str:
    digest = Hash(SM3())
    try:
        for piece in stream_attachment(attachment):
            digest.update(piece)
    except RecordsError as error:
        return str(error)
    if digest.finalize().hex() != attachment.digest:
        return f"附件{attachment.pk}的内容与登记的摘要值不符。从备份取回。"
    return ""
