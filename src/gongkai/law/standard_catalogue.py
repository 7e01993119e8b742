"""基层政务公开标准目录: its domains and the channels it ticks, 国办发〔2019〕54号 and the 26 guides of the pilot domains.

The numbers of the domains are ours: no document numbers them.
"""

from types import MappingProxyType

DOMAINS: "MappingProxyType[int, str]" = MappingProxyType(
    dict(
        enumerate(
            (
                "重大建设项目",
                "公共资源交易",
                "财政预决算",
                "安全生产",
                "税收管理",
                "征地补偿",
                "国有土地上房屋征收与补偿",
                "保障性住房",
                "农村危房改造",
                "生态环境",
                "公共文化服务",
                "公共法律服务",
                "乡村振兴（扶贫）",
                "救灾",
                "食品药品监管",
                "城市综合执法",
                "就业创业",
                "社会保险",
                "社会救助",
                "养老服务",
                "户籍管理",
                "涉农补贴",
                "义务教育",
                "医疗卫生",
                "市政服务",
                "国土空间规划",
            ),
            start=1,
        )
    )
)

_ALSO = (
    ("扶贫", 13),
    ("乡村振兴", 13),
    ("环境保护", 10),
    ("卫生健康", 24),
    ("就业", 17),
    ("农村集体土地征收", 6),
    ("征地", 6),
    ("房屋征收", 7),
    ("预决算", 3),
    ("城乡规划", 26),
    ("综合执法", 16),
    ("食品药品", 15),
    ("公共文化", 11),
    ("法律服务", 12),
    ("危房改造", 9),
    ("住房保障", 8),
)

EVERYBODY, CERTAIN_PEOPLE = "全社会", "特定群众"
"""公开对象: what is for certain people is told to them, never published openly."""


def domain_of(text: str) -> int | None:
    """The domain that a title, the name of a sheet or of a file names; None where it names none, or several."""
    named = {number for number, name in DOMAINS.items() if name in text}
    named = named or {number for words, number in _ALSO if words in text}
    return named.pop() if len(named) == 1 else None
