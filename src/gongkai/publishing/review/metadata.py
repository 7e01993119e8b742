"""What a document has to say of itself before it goes to review (公开属性源头认定, 条例 Art 13-16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.exemption import Exemption
from gongkai.publishing.catalogue import coverage
from gongkai.publishing.facets import Audience, Provenance
from gongkai.publishing.models import Document


@dataclass(frozen=True, slots=True)
class Fault:
    """A field of the document, and what is wrong with it and what to do."""

    field: str
    says: str


def faults(document: Document, today: date) -> list[Fault]:
    """All that stands in the way of review; empty if nothing does.

    One question to the database, for its files; one more for the entry of the standard catalogue, if it is of one.
    """
    return [
        *_of_text(document),
        *_of_attribute(document),
        *_of_source(document),
        *_of_days(document, today),
    ]


def _of_text(document: Document) -> Iterator[Fault]:
    if not document.title:
        yield Fault("title", _("没有标题。填写标题。"))
    if not document.body and not document.files.filter(removed=False).exclude(use="source").exists():
        yield Fault("body", _("正文是空的，也没有附件。写入正文，或者加入附件。"))
    if document.column is None:
        yield Fault("column", _("没有选栏目。选一个本机关的栏目。"))
    elif not document.column.in_use:
        yield Fault("column", _("栏目已经停用。改选使用中的栏目。"))


def _of_attribute(document: Document) -> Iterator[Fault]:
    if not document.attribute:
        yield Fault(
            "attribute",
            _("没有定公开属性，不能送审（国办发〔2016〕80号）。选主动公开、依申请公开或者不予公开。"),
        )
        return
    attribute = DisclosureAttribute(document.attribute)
    yield from of_attribute(document, attribute, document.attribute_ground, document.attribute_reason)


def of_attribute(
    document: Document, attribute: DisclosureAttribute, ground: str, reason: str
) -> Iterator[Fault]:
    """What is wrong with a disclosure attribute of the document, as its drafter proposes it or its signer decides it."""
    if attribute.needs_reason and not reason.strip():
        yield Fault(
            "attribute_reason",
            _("%(label)s要写明理由（%(article)s）。写出为什么不主动公开。")
            % {"label": attribute.label, "article": attribute.article},
        )
    if attribute is DisclosureAttribute.WITHHELD and ground not in set(Exemption):
        yield Fault(
            "attribute_ground",
            _("不予公开只能依据法定情形（%(article)s）。选出是哪一种。") % {"article": attribute.article},
        )
    if attribute is DisclosureAttribute.PROACTIVE:
        if Audience.CERTAIN_PEOPLE in document.audience:
            yield Fault(
                "audience",
                _("公开对象是特定群众的，不上网公开（基层政务公开标准目录）。改公开对象，或者改公开属性。"),
            )
        if document.standard_item and (says := coverage.warning(document.standard_item)):
            yield Fault("standard_item", says)
    elif document.is_public:
        yield Fault("attribute", _("公众正在看到这份信息。改为不主动公开的，先撤下，再修订。"))
    forwarded = document.forwards
    if forwarded and forwarded.attribute not in ("", attribute) and not reason.strip():
        yield Fault(
            "attribute_reason",
            _("转发的文件是%(label)s，转发件沿用它的公开属性。改为一致，或者写明为什么不同。")
            % {"label": forwarded.get_attribute_display()},
        )


def _of_source(document: Document) -> Iterator[Fault]:
    provenance = Provenance(document.provenance)
    if provenance.needs_source and not document.content_source.strip():
        yield Fault(
            "content_source",
            _("%(label)s的信息要注明来源（国办发〔2017〕47号）。填写来源。") % {"label": provenance.label},
        )
    agency = document.agency
    lead = document.issuers[0] if document.issuers else agency.name
    if provenance is Provenance.MADE and lead not in (agency.name, agency.short_name):
        yield Fault(
            "issuers",
            _("联合发文由牵头机关公开，牵头机关排在最前。本机关不是牵头机关的，把信息由来改为“%(other)s”。")
            % {"other": Provenance.FROM_ORGAN.label},
        )


def _of_days(document: Document, today: date) -> Iterator[Fault]:
    pairs = (
        (
            "valid_until",
            document.effective_date,
            document.valid_until,
            _("有效期的末日早于实施日期。核对两个日期。"),
        ),
        (
            "notice_until",
            document.notice_from,
            document.notice_until,
            _("截止日期早于开始日期。核对两个日期。"),
        ),
    )
    for field, before, after, says in pairs:
        if before and after and after < before:
            yield Fault(field, says)
    if document.expires_on and document.expires_on <= today:
        yield Fault("expires_on", _("下线日期已经到了，发布后会立即下线。改为以后的日期，或者清空。"))
