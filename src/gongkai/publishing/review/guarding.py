"""The guard at the steps: what it finds stops a text on its way to the public, or has to be looked at first."""

from datetime import date

from django.utils.translation import gettext as _

from gongkai.law.disclosure import DisclosureAttribute
from gongkai.publishing.content import Content
from gongkai.publishing.guard.examining import examine
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.knowing import known_of
from gongkai.publishing.models import Document, FileUse, Revision, TextState

SHOWN = 8
"""Findings that a refusal tells; the rest stand in the editor."""


def findings_of(document: Document, content: Content, today: date) -> tuple[Finding, ...]:
    """What the guard says of a content of the document on the day."""
    return examine(content, known_of(document.agency, today, document))


def blocking(findings: tuple[Finding, ...], attribute: str) -> list[str]:
    """Words for what must be mended first; empty if nothing must.

    What stays inside may hold what the public may not see: there everything is only to be looked at.
    """
    if attribute != DisclosureAttribute.PROACTIVE:
        return []
    return _told([one for one in findings if one.severity is Severity.BLOCKS])


def to_be_seen(findings: tuple[Finding, ...], attribute: str) -> list[str]:
    """Words for what has to be confirmed by whoever submits; empty if nothing has."""
    proactive = attribute == DisclosureAttribute.PROACTIVE
    grave = {Severity.WARNS} if proactive else {Severity.WARNS, Severity.BLOCKS}
    return _told([one for one in findings if one.severity in grave])


def blocking_now(document: Document, number: int, attribute: str, today: date) -> list[str]:
    """`blocking` of a submitted revision, by what is known today: words of files, the dictionary, the leaders."""
    revision = Revision.objects.get(document=document, number=number)
    content = Content.read(revision.content, revision.body)
    return blocking(findings_of(document, content, today), attribute)


def unread(document: Document, number: int) -> list[str]:
    """Words for each attachment of a submitted revision that nobody has read yet: what it says is not known."""
    lines = Revision.objects.values_list("content", flat=True).get(document=document, number=number)["files"]
    files = document.files.filter(pk__in=[line["number"] for line in lines], use=FileUse.ATTACHMENT)
    waiting = files.filter(text_state=TextState.WAITING).order_by("position", "pk")
    says = _("附件“%(title)s”的文字还没有读取，读取、检查以后才能发布，一般几分钟内读完。")
    return [says % {"title": title} for title in waiting.values_list("title", flat=True)]


def _told(findings: list[Finding]) -> list[str]:
    told = [_one(finding) for finding in findings[:SHOWN]]
    if (more := len(findings) - SHOWN) > 0:
        told.append(_("另有%(count)s处，见编辑页的检查结果。") % {"count": more})
    return told


def _one(finding: Finding) -> str:
    quote = finding.place.quote.strip()[:40]
    return f"“{quote}”：{finding.says}" if quote else finding.says
