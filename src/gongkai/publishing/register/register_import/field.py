"""What a column of a register of documents may hold, and the headings that offices write over them."""

import re
from enum import StrEnum

from gongkai.casework.register_import.headings import Headings


class Field(StrEnum):
    """What is read from a register of rules and normative documents."""

    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    DATED = "dated"
    KIND = "kind"
    VALIDITY = "validity"
    CHANGED_ON = "changed_on"
    CHANGED_BY = "changed_by"
    EFFECTIVE = "effective"
    VALID_UNTIL = "valid_until"
    UNIT = "unit"
    INDEX_NUMBER = "index_number"

    @property
    def label(self) -> str:
        """In Chinese."""
        return HEADINGS.of[self][0]


REQUIRED = (Field.TITLE, Field.DATED, Field.VALIDITY)
"""Without these no row can be read; the validity may be stated once for all."""

_WORDS = {
    Field.TITLE: "文件名称 标题 文件标题 名称 公文名称 规范性文件名称 规章名称 题名",
    Field.DOCUMENT_NUMBER: "发文字号 文号 文件编号 文件字号 公文字号 文件文号 令号",
    Field.DATED: "成文日期 发文日期 印发日期 制发日期 发布日期 公布日期 生成日期 制定日期 发文时间 印发时间 发布时间",
    Field.KIND: "文件类型 类型 类别 文件类别 文件种类",
    Field.VALIDITY: "有效性 时效 状态 效力状态 有效状态 效力 清理结果 清理意见 是否有效 时效性",
    Field.CHANGED_ON: "废止日期 失效日期 废止或者失效日期 废止失效日期 修改日期 变更日期 废止时间 失效时间",
    Field.CHANGED_BY: "废止依据 废止文件 依据文件 废止的依据 修改依据 变更依据",
    Field.EFFECTIVE: "实施日期 施行日期 生效日期 实施时间 施行时间",
    Field.VALID_UNTIL: "有效期至 有效期限 有效期届满日期 有效期截止日期 有效期到 截止日期",
    Field.UNIT: "科室 责任科室 起草科室 承办科室 实施科室 起草单位 责任单位",
    Field.INDEX_NUMBER: "索引号 统一登记编号 登记编号 登记号",
}
# Inside a heading, where no heading stands as a whole.
_INSIDE = (
    (Field.CHANGED_ON, re.compile("(?:废止|失效).{0,4}(?:日期|时间)")),
    (Field.CHANGED_BY, re.compile("(?:废止|修改).{0,4}(?:依据|文件)")),
    (Field.TITLE, re.compile("名称$|标题")),
    (Field.DOCUMENT_NUMBER, re.compile("文号|字号")),
    (Field.VALID_UNTIL, re.compile("有效期")),
)
_NEVER = re.compile("备案|审查|解读|联系|备注|序号")
HEADINGS = Headings({field: tuple(words.split()) for field, words in _WORDS.items()}, _INSIDE, _NEVER)
