"""Typed readers of the process environment. A value that does not fit stops the start with a sentence."""

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gongkai.law.errors import LawError
from gongkai.law.readings import DEFAULT, Readings
from gongkai.law.readings_file import parse_readings

YES = frozenset({"1", "yes", "true", "on", "是"})
NO = frozenset({"", "0", "no", "false", "off", "否"})
KEY_BYTES = 32


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


def readings(name: str) -> Readings:
    """The readings of the TOML file that is named (`docs/readings/`); the defaults where none is."""
    written = text(name)
    if not written:
        return DEFAULT
    try:
        return parse_readings(Path(written).expanduser().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(name, written, "应为可读的 UTF-8 文本文件") from error
    except LawError as error:
        raise SettingRefused(name, written, str(error)) from error


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number within bounds, both included."""
    written = text(name) or str(default)
    if not (written.isascii() and written.isdecimal()) or not least <= int(written) <= most:
        raise SettingRefused(name, written, f"应为{least}到{most}的整数")
    return int(written)


def keys(name: str) -> list[bytes]:
    """Secrets of 32 bytes in base64, separated by commas. What is refused is not shown."""
    try:
        found = [base64.b64decode(word, validate=True) for word in words(name)]
    except ValueError:
        found = [b""]
    if any(len(key) != KEY_BYTES for key in found):
        raise SettingRefused(name, "…", "应为 base64 写成的32字节，例如 openssl rand -base64 32 的结果")
    return found


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in; all empty where there is none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False


def mail_server(name: str) -> MailServer:
    """`smtp://host:port` or, encrypted, `smtps://user:password@host:465`. What is refused is not shown."""
    written = text(name)
    if not written:
        return MailServer()
    refused = SettingRefused(
        name, "…", "应为 smtp://主机:端口 或 smtps://用户:口令@主机:端口，口令中的特殊字符用%编码"
    )
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise refused from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/"):
        raise refused
    tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, port or (465 if tls else 25), user, password, tls)
