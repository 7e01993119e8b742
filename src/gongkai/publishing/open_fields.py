"""What a public document says, as data (开放数据字段): one declaration for the read API, the downloads and their dictionary.

Everything is read off `Publication`; addresses are whole, `site` is that of the site without its last stroke.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongkai.law.validity import Validity
from gongkai.publishing.body.plain_text import plain_text
from gongkai.publishing.facets import THEMES, Audience, Openness, Provenance
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import FileUse, Publication

Value = Callable[[Publication, str], Any]


@dataclass(frozen=True, slots=True)
class OpenField:
    """A field: its name in the data, what it is called, its type, what it says, an example.

    `type` is that of Python; lists and objects stand as JSON, in a table as words. `brief` fields are those of lists,
    which are read without the texts; `in_table` is false for texts, which no cell holds.
    """

    name: str
    label: str
    type: Any
    says: str
    example: Any
    value: Value
    brief: bool = True
    in_table: bool = True


def _told(name: str) -> Value:
    """A text of `Publication.shown`."""
    return lambda page, _site: page.shown.get(name) or ""


def _day(name: str) -> Value:
    """A day of `Publication.shown`, none where there is none."""
    return lambda page, _site: page.shown.get(name) or None


def _files(page: Publication, site: str) -> list[dict[str, Any]]:
    return [
        {
            "number": line["number"],
            "title": line["title"],
            "media": line["media"],
            "size": line["size"],
            "address": f"{site}/info/{page.pk}/files/{line['number']}/",
        }
        for line in page.files
        if line["use"] == FileUse.ATTACHMENT
    ]


def _particulars(page: Publication, _site: str) -> dict[str, str]:
    said = page.shown.get("particulars") or {}
    return {label: said[code] for code, label in DocumentKind(page.kind).about.particulars if said.get(code)}


def _links(page: Publication, site: str) -> list[dict[str, Any]]:
    return [
        {
            "kind": link["kind"],
            "from_it": link["from_it"],
            "title": link["title"],
            "number": link["document"],
            "address": f"{site}/info/{link['document']}/" if link["document"] else None,
        }
        for link in page.shown.get("links", ())
    ]


def _openness(page: Publication, _site: str) -> str:
    code = page.shown.get("openness")
    return Openness(code).label if code else ""


FIELDS: tuple[OpenField, ...] = (
    OpenField("number", "编号", int, "信息在本站的编号，不会改变。", 1024, lambda page, _site: page.pk),
    OpenField(
        "address",
        "网址",
        str,
        "信息的网页。",
        "https://www.example.gov.cn/info/1024/",
        lambda page, site: f"{site}/info/{page.pk}/",
    ),
    OpenField(
        "version",
        "版次",
        int,
        "网页每次变动加1；编号和版次相同，内容就相同。",
        3,
        lambda page, _site: page.version,
    ),
    OpenField("title", "名称", str, "标题。", "青溪县宅基地审批管理办法", lambda page, _site: page.title),
    OpenField(
        "agency_number", "机关编号", int, "公开机关在本站的编号。", 3, lambda page, _site: page.agency_id
    ),
    OpenField(
        "agency", "公开机关", str, "公开这件信息的机关。", "青溪县自然资源局", lambda p, _site: p.agency.name
    ),
    OpenField(
        "issuers",
        "发布机构",
        str,
        "发文机关，联合发文的用顿号分开，牵头的在前。",
        "青溪县自然资源局",
        lambda page, _site: page.issuers,
    ),
    OpenField("kind", "信息类型代码", str, "见附表“信息类型”。", "normative", lambda page, _site: page.kind),
    OpenField(
        "kind_label",
        "信息类型",
        str,
        "信息类型的名称。",
        "行政规范性文件",
        lambda page, _site: DocumentKind(page.kind).label,
    ),
    OpenField(
        "column_code",
        "栏目代码",
        str,
        "在所属机关内唯一。",
        "normative",
        lambda page, _site: page.column.code,
    ),
    OpenField(
        "column", "栏目", str, "信息所在的栏目。", "行政规范性文件", lambda page, _site: page.column.name
    ),
    OpenField(
        "index_number",
        "索引号",
        str,
        "信息索引号。",
        "青自然资/2026-00001",
        lambda page, _site: page.index_number,
    ),
    OpenField(
        "document_number",
        "发文字号",
        str,
        "没有文号的为空。",
        "青自然资规〔2026〕1号",
        lambda page, _site: page.document_number,
    ),
    OpenField(
        "abstract",
        "内容概述",
        str,
        "没有概述的为空。",
        "规范宅基地审批。",
        lambda page, _site: page.abstract,
    ),
    OpenField(
        "theme", "主题分类代码", str, "见附表“主题分类”，没有的为空。", "land", lambda page, _site: page.theme
    ),
    OpenField(
        "theme_label",
        "主题分类",
        str,
        "主题分类的名称。",
        "国土资源、能源",
        lambda page, _site: THEMES.get(page.theme, ""),
    ),
    OpenField(
        "date_of_document",
        "成文日期",
        str | None,
        "年-月-日，没有的为空。",
        "2026-03-10",
        lambda page, _site: page.date_of_document.isoformat() if page.date_of_document else None,
    ),
    OpenField(
        "published_at",
        "发布时间",
        str,
        "首次公开的北京时间，ISO 8601。",
        "2026-03-12T10:00:00+08:00",
        lambda page, _site: timezone.localtime(page.published_at).isoformat(timespec="seconds"),
    ),
    OpenField(
        "validity",
        "有效性代码",
        str,
        "见附表“有效性”；只有规章、规范性文件有。",
        "in_force",
        lambda page, _site: page.validity,
    ),
    OpenField(
        "validity_label",
        "有效性",
        str,
        "有效性的名称。",
        "有效",
        lambda page, _site: Validity(page.validity).label if page.validity else "",
    ),
    OpenField(
        "repealed_date",
        "废止或者失效日期",
        str | None,
        "年-月-日，没有的为空。",
        None,
        lambda page, _site: page.repealed_date.isoformat() if page.repealed_date else None,
    ),
    OpenField(
        "notice",
        "标注",
        str,
        "文件修改、废止、失效后网页上的标注。",
        "",
        lambda page, _site: page.banner.get("says", ""),
        brief=False,
    ),
    OpenField(
        "revised_on",
        "最近修订",
        str | None,
        "公开后最近一次修订网页内容的日期。",
        None,
        _day("revised_on"),
        brief=False,
    ),
    OpenField(
        "effective_date",
        "实施日期",
        str | None,
        "年-月-日。",
        "2026-04-01",
        _day("effective_date"),
        brief=False,
    ),
    OpenField(
        "valid_until", "有效期至", str | None, "年-月-日。", "2031-03-31", _day("valid_until"), brief=False
    ),
    OpenField(
        "notice_from",
        "公示开始",
        str | None,
        "公示或者征求意见的第一日。",
        None,
        _day("notice_from"),
        brief=False,
    ),
    OpenField(
        "notice_until",
        "公示截止",
        str | None,
        "公示或者征求意见的最后一日。",
        None,
        _day("notice_until"),
        brief=False,
    ),
    OpenField("keywords", "主题词", str, "没有的为空。", "宅基地 审批", _told("keywords"), brief=False),
    OpenField(
        "subtheme", "二级主题", str, "本机关自定的主题，没有的为空。", "", _told("subtheme"), brief=False
    ),
    OpenField(
        "openness",
        "五公开",
        str,
        "决策、执行、管理、服务、结果公开之一。",
        "决策公开",
        _openness,
        brief=False,
    ),
    OpenField(
        "audience",
        "服务对象",
        list[str],
        "可以有几个。",
        ["农民"],
        lambda page, _site: [Audience(code).label for code in page.shown.get("audience") or ()],
        brief=False,
    ),
    OpenField(
        "provenance",
        "信息由来",
        str,
        "本机关制作、从他处获取或者转载。",
        "本机关制作",
        lambda page, _site: Provenance(page.shown.get("provenance") or Provenance.MADE).label,
        brief=False,
    ),
    OpenField(
        "source",
        "来源",
        str,
        "获取、转载的写明来源，本机关制作的为发布机构。",
        "青溪县自然资源局",
        lambda page, _site: page.shown.get("content_source") or page.issuers,
        brief=False,
    ),
    OpenField(
        "particulars",
        "本类信息的项目",
        dict[str, str],
        "如预决算的年度、采购的金额，名称和内容成对。",
        {"统一登记编号": "QXGF-2026-01"},
        _particulars,
        brief=False,
    ),
    OpenField(
        "links",
        "关联文件",
        list[dict[str, Any]],
        "解读、修改、废止等关联：关联种类、是否由本件所为、对方名称、编号和网址。",
        [],
        _links,
        brief=False,
        in_table=False,
    ),
    OpenField(
        "files",
        "附件",
        list[dict[str, Any]],
        "编号、名称、媒体类型、字节数和下载网址。",
        [],
        _files,
        brief=False,
        in_table=False,
    ),
    OpenField(
        "body",
        "正文",
        str,
        "HTML片段。",
        "<p>为了规范宅基地审批，制定本办法。</p>",
        lambda page, _site: page.body,
        brief=False,
        in_table=False,
    ),
    OpenField(
        "text",
        "正文文字",
        str,
        "不带格式的正文，每段一行。",
        "为了规范宅基地审批，制定本办法。",
        lambda page, _site: plain_text(page.body),
        brief=False,
        in_table=False,
    ),
)
BRIEF = tuple(field for field in FIELDS if field.brief)
"""Of lists; their pages are read with `lean()`, agency and column with them."""
IN_TABLE = tuple(field for field in FIELDS if field.in_table)

CODES: dict[str, dict[str, str]] = {
    "信息类型": {kind.value: kind.label for kind in DocumentKind},
    "主题分类": dict(THEMES),
    "有效性": {one.value: one.label for one in Validity},
}
"""The tables of codes that fields speak of."""


def told(page: Publication, site: str, fields: tuple[OpenField, ...] = FIELDS) -> dict[str, Any]:
    """The fields of a publication by name; asks nothing where agency and column were read with it."""
    return {field.name: field.value(page, site) for field in fields}


def cells(page: Publication, site: str) -> list[str]:
    """The fields of a table, as text: several values with 、 between them."""
    return [_cell(field.value(page, site)) for field in IN_TABLE]


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{name}：{said}" for name, said in value.items())
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
