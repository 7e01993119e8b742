"""Files of a case: taken by content, kept encrypted, given back as downloads only."""

from gongkai.records.attachments.attaching import Examined, attach, attach_made, examined
from gongkai.records.attachments.erasing import erase_files
from gongkai.records.attachments.kind import ACCEPTED, FileKind
from gongkai.records.attachments.opening import attachment_response, open_attachment, stream_attachment
from gongkai.records.attachments.refusal import Fault, Refused

__all__ = [
    "ACCEPTED",
    "Examined",
    "Fault",
    "FileKind",
    "Refused",
    "attach",
    "attach_made",
    "attachment_response",
    "erase_files",
    "examined",
    "open_attachment",
    "stream_attachment",
]
