"""Text files in the codes that Chinese offices write."""

from gongkai.report.errors import EmptyFile, NotAReport
from gongkai.report.reading.encoding import decode


def text_of_file(data: bytes) -> str:
    """The text. Raises a `ReportError` for nothing, and for bytes that are no text in any code in use for Chinese."""
    if not data.strip():
        raise EmptyFile
    try:
        # Short texts have too few words for `decode` to tell by.
        if b"\0" not in data:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return decode(data)
    except NotAReport:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            raise NotAReport("no text") from None
