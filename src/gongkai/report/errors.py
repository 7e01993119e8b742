"""What cannot be read, said to the person who brought it."""


class ReportError(Exception):
    """A source that cannot be taken, or not safely. `str()` is a Chinese sentence: what is wrong and what to do.

    `code` never changes meaning, so that a script can tell the cases apart.
    """

    code = "unreadable"


class EmptyFile(ReportError):
    """Nothing in the file."""

    code = "empty"

    def __init__(self) -> None:
        super().__init__("文件是空的，没有任何内容。请确认下载完整后重新选择文件。")


class TooLarge(ReportError):
    """More bytes, pages, cells or nesting than a report can have."""

    code = "too_large"


class Broken(ReportError):
    """A file of a known kind that is cut off or damaged."""

    code = "broken"


class Encrypted(ReportError):
    """A document that asks for a password."""

    code = "encrypted"


class UnknownKind(ReportError):
    """A kind of file that no reader takes."""

    code = "unknown_kind"


class Dangerous(ReportError):
    """A file built to exhaust its reader: zip bomb, XML entities, runaway nesting."""

    code = "dangerous"


class ToolMissing(ReportError):
    """A kind that needs a program which is not installed here (LibreOffice for .doc and .wps)."""

    code = "tool_missing"


class NotAReport(ReportError):
    """A readable document without any part of an annual report."""

    code = "not_a_report"


class SeveralReports(ReportError):
    """More than one annual report in one source."""

    code = "several_reports"

    def __init__(self) -> None:
        super().__init__(
            "这份材料里有不止一份年度报告，分不清哪些数字属于哪一份。请把每份年报分开，逐份上传。"
        )
