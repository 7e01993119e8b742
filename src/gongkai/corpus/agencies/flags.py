"""What is doubtful about a name or a source, by code, with its label for people."""

from enum import StrEnum


class Flag(StrEnum):
    """A remark on how a report was matched to its agency. The value stands in `flags`; it never changes meaning."""

    SLIP = "slip"
    WRITTEN_OTHERWISE = "written_otherwise"
    TRIMMED = "trimmed"
    NAME_ELSEWHERE = "name_elsewhere"
    PLACE_ELSEWHERE = "place_elsewhere"
    WRONG_NAME = "wrong_name"
    NO_NAME = "no_name"
    HIDDEN = "hidden"
    NO_PLACE = "no_place"
    UNKNOWN_PLACE = "unknown_place"
    UNKNOWN_TOWNSHIP = "unknown_township"
    LATER_NAME = "later_name"
    VERTICAL = "vertical"
    ZONE = "zone"
    SCOPE_OPEN = "scope_open"
    FOREIGN_SITE = "foreign_site"
    OTHER_NAME = "other_name"

    @property
    def label(self) -> str:
        """In Chinese, as `describe` and a page say it."""
        return _LABELS[self]


_LABELS = {
    Flag.SLIP: "名称有错字，按近似名称识别",
    Flag.WRITTEN_OTHERWISE: "名称用了繁体字、全角字符或书名号等",
    Flag.TRIMMED: "名称里夹带标题、年度或括注",
    Flag.NAME_ELSEWHERE: "没有写明机关名称，取自标题、落款、文件名或第一部分的主语",
    Flag.PLACE_ELSEWHERE: "名称没有写明地方，地方取自标题、落款、正文、网站域名或文件位置",
    Flag.WRONG_NAME: "名称与标题、落款、网站域名或文件位置说的不是一个机关",
    Flag.NO_NAME: "哪里都找不到机关名称",
    Flag.HIDDEN: "名称里写的是“某”，没有说明是哪一个",
    Flag.NO_PLACE: "看不出是哪个地方的机关",
    Flag.UNKNOWN_PLACE: "名称里的地方不在区划表中",
    Flag.UNKNOWN_TOWNSHIP: "乡镇、街道不在区划表中，归到所在的上级区划",
    Flag.LATER_NAME: "用了报告年度之后才有的区划名称",
    Flag.VERTICAL: "实行垂直领导的机关",
    Flag.ZONE: "开发区等功能区的机构，不是一级行政区划",
    Flag.SCOPE_OPEN: "看不出是一级政府汇总还是本单位的报告",
    Flag.FOREIGN_SITE: "不在政府网站上",
    Flag.OTHER_NAME: "同一年度采用的是同一机关另一名称的报告，请核对是不是两个机关",
}

CANDIDATE = "candidate:"
"""Before the code of a division that may be meant too: `candidate:110105` and `candidate:220104` of 朝阳区."""


def label(flag: str) -> str:
    """The label of a flag as it stands in a row, a candidate's code included."""
    if flag.startswith(CANDIDATE):
        return f"可能是区划{flag.removeprefix(CANDIDATE)}"
    return Flag(flag).label
