"""The elements of a disclosure guide (指南要素): 条例 Art 12 ¶2, and what applicants have to know by Art 27-52.

Contact data is what goes stale: where no words of its own are entered, the guide prints what the register of agencies
says, so that an address is kept in one place.
"""

from dataclasses import dataclass
from typing import Self

from gongkai.agencies.models import Agency
from gongkai.publishing.models import GuideEntry


@dataclass(frozen=True, slots=True)
class Element:
    """`field` is the column of `Agency` that speaks where nothing is entered; `needed` are those that Art 12 names."""

    code: str
    label: str
    article: str
    hint: str
    field: str = ""
    needed: bool = True


ELEMENTS = (
    Element("classification", "政府信息的分类", "第十二条", "本机关公开的信息分哪几类。"),
    Element("arrangement", "政府信息的编排体系", "第十二条", "目录怎样排列，索引号怎样组成。"),
    Element("obtaining", "获取方式", "第十二条", "在哪里看：网站、公报、查阅场所、新媒体，各写名称和网址。"),
    Element("office", "政府信息公开工作机构", "第十二条", "", "ogi_office"),
    Element("address", "办公地址", "第十二条", "", "address"),
    Element("hours", "办公时间", "第十二条", "写明星期几和起止时刻，法定节假日是否办理。", "office_hours"),
    Element("telephone", "联系电话", "第十二条", "", "telephone"),
    Element("fax", "传真号码", "第十二条", "没有传真的，写“无”。", "fax"),
    Element("internet", "互联网联系方式", "第十二条", "电子邮箱或者网上申请的入口。", "email"),
    Element(
        "channels",
        "受理申请的渠道",
        "第二十九条、第三十一条",
        "当面、邮寄、网上等，各以哪一天为收到申请之日。",
        needed=False,
    ),
    Element(
        "contents",
        "申请应当包括的内容",
        "第二十九条",
        "姓名或者名称、身份证明、联系方式，所需信息的名称或者描述，形式要求。",
        needed=False,
    ),
    Element(
        "deadlines",
        "答复期限",
        "第三十三条",
        "收到申请之日起20个工作日，延长不超过20个工作日。",
        needed=False,
    ),
    Element(
        "fees", "收费", "第四十二条", "不收费；超过合理范围的，收信息处理费，写明标准的文号。", needed=False
    ),
    Element(
        "remedies",
        "监督和救济",
        "第五十一条",
        "可以向哪个机关投诉、举报，申请行政复议或者提起行政诉讼。",
        needed=False,
    ),
    Element("supervisor", "政府信息公开主管部门", "第三条", "名称和电话。", needed=False),
)
_OF_CODE = {one.code: one for one in ELEMENTS}


def element(code: str) -> Element | None:
    """The element of this code; none where there is no such."""
    return _OF_CODE.get(code)


@dataclass(frozen=True, slots=True)
class Said:
    """An element as an agency's guide has it; `entry` is none where the words come from the register of agencies."""

    element: Element
    value: str
    entry: GuideEntry | None

    @property
    def is_missing(self) -> bool:
        """Whether Art 12 wants it and the guide says nothing."""
        return self.element.needed and not self.value


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of an agency."""

    elements: tuple[Said, ...]

    @classmethod
    def of(cls, agency: Agency) -> Self:
        """As the public reads it now; one question to the database."""
        entered = {entry.code: entry for entry in GuideEntry.objects.filter(agency=agency)}
        return cls(tuple(_said(one, agency, entered.get(one.code)) for one in ELEMENTS))

    @property
    def spoken(self) -> list[Said]:
        """The elements that say something."""
        return [one for one in self.elements if one.value]

    @property
    def missing(self) -> list[Said]:
        """What Art 12 wants and is not said."""
        return [one for one in self.elements if one.is_missing]


def _said(one: Element, agency: Agency, entry: GuideEntry | None) -> Said:
    if entry is not None:
        return Said(one, entry.value, entry)
    return Said(one, getattr(agency, one.field) if one.field else "", None)
