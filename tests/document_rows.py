"""A document of the desk with a file, a submitted revision and a comment, for the walk over all addresses."""

from gongkai.agencies.role import Role
from gongkai.publishing import commenting, document_files
from gongkai.publishing.drafting import begin
from gongkai.publishing.models import DocumentFile, FileUse
from gongkai.publishing.taking import take
from gongkai.records.moment import now
from tests.county import County
from tests.redaction_desk import register as pages_of_a_register


def document_rows(made: County) -> dict[str, int]:
    """Recalled from its second review; the reviewers have had it before them, so that each of them sees it."""
    when, officer, head = now(), made.actor(Role.OFFICER), made.actor(Role.SECTION_HEAD)
    values = {
        "body": "<p>为规范审批，制定本办法。</p>",
        "date_of_document": when.today,
        "attribute": "proactive",
        "risk": "high",
    }
    pk = begin(officer, when, kind="normative", title="石桥村征收土地公告管理办法", **values).pk
    pages = pages_of_a_register(1)
    file = document_files.add(pk, officer, when, FileUse.ATTACHMENT, "登记表.pdf", pages, "")
    DocumentFile.objects.filter(pk=file.pk).update(pages=1)
    take("submit", pk, officer, when, {"warnings_seen": "on"})
    said = commenting.comment(pk, head, when, "制定本办法", "写明依据。")
    take("return", pk, head, when, {"reason": "见意见。"})
    take("submit", pk, officer, when, {"warnings_seen": "on"})
    ticks = {f"check_{n}": "on" for n in range(1, 5)}
    take("pass", pk, head, when, ticks)
    take("recall", pk, officer, when, {})
    return {"document": pk, "document_file": file.pk, "document_comment": said.pk, "document_revision": 1}
