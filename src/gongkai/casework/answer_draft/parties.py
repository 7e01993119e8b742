"""How an answer calls itself and those it speaks of: a review and a suit have their own words."""

from dataclasses import dataclass

from gongkai.law.dispute import Cause, DisputeKind
from gongkai.law.dispute_result import Disposition


@dataclass(frozen=True, slots=True)
class Parties:
    """Title of the paper, what the sides are called, and what the copy is of."""

    title: str
    answers: str
    us: str
    them: str
    copy: str
    asks: str


IN_REVIEW = Parties("行政复议答复书", "答复人", "被申请人", "申请人", "行政复议申请书副本", "行政复议请求")
IN_COURT = Parties("行政诉讼答辩状", "答辩人", "被告", "原告", "起诉状副本", "诉讼请求")


def parties(kind: DisputeKind) -> Parties:
    """The words for a kind."""
    return IN_COURT if kind.is_suit else IN_REVIEW


def aimed_at(kind: DisputeKind, cause: Cause) -> Disposition:
    """What the answer asks for: that a decision is upheld; a court, or one asked to order something, rejects the claim."""
    if kind.is_suit or cause is Cause.SILENCE:
        return Disposition.CLAIM_REJECTED
    return Disposition.MAINTAINED
