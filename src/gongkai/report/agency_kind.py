"""What kind of agency a report comes from, as far as its name tells: who may make 规章, who has a date to publish by."""

import re
import unicodedata
from enum import StrEnum


class Level(StrEnum):
    """Level of government that an agency is or belongs to."""

    STATE = "state"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class AgencyKind(StrEnum):
    """A people's government itself, or an agency of one; townships and streets count as their own kind."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    TOWNSHIP = "township"


_BESIDE = re.compile(r"\s+|[（(].*?[）)]")
_OFFICE = re.compile(r"(人民政府)?(办公厅|办公室)$")
_TOWNSHIP = re.compile(r"(镇|乡|苏木|街道)(人民政府|办事处)?(办公室)?$|街道办$|(镇|乡|民族乡)人民政府")
_DEPARTMENT = re.compile(r"(厅|局|委员会|委|办公室|办公厅|中心|总队|支队|大队|署|院|管委会|科)$")
_PLACE = re.compile(r".{1,10}(省|市|县|区|旗|州|盟)")
_REGION = re.compile(r"(?P<province>.{2,5}?(?:省|自治区(?!域)))?(?P<rest>.*)$")
_CITY = re.compile(r".{1,8}?(?:市|自治州|州|地区|盟)")
_COUNTY = re.compile(r".{1,10}?(?:县|旗|市|(?<!地)(?<!自治)(?<!园)(?<!校)(?<!社)(?<!牧)(?<!林)区)")
_MUNICIPALITY = re.compile(r"^(北京|天津|上海|重庆)市")
_STATE = re.compile(r"^(国务院|国家[^省市县区旗州]+(局|委员会|委)$|中华人民共和国|.{2,8}部$)")
_VERTICAL = re.compile(
    r"税务局|(?<!山)海关|海事局|气象局|烟草专卖局|邮政管理局|人民银行|金融监督管理|国家安全局|调查队|边检"
)


GOVERNMENT_ENDS = ("府", "省", "市", "县", "区", "旗", "州", "盟")
"""How the names of governments end, if they are of Chinese characters to the end."""

TOWNSHIP_ENDS = ("镇人民政府", "乡人民政府")
"""How those of townships end that would look like one of them."""


def _plain(agency: str) -> str:
    return _BESIDE.sub("", unicodedata.normalize("NFKC", agency))


def kind(agency: str) -> AgencyKind | None:
    """The kind of an agency by its name, None when the name does not tell.

    `安福县人民政府` and a bare `杭州市` are governments; `朝天区人民政府办公室` reports for itself and is a department.
    """
    name = _plain(agency)
    if _TOWNSHIP.search(name):
        return AgencyKind.TOWNSHIP
    if _OFFICE.search(name) and "人民政府" in name:
        return AgencyKind.DEPARTMENT
    if name.endswith("人民政府") or _PLACE.fullmatch(name):
        return AgencyKind.GOVERNMENT
    if _STATE.search(name) or _DEPARTMENT.search(name):
        return AgencyKind.DEPARTMENT
    return None


def level(agency: str) -> Level | None:
    """The level of government of an agency by its name, None when the name does not tell.

    A name of one `…市` may be a prefecture's or a county's seat, so a city is told only from a name that does not
    end there; `某区国资委` without its city is of county level all the same.
    """
    name = _plain(agency)
    if not name:
        return None
    if _TOWNSHIP.search(name):
        return Level.TOWNSHIP
    if _STATE.search(name):
        return Level.STATE
    region = _REGION.match(name)
    province, rest = (region["province"], region["rest"]) if region else (None, name)
    if _MUNICIPALITY.search(rest):
        below = _MUNICIPALITY.sub("", rest)
        return Level.COUNTY if _is_county(below) else Level.PROVINCE
    city = _CITY.match(rest)
    below = rest[city.end() :] if city else rest
    if _is_county(below):
        return Level.COUNTY
    if city:
        return Level.CITY
    return Level.PROVINCE if province else None


def _is_county(name: str) -> bool:
    return _COUNTY.match(name) is not None


def is_vertical(agency: str) -> bool:
    """Whether the agency is led by its own system and not by the local government, 条例 art. 4; as its name tells."""
    return _VERTICAL.search(_plain(agency)) is not None


def may_make_rules(agency: str) -> bool | None:
    """Whether the agency can make 规章, None when its name does not tell.

    Makers are departments of the State Council, and the governments of provinces, of cities divided into districts
    and of autonomous prefectures (规章制定程序条例). A `…市人民政府` may be of county rank: then None.
    """
    which, where = kind(agency), level(agency)
    if which is AgencyKind.TOWNSHIP or where in (Level.TOWNSHIP, Level.COUNTY):
        return False
    if which is None or where is None:
        return None
    if which is AgencyKind.DEPARTMENT:
        # The office of a government counts the government's own documents in some places: no finding on it.
        return None if "人民政府" in agency else where is Level.STATE
    if where is Level.PROVINCE or "自治州" in agency:
        return True
    return None
