"""What the read API answers, as types. The fields of a document are those of the open data (`publishing.open_fields`)."""

from datetime import date
from typing import Any

from ninja import Field, Schema
from pydantic import create_model

from gongkai.publishing.open_fields import BRIEF, FIELDS, OpenField


def _model(name: str, says: str, fields: tuple[OpenField, ...]) -> Any:
    named: dict[str, Any] = {
        one.name: (one.type, Field(title=one.label, description=one.says, examples=[one.example]))
        for one in fields
    }
    return create_model(name, __base__=Schema, __doc__=says, **named)


DocumentOut = _model("DocumentOut", "一件公开的信息，带正文。", FIELDS)
BriefOut = _model("BriefOut", "列表里的一件信息，不带正文。", BRIEF)


class FaultOut(Schema):
    """没有办成的原因；fields按参数写明哪里要改。"""

    detail: str = Field(examples=["没有找到。可能编号抄错了，或者这件信息没有公开。"])
    fields: dict[str, list[str]] = Field(default_factory=dict)


class GoneOut(Schema):
    """曾经公开、已经撤下的信息：只有撤下日期和对公众的说明。"""

    detail: str = Field(examples=["本信息已撤下核对。"])
    taken_down_on: date
    instead: int | None = Field(description="代替它的信息的编号，没有的为空。")


class DocumentsOut(Schema):
    """一页信息，新发布的在前；next填进after就是下一页，没有下一页的为空。"""

    documents: list[BriefOut]  # type: ignore[valid-type] # made from the table of fields
    next: str | None = Field(examples=["1773280800000000-1024"])


class FileOut(Schema):
    """一个附件。"""

    number: int
    title: str
    media: str = Field(description="媒体类型。", examples=["application/pdf"])
    size: int = Field(description="字节数。")
    address: str = Field(description="下载网址。")


class AgencyOut(Schema):
    """一个机关和它的联系方式。"""

    number: int
    name: str
    short_name: str
    kind: str = Field(description="性质。", examples=["政府部门"])
    region_code: str = Field(description="行政区划代码。")
    parent: int | None = Field(description="上级机关的编号。")
    platform: str = Field(description="公开平台的网址。")
    ogi_office: str = Field(description="政府信息公开工作机构。")
    address: str
    postcode: str
    office_hours: str
    telephone: str
    fax: str
    email: str
    accepts_applications: bool = Field(description="是否受理政府信息公开申请。")
    accepts_online: bool = Field(description="是否受理网上申请。")
    duties: str


class AgenciesOut(Schema):
    """一页机关，按编号；next填进after就是下一页，没有下一页的为空。"""

    agencies: list[AgencyOut]
    next: str | None


class GuideElementOut(Schema):
    """公开指南的一个要素。"""

    code: str
    label: str = Field(examples=["办公地址"])
    article: str = Field(description="条例的条款。", examples=["第十二条"])
    value: str


class GuideOut(Schema):
    """一个机关的公开指南。"""

    agency: int
    updated_on: date | None = Field(description="最近一次更正的日期，没有更正过的为空。")
    elements: list[GuideElementOut]


class ColumnOut(Schema):
    """公开平台的一个栏目。"""

    code: str
    name: str
    type: str = Field(description="栏目类别。", examples=["政策文件"])
    section: str = Field(description="所属。", examples=["法定主动公开内容"])
    documents: int = Field(description="现在公开的信息（件）。")
    address: str
    feed: str = Field(description="Atom订阅网址。")


class RegisterCountOut(Schema):
    """一类文件的件数。"""

    kind: str = Field(examples=["normative"])
    kind_label: str = Field(examples=["行政规范性文件"])
    issued: int = Field(description="本年制发（成文日期在本年）。")
    ended: int = Field(description="本年废止、失效。")
    in_force: int = Field(description="现在有效，包括修改过的、部分废止的。")


class RegisterCountsOut(Schema):
    """规章和行政规范性文件的件数，只数公开的。"""

    year: int
    counts: list[RegisterCountOut]


class ReportBriefOut(Schema):
    """年报库里的一份年度报告。"""

    number: int
    agency: str
    year: int
    title: str
    published_on: date | None
    version: int | None = Field(
        description="第几版：首次发布为1，更正一次加1；不是在本站发布的为空。", examples=[1]
    )
    corrected_for: str = Field(description="更正原因，首次发布的为空。", examples=["第六部分漏写一段。"])
    address: str = Field(description="网页。")
    data: str = Field(description="报告内容（JSON）的地址。")


class ReportsOut(Schema):
    """一页年度报告，后入库的在前；next填进after就是下一页，没有下一页的为空。"""

    reports: list[ReportBriefOut]
    next: str | None


class ResultOut(Schema):
    """一条检索结果。"""

    title: str
    address: str
    kind: str = Field(description="信息类型代码；年报为report。")
    issuer: str
    document_number: str
    published_on: date
    excerpt: str = Field(description="正文里找到的一段。")


class ResultsOut(Schema):
    """一页检索结果；count数到1000为止，certain为false时是约数。"""

    count: int
    certain: bool
    also: list[str] = Field(description="同时查了的同义说法。")
    results: list[ResultOut]
    next: str | None
