"""Administrative divisions: GB/T 2260 codes, townships, names in all their spellings, what became of whom.

from gongkai.divisions import packaged_divisions
divisions = packaged_divisions()
divisions.full_name("510812")  # 四川省广元市朝天区
"""

from gongkai.divisions.division import NATION, Division, Level
from gongkai.divisions.divisions import Divisions, packaged_divisions
from gongkai.divisions.errors import BeforeRecord, DivisionError, PrivateDivisionRefused, UnknownDivision
from gongkai.divisions.succession import Dated, Kind, Succession, Unit

__all__ = [
    "NATION",
    "BeforeRecord",
    "Dated",
    "Division",
    "DivisionError",
    "Divisions",
    "Kind",
    "Level",
    "PrivateDivisionRefused",
    "Succession",
    "Unit",
    "UnknownDivision",
    "packaged_divisions",
]
