"""How the name of a division is also written: 朝天区 as 朝天, 凉山彝族自治州 as 凉山州 or 凉山.

Every name has one `stem`, what is left without its designation and its nationalities; two spellings of one division
have the same stem, so that stems can be looked up. `spellings` then says which spellings are really of the name:
朝天县 has the stem of 朝天区 and is no spelling of it.
"""

import re
from functools import lru_cache

# The shortest stem of two characters or more: 浦东 of 浦东新区, 清新 of 清新区. 林区 is left out because of 碑林区,
# 北林区 and others.
_DESIGNATION = re.compile(
    "(?P<stem>.{2,}?)(?P<designation>特别行政区|街道办事处|自治区|自治州|自治县|自治旗|民族乡|民族苏木|街道办|街道|地区|特区"
    "|(?<!高)新区|苏木|省|市|盟|县|区|旗|镇|乡)"
)
_NATIONALITIES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京"
    "|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_OF_NATIONALITIES = re.compile(f"(?:(?:{_NATIONALITIES})族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)+$")
_ZONES = (("高新技术产业开发区", "高新区"), ("经济技术开发区", "经开区"))
_BRIEFLY = {"自治州": "州", "自治县": "县", "自治旗": "旗", "民族乡": "乡", "民族苏木": "苏木"}
_STREET = ("街道", "街道办", "街道办事处")
_STEMS = {"神农架林区": "神农架"}


def stem(name: str) -> str:
    """The name without designation and nationalities; at least two characters stay (郊区 and 威县 are whole)."""
    if name in _STEMS:
        return _STEMS[name]
    if name[-3:] == "开发区":
        for long, short in _ZONES:
            name = name.replace(long, short)
    parts = _DESIGNATION.fullmatch(name)
    if parts is None:
        return name
    short, designation = parts["stem"], parts["designation"]
    if "族" in short or designation.startswith("自治"):
        people = _OF_NATIONALITIES.search(short)
        if people and people.start() >= 2:
            return short[: people.start()]
        # 东乡族自治县 is called 东乡; 民族街道 is not called 民.
        short = short.removesuffix("族") if len(short) > 2 else short
    return short


@lru_cache(maxsize=8192)
def spellings(name: str) -> frozenset[str]:
    """Every way in which the name of this division may be written, the name itself included."""
    short = stem(name)
    found = {name, short}
    if short == name or name in _STEMS:
        return frozenset(found)
    if name.endswith(_STREET):
        return frozenset(found | {short + street for street in _STREET})
    if parts := _DESIGNATION.fullmatch(name):
        designation = parts["designation"]
        found |= {short + designation, short + _BRIEFLY.get(designation, designation)}
    return frozenset(found)


def stems_of_query(query: str) -> set[str]:
    """The stems under which a spelling may be found; 凉山州 is no name, so its designation is taken off here."""
    return {query, stem(query)} | ({query[:-1]} if query.endswith("州") and len(query) > 2 else set())
