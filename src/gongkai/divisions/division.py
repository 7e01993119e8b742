"""One administrative division (行政区划) and its level.

A code says its own level: six digits for the county level and above, GB/T 2260; nine for townships, as in the
statistical code (统计用区划代码). A prefecture without counties (东莞市, 441900) has townships right below it.
"""

from dataclasses import dataclass
from enum import StrEnum

NATION = "000000"
"""Stands where a code is asked for and the whole country is meant; no division bears it."""


class Level(StrEnum):
    """The levels of local government that have divisions of their own, from the top."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"

    @property
    def label(self) -> str:
        """省级, 地级, 县级 or 乡级."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """0 for a province to 3 for a township."""
        return _RANKS[self]

    @classmethod
    def of_code(cls, code: str) -> "Level":
        """The level that a code of six or nine digits stands for."""
        if len(code) == 9:
            return cls.TOWNSHIP
        if code.endswith("0000"):
            return cls.PROVINCE
        return cls.PREFECTURE if code.endswith("00") else cls.COUNTY


_LABELS = {
    Level.PROVINCE: "省级",
    Level.PREFECTURE: "地级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡级",
}
_RANKS = {level: rank for rank, level in enumerate(Level)}

# At the county level only for statistics: the zones of 大兴安岭地区, 大柴旦行政委员会, and the islands that have been
# under 西沙区 and 南沙区 since 2020.
_STATISTICAL_COUNTIES = frozenset(
    {"232761", "232762", "232763", "232764", "632857", "460321", "460322", "460323"}
)


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its code, its full name, its level and the code of its superior (None for a province)."""

    code: str
    name: str
    level: Level
    parent: str | None

    @property
    def statutory(self) -> bool:
        """Whether it is a division by law; false for what statistics alone treat as one.

        Development zones and the like bear county digits 71 to 79; farms, parks and the like bear 400 to 599 where
        a township has its digits (统计用区划代码和城乡划分代码编制规则).
        """
        if self.level is Level.TOWNSHIP:
            return self.code[6] < "4" and not _is_zone(self.code[:6])
        return self.level is not Level.COUNTY or not _is_zone(self.code)


def _is_zone(county: str) -> bool:
    return county[4] == "7" or county in _STATISTICAL_COUNTIES
