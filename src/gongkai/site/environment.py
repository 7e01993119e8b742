"""Typed readers of the process environment. A value that does not fit stops the start with a sentence."""

import os
from pathlib import Path

YES = frozenset({"1", "yes", "true", "on", "是"})
NO = frozenset({"", "0", "no", "false", "off", "否"})


class SettingRefused(Exception):
    """A setting that cannot be used; `str()` says which, what it holds and what it may hold."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"环境变量 {name} 的值“{value}”不能用：{allowed}。改好后再启动。")


def text(name: str, default: str = "") -> str:
    """The setting as written, without outer blanks."""
    return os.environ.get(name, default).strip()


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    written = [word.strip() for word in os.environ.get(name, "").split(",")]
    return [word for word in written if word] or list(default)


def yes(name: str, *, default: bool = False) -> bool:
    """Yes or no, in English, Chinese or as 1 and 0."""
    written = os.environ.get(name)
    if written is None:
        return default
    if (word := written.strip().lower()) in YES:
        return True
    if word in NO:
        return False
    raise SettingRefused(name, written, "应为 yes 或 no")


def folder(name: str, default: str) -> Path:
    """A folder, absolute; a file of that name is refused, a missing folder is made at set-up."""
    path = Path(text(name, default) or default).expanduser().resolve()
    if path.exists() and not path.is_dir():
        raise SettingRefused(name, str(path), "这里有一个同名文件，应为文件夹")
    return path
