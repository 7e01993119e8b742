"""What the divisions room refuses, said to whoever asked."""

from datetime import date


class DivisionError(ValueError):
    """Base of this room's errors. `str()` is a Chinese sentence: what is wrong and what to do."""


class UnknownDivision(DivisionError):
    """No division bears this code, now or in the list of changes."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"没有行政区划代码 {code}。请核对六位（县级以上）或九位（乡级）代码。")


class PrivateDivisionRefused(DivisionError):
    """A private division whose code is taken, malformed, or whose superior does not exist."""

    def __init__(self, code: str, why: str) -> None:
        self.code = code
        super().__init__(f"不能增设区划 {code}：{why}。")


class BeforeRecord(DivisionError):
    """Asked for a day before the list of changes begins: any answer would be a guess."""

    def __init__(self, on: date, since: date) -> None:
        self.on = on
        super().__init__(
            f"行政区划变更记录自 {since.isoformat()} 起收录，无法说明 {on.isoformat()} 的情况。请查阅当年的区划代码。"
        )
