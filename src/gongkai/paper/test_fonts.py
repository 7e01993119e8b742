"""Fonts found here, and advice on those that are not."""

import pytest

from gongkai.paper import fonts
from gongkai.paper.fonts import FACES, LAST_RESORT, Typeface, lacks, usable


class Machine:
    def __init__(self, *families: str) -> None:
        self._families = families

    def families(self) -> list[str]:
        return [*self._families, LAST_RESORT]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch):
    def has(*families: str) -> None:
        monkeypatch.setattr(fonts, "installed", lambda: Machine(*families))
        usable.cache_clear()

    yield has
    usable.cache_clear()


@pytest.mark.parametrize("typeface", Typeface)
def test_every_typeface_can_be_printed_on_this_machine(typeface: Typeface) -> None:
    assert LAST_RESORT in usable(typeface)


def test_the_official_font_goes_before_its_stand_ins(machine) -> None:
    machine("FandolKai", "KaiTi", "LXGW WenKai")
    assert usable(Typeface.SUBHEADING) == ("KaiTi", "FandolKai", "LXGW WenKai", LAST_RESORT)


def test_names_are_compared_without_regard_to_case(machine) -> None:
    machine("simhei")
    assert usable(Typeface.HEADING)[0] == "SimHei"


def test_a_machine_with_the_official_fonts_lacks_nothing(machine) -> None:
    machine(*(face.official[-1] for face in FACES.values()))
    assert lacks() == ()


def test_a_bare_machine_is_told_what_to_install(machine) -> None:
    machine()
    told = {lack.what: lack for lack in lacks()}
    assert len(told) == 4
    kai = told["字体“楷体_GB2312”"]
    assert "改用“Noto Sans CJK SC”" in kai.without
    assert "apt install texlive-lang-chinese" in kai.remedy
    assert "apt install fonts-noto-cjk" in told["字体“方正小标宋简体”"].remedy


def test_the_best_free_font_is_left_as_it_is(machine) -> None:
    machine("FandolKai")
    kai = next(lack for lack in lacks() if "楷体" in lack.what)
    assert "apt" not in kai.remedy
    assert "最接近" in kai.remedy
