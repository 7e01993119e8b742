"""What a column of a ledger of channels may hold, and the headings that offices write over it."""

import re
from enum import StrEnum

from gongkai.casework.register_import.headings import Headings


class Field(StrEnum):
    """What is read from a ledger of channels."""

    ON = "on"
    TITLE = "title"
    CHANNEL = "channel"
    ACCOUNT = "account"
    COLUMN = "column"
    UNIT = "unit"
    ADDRESS = "address"
    READS = "reads"

    @property
    def label(self) -> str:
        """In Chinese."""
        return HEADINGS.of[self][0]


REQUIRED = (Field.ON, Field.TITLE, Field.CHANNEL)
"""Without these no row can be read; the channel may be stated once for all."""

_WORDS = {
    Field.ON: "发布日期 发布时间 公开日期 公开时间 推送日期 推送时间 日期 时间 刊发日期 刊登日期 张贴日期 发文时间",
    Field.TITLE: "标题 信息标题 信息名称 文章标题 名称 题目 公开内容 发布内容 信息内容 内容 稿件标题 文件名称",
    Field.CHANNEL: "渠道 发布渠道 公开渠道 发布平台 平台 公开方式 发布方式 载体 公开载体 发布载体 媒体",
    Field.ACCOUNT: "账号 账号名称 新媒体账号 公众号 公众号名称 微博名称",
    Field.COLUMN: "栏目 所属栏目 发布栏目 栏目名称 信息分类 分类",
    Field.UNIT: "科室 责任科室 供稿科室 报送科室 发布科室 责任单位 供稿单位 来稿单位 承办科室 部门",
    Field.ADDRESS: "链接 网址 链接地址 信息链接 文章链接 发布链接 位置 发布位置 链接或者位置",
    Field.READS: "阅读量 点击量 浏览量 阅读数 阅读次数 点击数 浏览次数",
}
# Inside a heading, where no heading stands as a whole.
_INSIDE = (
    (Field.ON, re.compile("(?:发布|公开|推送|刊发|刊登).{0,4}(?:日期|时间)")),
    (Field.READS, re.compile("(?:阅读|点击|浏览).{0,2}(?:量|数)")),
    (Field.ADDRESS, re.compile("链接|网址")),
    (Field.TITLE, re.compile("标题")),
    (Field.CHANNEL, re.compile("渠道|平台|载体")),
)
_NEVER = re.compile("审核|审批|成文|签发|计划|截止|粉丝|关注|转发|评论|点赞")
HEADINGS = Headings({field: tuple(words.split()) for field, words in _WORDS.items()}, _INSIDE, _NEVER)
PASTED = (Field.ON, Field.TITLE, Field.CHANNEL, Field.COLUMN, Field.ADDRESS)
"""What the columns of pasted rows without a head are taken for."""
