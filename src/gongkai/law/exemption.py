"""Exemptions (不予公开的法定情形, 条例 Art 14-16): one ground for each withheld part; there is no catch-all (Art 13)."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.outcome import Outcome


class Exemption(StrEnum):
    """The statutory grounds, in the order of the form."""

    STATE_SECRET = "state_secret"  # noqa: S105
    LAW_PROHIBITED = "law_prohibited"
    SECURITY_STABILITY = "security_stability"
    THIRD_PARTY = "third_party"
    INTERNAL_AFFAIRS = "internal_affairs"
    PROCESS_INFO = "process_info"
    ENFORCEMENT_FILE = "enforcement_file"

    @property
    def law(self) -> "ExemptionLaw":
        """What the Regulation says of this ground."""
        return EXEMPTIONS[self]

    @property
    def outcome(self) -> Outcome:
        """The leaf of Table 3 of an application refused on this ground alone."""
        return Outcome(f"refused.{self.value}")


class Force(StrEnum):
    """Whether the information must, or only may, be withheld."""

    MUST_NOT = "must_not"
    MAY_WITHHOLD = "may_withhold"

    @property
    def label(self) -> str:
        """In Chinese, as a screen or letter says it."""
        return _FORCE_LABELS[self]


_FORCE_LABELS = {
    Force.MUST_NOT: "不得公开",
    Force.MAY_WITHHOLD: "可以不予公开",
}


@dataclass(frozen=True, slots=True)
class ExemptionLaw:
    """A ground: its words, its article, its force, and what overrides it (empty if nothing does)."""

    ground: str
    article: str
    force: Force
    override: str = ""


_RULES_PREVAIL = "法律、法规、规章规定应当公开的，从其规定"

EXEMPTIONS = {
    Exemption.STATE_SECRET: ExemptionLaw(
        "依法确定为国家秘密的政府信息", "条例第十四条", Force.MUST_NOT, "依法解密后可以公开"
    ),
    Exemption.LAW_PROHIBITED: ExemptionLaw(
        "法律、行政法规禁止公开的政府信息", "条例第十四条", Force.MUST_NOT
    ),
    Exemption.SECURITY_STABILITY: ExemptionLaw(
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息", "条例第十四条", Force.MUST_NOT
    ),
    Exemption.THIRD_PARTY: ExemptionLaw(
        "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息",
        "条例第十五条",
        Force.MUST_NOT,
        "第三方同意公开，或者不公开会对公共利益造成重大影响的，予以公开",
    ),
    Exemption.INTERNAL_AFFAIRS: ExemptionLaw(
        "人事管理、后勤管理、内部工作流程等方面的内部事务信息", "条例第十六条第一款", Force.MAY_WITHHOLD
    ),
    Exemption.PROCESS_INFO: ExemptionLaw(
        "讨论记录、过程稿、磋商信函、请示报告等过程性信息",
        "条例第十六条第二款",
        Force.MAY_WITHHOLD,
        _RULES_PREVAIL,
    ),
    Exemption.ENFORCEMENT_FILE: ExemptionLaw(
        "行政执法案卷信息", "条例第十六条第二款", Force.MAY_WITHHOLD, _RULES_PREVAIL
    ),
}


class SourceOfProhibition(StrEnum):
    """Where a rule that forbids disclosure stands."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    LOCAL_REGULATION = "local_regulation"
    RULE = "rule"
    NORMATIVE_DOCUMENT = "normative_document"

    @property
    def label(self) -> str:
        """In Chinese, as a screen or letter says it."""
        return _SOURCE_OF_PROHIBITION_LABELS[self]


_SOURCE_OF_PROHIBITION_LABELS = {
    SourceOfProhibition.LAW: "法律",
    SourceOfProhibition.ADMINISTRATIVE_REGULATION: "行政法规",
    SourceOfProhibition.LOCAL_REGULATION: "地方性法规",
    SourceOfProhibition.RULE: "规章",
    SourceOfProhibition.NORMATIVE_DOCUMENT: "行政规范性文件",
}


def can_prohibit(source: SourceOfProhibition) -> bool:
    """Whether `law_prohibited` may rest on it: only 法律 and 行政法规, nothing local or ministerial (Art 14)."""
    return source in (SourceOfProhibition.LAW, SourceOfProhibition.ADMINISTRATIVE_REGULATION)
