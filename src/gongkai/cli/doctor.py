"""`gongkai doctor`: what this installation lacks, what that costs, and how to get it."""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True)
class Complaint:
    """Something missing: what it is, what does not work without it, how to get it.

    `needed` tells what must be there from what only some documents need.
    """

    what: str
    without: str
    remedy: str
    needed: bool = False


def _python() -> Iterator[Complaint]:
    if sys.version_info < (3, 11):
        yield Complaint(
            f"Python {sys.version_info.major}.{sys.version_info.minor}",
            "程序不能运行",
            "安装 Python 3.11 或更新的版本，再运行 make setup",
            needed=True,
        )


def _libreoffice() -> Iterator[Complaint]:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        yield Complaint(
            "LibreOffice",
            "不能读 .doc、.wps、.xls、.et 等旧格式（DOCX、PDF、HTML、XLSX 不受影响）",
            "Debian、Ubuntu、统信、麒麟：apt install libreoffice-writer-nogui libreoffice-calc-nogui",
        )


def _fonts() -> Iterator[Complaint]:
    from gongkai.paper import fonts

    for lack in fonts.lacks():
        yield Complaint(lack.what, lack.without, lack.remedy)


def _site() -> Iterator[Complaint]:
    if find_spec("django") is None:
        yield Complaint(
            "Django", "网站不能启动（gongkai report 不受影响）", "重新运行 make setup", needed=True
        )
        return
    from gongkai.site import start

    for lack in start.lacks():
        yield Complaint(lack.what, lack.without, lack.remedy, needed=lack.needed)


CHECKS: tuple[tuple[str, Callable[[], Iterator[Complaint]]], ...] = (
    ("Python", _python),
    ("中文字体", _fonts),
    ("LibreOffice", _libreoffice),
    ("网站", _site),
)


def run(_: argparse.Namespace) -> int:
    """Print every check; status 1 where something needed is missing."""
    broken = False
    for name, check in CHECKS:
        complaints = list(check())
        broken = broken or any(complaint.needed for complaint in complaints)
        if not complaints:
            print(f"✓ {name}")
        for complaint in complaints:
            print(f"{'✗' if complaint.needed else '–'} {name}：缺 {complaint.what}")
            print(f"    影响：{complaint.without}。")
            print(f"    办法：{complaint.remedy}。")
    return int(broken)
