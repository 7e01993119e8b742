"""The four typefaces of an official document, what may stand in for each, and what this machine has.

方正小标宋, 仿宋_GB2312 and 楷体_GB2312 are not free, so none is shipped. DOCX names them and lets the reader's machine
choose; PDF has to embed what is here. The wheel `noto-cjk-sans-otc` is always here and is the last resort.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import noto_cjk_sans_otc
import typst

# TeX Live keeps its fonts where the system's own search does not look.
_TEX_FONTS = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
LAST_RESORT = "Noto Sans CJK SC"


class Typeface(StrEnum):
    """What a typeface is for."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Substitute:
    """A free family that may stand in for an official one, and the Debian package that brings it."""

    family: str
    package: str


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface of GB/T 9704: its Chinese name, the families that are it, and stand-ins, best first."""

    label: str
    official: tuple[str, ...]
    substitutes: tuple[Substitute, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """Every family that may print it, best first."""
        return (*self.official, *(substitute.family for substitute in self.substitutes), LAST_RESORT)


FACES = {
    Typeface.TITLE: Face(
        "小标宋",
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
        (
            Substitute("Noto Serif CJK SC", "fonts-noto-cjk"),
            Substitute("Source Han Serif SC", "fonts-noto-cjk"),
        ),
    ),
    Typeface.HEADING: Face(
        "黑体",
        ("黑体", "SimHei"),
        (Substitute(LAST_RESORT, "fonts-noto-cjk"), Substitute("FandolHei", "texlive-lang-chinese")),
    ),
    Typeface.SUBHEADING: Face(
        "楷体",
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
        (
            Substitute("FandolKai", "texlive-lang-chinese"),
            Substitute("LXGW WenKai", "fonts-lxgw-wenkai"),
            Substitute("AR PL UKai CN", "fonts-arphic-ukai"),
        ),
    ),
    Typeface.BODY: Face(
        "仿宋",
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02"),
        (
            Substitute("FandolFang R", "texlive-lang-chinese"),
            Substitute("FandolFang", "texlive-lang-chinese"),
            Substitute("Noto Serif CJK SC", "fonts-noto-cjk"),
        ),
    ),
}


@cache
def installed() -> typst.Fonts:
    """Every font of the system, of TeX Live and of the wheel; searched once a process (0.1 s)."""
    folders = [Path(str(noto_cjk_sans_otc.FONT_PATH)).parent]
    if _TEX_FONTS.is_dir():
        folders.append(_TEX_FONTS)
    return typst.Fonts(
        include_system_fonts=True,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )


@cache
def usable(typeface: Typeface) -> tuple[str, ...]:
    """The families here that may print this typeface, best first; never empty."""
    here = {family.casefold() for family in installed().families()}
    return tuple(family for family in FACES[typeface].families if family.casefold() in here)


@dataclass(frozen=True, slots=True)
class Lack:
    """An official typeface that is not installed: what it is, what that costs, and what to do, in Chinese."""

    what: str
    without: str
    remedy: str


def lacks() -> tuple[Lack, ...]:
    """Official typefaces that PDF has to replace on this machine, as `gongkai doctor` tells them."""
    return tuple(
        Lack(
            f"字体“{face.official[0]}”",
            f"PDF 中的{face.label}改用“{used}”；Word 文件照写“{face.official[0]}”，由打开它的电脑配字",
            _remedy(face, used),
        )
        for typeface, face in FACES.items()
        if (used := usable(typeface)[0]) not in face.official
    )


def _remedy(face: Face, used: str) -> str:
    owned = "单位已购字体的，把字体文件放进 ~/.local/share/fonts"
    better = next((s for s in face.substitutes if s.family != used), None)
    if better is None or face.families.index(better.family) > face.families.index(used):
        return f"{owned}；现用的已是免费字体中最接近的"
    return f"{owned}；或用免费的“{better.family}”：apt install {better.package}"
