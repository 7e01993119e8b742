"""Files that are one thing to us and another to whoever opens them: a PDF that is also an archive, a photo with a page behind it."""

import re
import zipfile
from io import BytesIO

from gongkai.records.attachments.kind import FileKind
from gongkai.records.attachments.refusal import Fault, Refused

MARKUP = re.compile(rb"<(?:!doctype\s|html[\s>]|script[\s>/]|svg[\s>]|iframe[\s>]|\?php|%@)", re.IGNORECASE)
"""What a browser or a server would run. Metadata of pictures is XML too, but none of these."""
_AFTER_END = re.compile(rb"%%EOF[\s\x00]*$")
_HIDDEN = re.compile(rb"%PDF-\d|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|This program cannot be run in DOS mode")
# Only the end is searched: the last thing in a PDF is its own end mark, whatever its streams hold.
_PDF_END = 4096


def refuse_two_in_one(data: bytes, kind: FileKind) -> FileKind:
    """The kind again. Raises `Refused` where something else is hidden in the file."""
    if kind is FileKind.PDF:
        if not _AFTER_END.search(data[-_PDF_END:]):
            if b"%%EOF" in data:
                raise _two_in_one("PDF 的末尾之后还有别的内容")
            raise Refused(Fault.BROKEN, "PDF 不完整，打不开。重新下载或者重新导出后再上传。")
    elif MARKUP.search(data):
        raise _two_in_one("图片里夹带网页或者脚本")
    elif _HIDDEN.search(data):
        raise _two_in_one("图片里夹带别的文件")
    if zipfile.is_zipfile(BytesIO(data)):
        raise _two_in_one(f"{kind.upper()} 里夹带压缩包")
    return kind


def _two_in_one(what: str) -> Refused:
    return Refused(Fault.TWO_IN_ONE, f"{what}，为安全起见不接收。用原来的程序打开，另存一次再上传。")
