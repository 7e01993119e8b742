"""What a text says of the year and of the agency itself, by reference like a figure: `{year}`, `{telephone}`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongkai.publishing.facets import Risk
from gongkai.publishing.models import ReviewRule
from gongkai.publishing.review.level import usual
from gongkai.publishing.scope import Scope

_NUMERALS = "零一二三四五六七八九十"
_OURSELVES = (
    ("人民政府办公室", "我办"),
    ("人民政府办公厅", "我厅"),
    ("街道办事处", "我街道"),
    ("省人民政府", "我省"),
    ("市人民政府", "我市"),
    ("县人民政府", "我县"),
    ("区人民政府", "我区"),
    ("镇人民政府", "我镇"),
    ("乡人民政府", "我乡"),
    ("委员会", "我委"),
    ("办公室", "我办"),
    ("局", "我局"),
    ("厅", "我厅"),
)
"""How an agency speaks of itself, by the end of its name; others say 本机关."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`says` is the text that stands for `{code}`; empty where the agency has not entered it."""

    code: str
    label: str
    says: Callable[[Scope], str]


def ourselves(name: str) -> str:
    """我局, 我县 …"""
    return next((word for ending, word in _OURSELVES if name.endswith(ending)), "本机关")


def _levels(scope: Scope) -> str:
    """How many levels a text passes before it is published: the agency's own rule for all, or the usual ones."""
    own = ReviewRule.objects.filter(agency=scope.agency, kind="", risk__in=("", Risk.NORMAL))
    rule = own.order_by("-risk").first()
    return _NUMERALS[len(rule.levels) if rule else len(usual(Risk.NORMAL))]


FACTS: Mapping[str, Fact] = {
    fact.code: fact
    for fact in (
        Fact("year", "报告年度", lambda scope: str(scope.first.year)),
        Fact("nextyear", "下一年度", lambda scope: str(scope.first.year + 1)),
        Fact("firstday", "统计期限第一日", lambda scope: f"{scope.first.month}月{scope.first.day}日"),
        Fact("lastday", "统计期限最后一日", lambda scope: f"{scope.last.month}月{scope.last.day}日"),
        Fact("agency", "机关名称", lambda scope: scope.agency.name),
        Fact("we", "机关自称", lambda scope: ourselves(scope.agency.name)),
        Fact("office", "政府信息公开工作机构", lambda scope: scope.agency.ogi_office),
        Fact("address", "办公地址", lambda scope: scope.agency.address),
        Fact("postcode", "邮政编码", lambda scope: scope.agency.postcode),
        Fact("telephone", "联系电话", lambda scope: scope.agency.telephone),
        Fact("email", "电子邮箱", lambda scope: scope.agency.email),
        Fact("levels", "审核层级", _levels),
    )
}
