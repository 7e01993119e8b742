"""`gongkai doctor`: what this installation lacks, what that costs, and how to get it."""

import argparse
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True)
class Complaint:
    """Something missing, in Chinese: what and how to get it, and what does not work without it.

    `needed` tells what the site cannot run without from what only some documents need.
    """

    says: str
    without: str = ""
    needed: bool = False


def _libreoffice() -> Iterator[Complaint]:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        yield Complaint(
            "没有 LibreOffice。Debian、Ubuntu、统信、麒麟：apt install libreoffice-writer-nogui libreoffice-calc-nogui",
            "不能读 .doc、.wps、.xls、.et 等旧格式；DOCX、PDF、HTML、XLSX 不受影响",
        )


def _fonts() -> Iterator[Complaint]:
    from gongkai.paper import fonts

    for lack in fonts.lacks():
        yield Complaint(f"没有{lack.what}。{lack.remedy}", lack.without)


def _site() -> Iterator[Complaint]:
    if find_spec("django") is None:
        yield Complaint(
            "没有 Django。重新运行 make setup", "网站不能启动；gongkai report 不受影响", needed=True
        )
        return
    from gongkai.site import health, start

    lacks = start.lacks()
    for sentence in lacks:
        yield Complaint(sentence.rstrip("。"), "网站不能启动；gongkai report 不受影响", needed=True)
    if not lacks:
        for says, without in health.ailments():
            yield Complaint(says, without)


CHECKS: tuple[tuple[str, Callable[[], Iterator[Complaint]]], ...] = (
    ("PDF 字体", _fonts),
    ("LibreOffice", _libreoffice),
    ("网站", _site),
)


def run(_: argparse.Namespace) -> int:
    """Print every check; status 1 where something needed is missing."""
    broken = False
    for name, check in CHECKS:
        complaints = list(check())
        broken = broken or any(complaint.needed for complaint in complaints)
        print(f"{name}：{'齐全' if not complaints else ''}")
        for complaint in complaints:
            print(f"  {'缺少' if complaint.needed else '可补'}　{complaint.says}。")
            print(f"  　　　影响：{complaint.without}。")
    return int(broken)
