"""What is printed about a document beside its text, line by line: on its page, on its sheet, between two revisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.law.exemption import EXEMPTIONS, Exemption
from gongkai.law.wording import chinese_date
from gongkai.publishing.content import Content
from gongkai.publishing.facets import THEMES, Audience, Openness, Provenance
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import ChannelKind, Document, FileUse


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what stands behind it; `code` is stable, for comparing."""

    code: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of two revisions; `is_changed` where they differ."""

    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether it was changed."""
        return self.before != self.after


def content_lines(content: Content) -> list[Line]:
    """What the revision says beside its text; empty lines are left out."""
    return [line for line in _lines(content) if line.value]


def changed_lines(before: Content, after: Content) -> list[Changed]:
    """Every line that either revision has, in the order of the newer one."""
    old = {line.code: line for line in content_lines(before)}
    new = {line.code: line for line in content_lines(after)}
    order = list(dict.fromkeys((*new, *old)))
    return [
        Changed(
            (new.get(code) or old[code]).label,
            old[code].value if code in old else "",
            new[code].value if code in new else "",
        )
        for code in order
    ]


def sheet_lines(document: Document) -> list[Line]:
    """发文单: what is decided about the document and not printed on it; an attribute that is missing is told."""
    found = [
        Line("attribute", _("公开属性"), document.get_attribute_display() or _("未定")),
        Line("attribute_ground", _("法定情形"), _ground(document.attribute_ground)),
        Line("attribute_reason", _("理由"), document.attribute_reason),
        Line("forwards", _("转发的文件"), str(document.forwards) if document.forwards else ""),
        Line("planned_on", _("计划公开时间"), _day(document.planned_on)),
        Line("planned_channels", _("计划公开方式"), _channels(document.planned_channels)),
        Line("column", _("栏目"), document.column.name if document.column else _("未定")),
        Line("risk", _("审核要求"), document.get_risk_display()),
        Line("expires_on", _("下线日期"), _day(document.expires_on)),
    ]
    return [line for line in found if line.value]


def _lines(content: Content) -> Iterator[Line]:
    kind = DocumentKind(content.kind)
    yield Line("title", _("标题"), content.title)
    yield Line("kind", _("信息类型"), kind.label)
    yield Line("document_number", _("发文字号"), content.document_number)
    yield Line("issuers", _("发文机关"), "、".join(content.issuers))
    yield Line("date_of_document", _("成文日期"), _day(content.date_of_document))
    yield Line("effective_date", _("实施日期"), _day(content.effective_date))
    yield Line("valid_until", _("有效期至"), _day(content.valid_until))
    yield Line("abstract", _("内容概述"), content.abstract)
    yield Line("keywords", _("主题词"), content.keywords)
    theme = THEMES.get(content.theme, "")
    yield Line("theme", _("主题分类"), "\\".join(part for part in (theme, content.subtheme) if part))
    yield Line("openness", _("五公开"), Openness(content.openness).label if content.openness else "")
    yield Line("audience", _("公开对象"), "、".join(Audience(one).label for one in content.audience))
    yield Line(
        "provenance", _("信息由来"), Provenance(content.provenance).label if content.provenance else ""
    )
    yield Line("content_source", _("来源"), content.content_source)
    yield Line("source_address", _("来源网址"), content.source_address)
    for code, label in kind.about.particulars:
        yield Line(f"particular-{code}", label, content.particulars.get(code, ""))
    yield Line("notice_from", _("公示或者征求意见开始"), _day(content.notice_from))
    yield Line("notice_until", _("公示或者征求意见截止"), _day(content.notice_until))
    attached = [line.title for line in content.files if line.use == FileUse.ATTACHMENT]
    yield Line("files", _("附件"), "\n".join(f"{n}. {title}" for n, title in enumerate(attached, 1)))


def _day(day: date | None) -> str:
    return chinese_date(day) if day else ""


def _ground(code: str) -> str:
    if not code:
        return ""
    law = EXEMPTIONS[Exemption(code)]
    return f"{law.ground}（{law.article}）"


def _channels(codes: list[str]) -> str:
    labels = dict(ChannelKind.choices)
    return "、".join(str(labels.get(code, code)) for code in codes)
