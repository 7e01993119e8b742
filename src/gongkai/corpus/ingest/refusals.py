"""Why the bytes of an input were not had, in words; codes never change meaning."""

from gongkai.report.errors import ReportError
from gongkai.report.reading.limits import MAX_BYTES, MEGABYTE


class NotOpened(ReportError):
    """The system or the store does not let us have it; tried again in the next run."""

    code = "not_opened"

    def __init__(self, reason: str) -> None:
        super().__init__(f"打不开：{reason}。请检查权限和存储，再读一次。")


class NotAtHand(NotOpened):
    """To be taken from its source once more, which was not named; so it is when that is."""

    def __init__(self, label: str) -> None:
        ReportError.__init__(
            self, f"语料库里留存的原件坏了，要从来源“{label}”重新取，这次没有写它。请写上它的地址，再读一次。"
        )


class Vanished(ReportError):
    """Listed, and gone when its turn came."""

    code = "vanished"

    def __init__(self) -> None:
        super().__init__("列出以后不见了，可能被移走或改名。再读一次就不再列出。")


class IsLink(ReportError):
    """A pointer to another file."""

    code = "link"

    def __init__(self) -> None:
        super().__init__("这是链接，不是文件；为安全起见不跟随。请放入文件本身。")


class IsSpecial(ReportError):
    """A pipe, a device, a socket, a folder in place of a file."""

    code = "special"

    def __init__(self) -> None:
        super().__init__("这不是普通文件（管道、设备或文件夹），没有读取。")


def beyond(size: int) -> str:
    """The sentence for a file that is larger than any reader takes."""
    return f"文件有{size / MEGABYTE:.0f}MB，超过{MAX_BYTES // MEGABYTE}MB的上限，没有读取。年度报告一般只有几MB。"
