"""What a column of a list of published information may hold, and the headings that sites and offices write over it."""

import re
from enum import StrEnum

from gongkai.casework.register_import.headings import Headings


class Field(StrEnum):
    """What is read from a list of published information."""

    TITLE = "title"
    PUBLISHED = "published"
    COLUMN = "column"
    TEXT = "text"
    ADDRESS = "address"
    DOCUMENT_NUMBER = "document_number"
    DATED = "dated"
    INDEX_NUMBER = "index_number"
    SOURCE = "source"
    UNIT = "unit"
    VALIDITY = "validity"
    FORM = "form"
    INTERPRETS = "interprets"

    @property
    def label(self) -> str:
        """In Chinese."""
        return HEADINGS.of[self][0]


REQUIRED = (Field.TITLE, Field.PUBLISHED, Field.COLUMN)
"""Without these no row can be read; the column may be stated once for all."""

_WORDS = {
    Field.TITLE: "标题 信息标题 文章标题 信息名称 名称 文件名称 题目",
    Field.PUBLISHED: "发布日期 发布时间 公开日期 公开时间 上网日期 上网时间 日期",
    Field.COLUMN: "栏目 栏目名称 所属栏目 发布栏目 信息分类 分类",
    Field.TEXT: "正文 内容 信息内容 全文 正文内容 文章内容",
    Field.ADDRESS: "链接 网址 原文链接 原文网址 链接地址 信息链接 URL",
    Field.DOCUMENT_NUMBER: "发文字号 文号 文件编号",
    Field.DATED: "成文日期 生成日期 印发日期 发文日期",
    Field.INDEX_NUMBER: "索引号 信息索引号 信息索引",
    Field.SOURCE: "来源 信息来源 稿件来源",
    Field.UNIT: "科室 责任科室 供稿科室 发布科室 承办科室",
    Field.VALIDITY: "有效性 时效 时效性 效力状态 有效状态 效力 是否有效",
    Field.FORM: "解读形式 解读方式 解读类型",
    Field.INTERPRETS: "解读的文件 解读文件 解读对象 关联文件 所解读文件",
}
# Inside a heading, where no heading stands as a whole.
_INSIDE = (
    (Field.PUBLISHED, re.compile("(?:发布|公开|上网).{0,4}(?:日期|时间)")),
    (Field.TITLE, re.compile("标题")),
    (Field.ADDRESS, re.compile("链接|网址")),
    (Field.DOCUMENT_NUMBER, re.compile("文号|字号")),
    (Field.COLUMN, re.compile("栏目")),
)
_NEVER = re.compile("审核|审批|签发|截止|点击|阅读|浏览|编辑|作者|序号")

HEADINGS = Headings({field: tuple(words.split()) for field, words in _WORDS.items()}, _INSIDE, _NEVER)
