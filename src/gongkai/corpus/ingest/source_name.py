r"""How a file is named in the corpus: `来源/文件夹/年报.html`, in an archive `来源/包.zip!/年报.html`.

A name is text that every table and terminal can hold, and leads back to the file whatever bytes its system calls it
by: control characters, marks of direction, bytes that are no UTF-8 and the backslash are written `\u001b`.
"""

import re

ARCHIVE = "!/"
"""Stands between an archive and the path in it."""

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]|!(?=/|$)")
_WRITTEN = re.compile(r"\\u([0-9a-f]{4})")


def shown(path: str) -> str:
    """The path as its system gives it, written as a name."""
    return _ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", path)


def path_of(name: str) -> str:
    """What `shown` wrote."""
    return _WRITTEN.sub(lambda match: chr(int(match[1], 16)), name)


def split(name: str) -> tuple[str, str | None]:
    """The file, and the path in it if it is an archive."""
    outer, found, inner = name.partition(ARCHIVE)
    return outer, inner if found else None


def wanted(name: str) -> bool:
    """Whether a person put the file there: hidden ones, lock files of Office and what systems leave are passed over."""
    parts = name.replace(ARCHIVE, "/").split("/")
    left_by_systems = parts[-1].lower() in ("thumbs.db", "desktop.ini")
    return not left_by_systems and not any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
