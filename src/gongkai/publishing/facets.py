"""What documents are sorted by beside their kind: theme, the five kinds of openness, for whom, where they come from."""

from enum import StrEnum
from types import MappingProxyType


class Openness(StrEnum):
    """五公开: which part of the work a document opens (中办发〔2016〕8号)."""

    DECISION = "decision"
    EXECUTION = "execution"
    MANAGEMENT = "management"
    SERVICE = "service"
    RESULT = "result"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _OPENNESS[self]


_OPENNESS = {
    Openness.DECISION: "决策公开",
    Openness.EXECUTION: "执行公开",
    Openness.MANAGEMENT: "管理公开",
    Openness.SERVICE: "服务公开",
    Openness.RESULT: "结果公开",
}


class Audience(StrEnum):
    """For whom (服务对象)."""

    EVERYBODY = "everybody"
    CITIZENS = "citizens"
    ENTERPRISES = "enterprises"
    FARMERS = "farmers"
    STUDENTS = "students"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    CERTAIN_PEOPLE = "certain"
    """特定群众: not for the open web (基层政务公开标准目录, 公开对象)."""

    @property
    def label(self) -> str:
        """In Chinese."""
        return _AUDIENCE[self]


_AUDIENCE = {
    Audience.EVERYBODY: "全社会",
    Audience.CITIZENS: "个人",
    Audience.ENTERPRISES: "企业",
    Audience.FARMERS: "农民",
    Audience.STUDENTS: "学生及家长",
    Audience.ELDERLY: "老年人",
    Audience.DISABLED: "残疾人",
    Audience.CERTAIN_PEOPLE: "特定群众",
}


class Provenance(StrEnum):
    """How the agency came to have the information (条例 Art 10)."""

    MADE = "made"
    FROM_PUBLIC = "frompublic"
    FROM_ORGAN = "fromorgan"
    REPOSTED = "reposted"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _PROVENANCE[self]

    @property
    def needs_source(self) -> bool:
        """Whether the page has to name where it comes from (国办发〔2017〕47号)."""
        return self is not Provenance.MADE


_PROVENANCE = {
    Provenance.MADE: "本机关制作",
    Provenance.FROM_PUBLIC: "从公民、法人和其他组织获取",
    Provenance.FROM_ORGAN: "从其他行政机关获取",
    Provenance.REPOSTED: "转载",
}


class Risk(StrEnum):
    """How carefully a document is to be reviewed."""

    NORMAL = "normal"
    HIGH = "high"

    @property
    def label(self) -> str:
        """In Chinese."""
        return "一般" if self is Risk.NORMAL else "重要或者敏感"


THEMES: "MappingProxyType[str, str]" = MappingProxyType(
    {
        "organisation": "国务院组织机构",
        "general": "综合政务",
        "economy": "国民经济管理、国有资产监管",
        "finance": "财政、金融、审计",
        "land": "国土资源、能源",
        "agriculture": "农业、林业、水利",
        "industry": "工业、交通",
        "commerce": "商贸、海关、旅游",
        "market": "市场监管、安全生产监管",
        "construction": "城乡建设、环境保护",
        "science": "科技、教育",
        "culture": "文化、广电、新闻出版",
        "health": "卫生、体育",
        "population": "人口与计划生育、妇女儿童工作",
        "labour": "劳动、人事、监察",
        "security": "公安、安全、司法",
        "civil": "民政、扶贫、救灾",
        "ethnic": "民族、宗教",
        "foreign": "对外事务",
        "overseas": "港澳台侨工作",
        "defence": "国防",
        "other": "其他",
    }
)
"""主题分类 of the State Council's portal; an agency writes a second level in its own words."""
