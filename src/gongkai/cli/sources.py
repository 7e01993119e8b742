"""Which documents a command line names: files, archives, folders, patterns, and `-` for standard input."""

import glob
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai import report
from gongkai.report import Report
from gongkai.report.errors import ReportError
from gongkai.report.reading import archive

TEXTS = (".txt", ".md", ".htm", ".html", ".csv", ".tsv", ".json")
OFFICE = (".docx", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods", ".pdf")
READABLE = frozenset((*TEXTS, *OFFICE, ".zip"))
"""Suffixes that are looked at in folders and archives; a file named outright is read whatever it is called."""


class NothingThere(ReportError):
    """A name that no file, folder or pattern answers to."""

    code = "not_found"

    def __init__(self, name: str) -> None:
        super().__init__(f"没有这个文件、文件夹或匹配的文件：{name}。请检查路径，通配符要加引号。")


class Unopened(ReportError):
    """A file that the system does not let us open."""

    code = "not_opened"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"打不开 {name}：{reason}。请检查权限，或文件是否正被别的程序占用。")


@dataclass(frozen=True)
class Source:
    """A document to read: its name as the person would say it, and where it is.

    `path` is None for standard input; `data` holds a document that came out of an archive.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None

    @property
    def stem(self) -> str:
        """The name without folders and suffix, for a file to be written from it."""
        return Path(self.name).stem

    def read(self) -> Report:
        """The report in it; raises `ReportError` with a sentence for the person."""
        if self.data is not None:
            return report.read_bytes(self.data, self.name)
        if self.path is None:
            return report.read_bytes(sys.stdin.buffer.read(), self.name)
        try:
            return report.read(self.path)
        except OSError as error:
            raise Unopened(self.name, error.strerror or str(error)) from error


def expand(names: Iterable[str]) -> list[Source]:
    """The documents that `names` stand for, each once, folders searched to the bottom in name order.

    Raises `NothingThere` for a name without any file, and what `archive.members` raises.
    """
    found = {source.name: source for name in names for source in _one(name)}
    return list(found.values())


def _one(name: str) -> Iterator[Source]:
    if name == "-":
        yield Source("标准输入")
        return
    path = Path(name)
    if path.is_file():
        yield from _documents(name, path)
        return
    matches = (
        sorted(path.rglob("*")) if path.is_dir() else sorted(map(Path, glob.glob(name, recursive=True)))  # noqa: PTH207
    )
    files = [match for match in matches if match.is_file() and _wanted(match)]
    if not files:
        raise NothingThere(name)
    for file in files:
        yield from _documents(str(file), file)


def _documents(name: str, path: Path) -> Iterator[Source]:
    if path.suffix.lower() != ".zip":
        yield Source(name, path)
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unopened(name, error.strerror or str(error)) from error
    members = (member for member in archive.members(data) if _wanted(Path(member.name)))
    yield from (Source(f"{name}/{member.name}", data=member.data) for member in members)


def _wanted(path: Path) -> bool:
    return path.suffix.lower() in READABLE and not path.name.startswith((".", "~$"))
