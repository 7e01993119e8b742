"""What a column of the printed catalogue holds, and what stands over it."""

import re
from enum import StrEnum

from gongkai.casework.register_import.headings import Headings


class Field(StrEnum):
    """The columns of the printed catalogue; those of ticks have a head of their own under a common one."""

    SEQ = "seq"
    ITEM_1 = "item_1"
    ITEM_2 = "item_2"
    ELEMENTS = "elements"
    LEGAL_BASIS = "legal_basis"
    TIME_LIMIT = "time_limit"
    RESPONSIBLE = "responsible"
    CHANNELS = "channels"
    AUDIENCE = "audience"
    AUDIENCE_ALL = "audience_all"
    AUDIENCE_CERTAIN = "audience_certain"
    METHOD = "method"
    PROACTIVE = "proactive"
    ON_APPLICATION = "on_application"
    LEVELS = "levels"
    LEVEL_COUNTY = "level_county"
    LEVEL_TOWNSHIP = "level_township"

    @property
    def label(self) -> str:
        """In Chinese."""
        return HEADINGS.of[self][0]


REQUIRED = (Field.ITEM_1, Field.ELEMENTS)
"""Without these no row can be read."""

_WORDS = {
    Field.SEQ: "序号 编号",
    Field.ITEM_1: "一级事项 一级公开事项 公开事项一级事项 一级目录 公开事项 事项名称",
    Field.ITEM_2: "二级事项 二级公开事项 公开事项二级事项 二级目录 子项",
    Field.ELEMENTS: "公开内容 公开内容要素 公开要素 内容要素 内容标准",
    Field.LEGAL_BASIS: "公开依据 依据 法律依据 政策依据",
    Field.TIME_LIMIT: "公开时限 时限 公开时间",
    Field.RESPONSIBLE: "公开主体 责任主体 公开责任主体 责任单位",
    Field.CHANNELS: "公开渠道和载体 公开渠道 公开渠道与载体 公开载体 渠道和载体 公开渠道和平台",
    Field.AUDIENCE: "公开对象",
    Field.AUDIENCE_ALL: "全社会 公开对象全社会 社会公众",
    Field.AUDIENCE_CERTAIN: "特定群众 特定群体 公开对象特定群众 公开对象特定群体",
    Field.METHOD: "公开方式",
    Field.PROACTIVE: "主动 主动公开 公开方式主动 公开方式主动公开",
    Field.ON_APPLICATION: "依申请 依申请公开 公开方式依申请 公开方式依申请公开",
    Field.LEVELS: "公开层级",
    Field.LEVEL_COUNTY: "县级 县区级 区县级 区级 市县级 公开层级县级",
    Field.LEVEL_TOWNSHIP: "乡级 乡镇级 镇街级 街道级 乡镇街道级 乡村级 公开层级乡级",
}
_INSIDE = (
    (Field.CHANNELS, re.compile("渠道|载体")),
    (Field.ELEMENTS, re.compile("公开内容")),
    (Field.LEGAL_BASIS, re.compile("依据")),
    (Field.LEVEL_COUNTY, re.compile("县.{0,3}级")),
    (Field.LEVEL_TOWNSHIP, re.compile("[乡镇].{0,5}级")),
    (Field.AUDIENCE_CERTAIN, re.compile("^特定")),
)
_NEVER = re.compile("备注|事项类型|基本编码|实施")
HEADINGS = Headings({field: tuple(words.split()) for field, words in _WORDS.items()}, _INSIDE, _NEVER)
