"""Which database an installation uses: SQLite in its home, or the PostgreSQL named by `GONGKAI_DATABASE`."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from gongkai.site import environment
from gongkai.site.environment import SettingRefused

SETTING = "GONGKAI_DATABASE"
SHAPE = (
    "应为 postgresql://用户:口令@主机:端口/数据库；名称和口令里的 @ : / % 等字符按网址规则写成 %40、%3A 等"
)
PORT = 5432
FILE = "gongkai.sqlite3"
KEPT_SECONDS = int(timedelta(minutes=10).total_seconds())
"""For which a thread of the server keeps its connection."""


def database(home: Path) -> dict[str, Any]:
    """Django's description of the database, as `GONGKAI_DATABASE` says; raises `SettingRefused`."""
    address = environment.text(SETTING)
    return postgresql(address) if address else sqlite(home / FILE)


def sqlite(file: Path) -> dict[str, Any]:
    """A database in one file, for one machine."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        # To open the file takes longer than to answer most questions to it.
        "CONN_MAX_AGE": KEPT_SECONDS,
        "OPTIONS": {
            # A transaction that will write takes its lock at the start: it waits instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """A PostgreSQL by its address; each part percent-encoded, the host a name, an IP or the folder of a socket.

    Raises `SettingRefused`, whose sentence never repeats the password.
    """
    scheme, separator, rest = address.partition("://")
    place, slash, name = rest.partition("/")
    account, at, server = place.rpartition("@")
    user, _, password = account.partition(":")
    host, port = _host_and_port(server)
    if (scheme, separator, slash, at) != ("postgresql", "://", "/", "@") or not (user and host and name):
        raise _refused(address, SHAPE)
    if "/" in name or "?" in name:
        raise _refused(address, f"数据库名之后不能再写别的；{SHAPE}")
    if not port.isascii() or not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise _refused(address, f"端口“{port}”应为1到65535的数")
    return {
        "ENGINE": "gongkai.site.postgresql",
        "NAME": _decoded(name, address),
        "USER": _decoded(user, address),
        "PASSWORD": _decoded(password, address),
        "HOST": _decoded(host, address),
        "PORT": int(port),
        # One that the database has ended meanwhile is replaced.
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10},
    }


def _host_and_port(server: str) -> tuple[str, str]:
    """Host and port as written; an IPv6 address stands in brackets."""
    if server.startswith("["):
        host, _, after = server[1:].partition("]")
        return host, after.removeprefix(":") or str(PORT)
    host, _, port = server.partition(":")
    return host, port or str(PORT)


def _decoded(part: str, address: str) -> str:
    try:
        return unquote(part, errors="strict")
    except UnicodeDecodeError:
        raise _refused(address, SHAPE) from None


def _refused(address: str, allowed: str) -> SettingRefused:
    """The refusal; whatever stands before the last @ may hold a password and is left out."""
    _, at, shown = address.rpartition("@")
    return SettingRefused(SETTING, f"…@{shown}" if at else "…", allowed)
