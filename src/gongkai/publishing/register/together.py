"""A policy and its interpretation go together (同步起草、同步审签、同步发布，国办发〔2016〕80号).

The tie is the link: while a document of the agency that interprets a policy is in the making, the policy does not go
ahead of it. It is submitted after it, signed when it is signed or waits for the same signature, and published with it.
An interpretation is never published before its policy; one that is not wanted any more is discarded. On the last day
of 条例 Art 26 a policy waits for nothing.
"""

from datetime import date

from gongkai.publishing.history import stands
from gongkai.publishing.models import Document, LinkKind
from gongkai.publishing.stage import Stage


def in_the_making(policy: Document) -> list[Document]:
    """Interpretations of the policy that somebody works on and the public has never seen."""
    tied = Document.objects.at_work().filter(
        agency=policy.agency_id, links__kind=LinkKind.INTERPRETS, links__to=policy, published_at=None
    )
    return list(tied.distinct().order_by("pk"))


def before_submitting(policy: Document) -> str:
    """Why the policy cannot be submitted yet; empty if it can."""
    return _waits(policy, [one for one in in_the_making(policy) if one.stage == Stage.DRAFT], "送审")


def before_signing(policy: Document) -> str:
    """Why it cannot be signed yet."""
    return _waits(policy, [one for one in in_the_making(policy) if not _at_the_signature(one)], "审核")


def before_publishing(document: Document, today: date) -> str:
    """Why it cannot be published on the day: a policy before its interpretation is signed, or that before its policy."""
    if document.publish_due is not None and document.publish_due <= today:
        return ""
    unsigned = [one for one in in_the_making(document) if one.stage != Stage.SIGNED]
    return _waits(document, unsigned, "签发") or _policy_first(document)


def _at_the_signature(document: Document) -> bool:
    review = stands(document).facts.review
    return document.stage == Stage.SIGNED or (review is not None and review.to_sign)


def _waits(policy: Document, behind: list[Document], step: str) -> str:
    if not behind or policy.published_at is not None:
        return ""
    names = "、".join(f"《{one.title[:40]}》" for one in behind)
    return f"解读与文件同步：先{step}{names}。不要这份解读的，把它作废。"


def _policy_first(document: Document) -> str:
    policies = [
        link.to
        for link in document.links.filter(kind=LinkKind.INTERPRETS).select_related("to")
        if link.to is not None and link.to.agency_id == document.agency_id
    ]
    hidden = [one for one in policies if one.stage in (Stage.DRAFT, Stage.IN_REVIEW, Stage.SIGNED)]
    if not hidden or any(one.is_public for one in policies) or document.published_at is not None:
        return ""
    return f"文件发布时一并发布：先发布《{hidden[0].title[:40]}》。"


def to_release_with(policy: Document) -> list[Document]:
    """Signed interpretations that wait for the policy, without a time of their own."""
    return [one for one in in_the_making(policy) if one.stage == Stage.SIGNED and one.publish_at is None]
