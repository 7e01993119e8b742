"""Getting a file out of a case."""

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai.records.attachments import store
from gongkai.records.attachments.data_key import unwrap
from gongkai.records.models import Attachment
from gongkai.records.vault.sealing import NotOpened


def open_attachment(attachment: Attachment) -> bytes:
    """All bytes of the file, as they were attached. Raises `KeyMissing` and `NotOpened`."""
    return b"".join(stream_attachment(attachment))


def stream_attachment(attachment: Attachment) -> Iterator[bytes]:
    """The same in pieces, each checked before it is given; a file that was cut off raises at its end."""
    if attachment.erased_at is not None:
        raise NotOpened("这个附件已按保存期限清除，不能再打开。")
    try:
        yield from store.read(attachment.stored, unwrap(attachment))
    except FileNotFoundError:
        raise NotOpened(f"附件{attachment.pk}的文件不在磁盘上（{attachment.stored}）。从备份取回。") from None
    except InvalidTag:
        raise NotOpened(
            f"附件{attachment.pk}的文件被改动或者损坏（{attachment.stored}）。从备份取回。"
        ) from None


def attachment_response(attachment: Attachment) -> HttpResponse:
    """A download that no browser opens as a page of this site, whatever is in the file. Who may have it, asks the caller."""
    # The type comes from the table of kinds: a row that says otherwise does not open.
    response = HttpResponse(open_attachment(attachment), content_type=attachment.media)
    disposition = content_disposition_header(as_attachment=True, filename=attachment.name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response
