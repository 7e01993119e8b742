"""Grounds on which a passage is covered when the rest is given (区分处理, 条例 Art 37)."""

from enum import StrEnum

from gongkai.law.exemption import EXEMPTIONS, Exemption


class RedactionGround(StrEnum):
    """Why a passage is not given: the exemptions of Art 14-16, Art 15 by whom it protects, or not being information at all."""

    STATE_SECRET = "state_secret"  # noqa: S105
    LAW_PROHIBITED = "law_prohibited"
    SECURITY_STABILITY = "security_stability"
    PERSONAL_PRIVACY = "personal_privacy"
    BUSINESS_SECRET = "business_secret"  # noqa: S105
    OTHER_THIRD_PARTY = "other_third_party"
    INTERNAL_AFFAIRS = "internal_affairs"
    PROCESS_INFO = "process_info"
    ENFORCEMENT_FILE = "enforcement_file"
    NOT_GOVERNMENT_INFORMATION = "not_government_information"

    @property
    def label(self) -> str:
        """In Chinese and short, as it is printed on the box."""
        return _LABELS[self]

    @property
    def exemption(self) -> Exemption | None:
        """The exemption it falls under; none for what is not government information (Art 37)."""
        if self is RedactionGround.NOT_GOVERNMENT_INFORMATION:
            return None
        return Exemption.THIRD_PARTY if self in _THIRD_PARTY else Exemption(self.value)

    @property
    def article(self) -> str:
        """The article it rests on, as a letter cites it."""
        return EXEMPTIONS[self.exemption].article if self.exemption else "条例第三十七条"


_THIRD_PARTY = (
    RedactionGround.PERSONAL_PRIVACY,
    RedactionGround.BUSINESS_SECRET,
    RedactionGround.OTHER_THIRD_PARTY,
)
_LABELS = {
    RedactionGround.STATE_SECRET: "国家秘密",
    RedactionGround.LAW_PROHIBITED: "法律、行政法规禁止公开",
    RedactionGround.SECURITY_STABILITY: "危及“三安全一稳定”",
    RedactionGround.PERSONAL_PRIVACY: "个人隐私",
    RedactionGround.BUSINESS_SECRET: "商业秘密",
    RedactionGround.OTHER_THIRD_PARTY: "第三方合法权益",
    RedactionGround.INTERNAL_AFFAIRS: "内部事务信息",
    RedactionGround.PROCESS_INFO: "过程性信息",
    RedactionGround.ENFORCEMENT_FILE: "行政执法案卷",
    RedactionGround.NOT_GOVERNMENT_INFORMATION: "非政府信息",
}
