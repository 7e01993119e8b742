"""What an applicant is, in the words of registers.

The words of Table 3 name columns; each is read as the commonest kind of its column, which counts the same.
"""

from gongkai.casework.register_import.headings import plain
from gongkai.law.applicant import ApplicantKind

_WORDS = {
    ApplicantKind.INDIVIDUAL: "自然人 个人 公民 公民个人 群众 村民 居民 市民",
    ApplicantKind.INDIVIDUAL_BUSINESS: "个体户 个体工商户 个体",
    ApplicantKind.COMPANY: "商业企业 企业 公司 有限公司 国有企业 民营企业 私营企业 法人或其他组织商业企业",
    ApplicantKind.PARTNERSHIP: "合伙企业",
    ApplicantKind.COOPERATIVE: "合作社 农民专业合作社 专业合作社",
    ApplicantKind.RESEARCH_INSTITUTE: "科研机构 科研院所 研究所 研究院 科研单位",
    ApplicantKind.UNIVERSITY: "高校 大学 高等学校 高等院校",
    ApplicantKind.FOUNDATION: "基金会",
    ApplicantKind.ASSOCIATION: "社会公益组织 公益组织 社会团体 社会组织 协会 学会",
    ApplicantKind.CHARITY: "慈善组织 慈善机构",
    ApplicantKind.LAW_FIRM: "法律服务机构 律师事务所 律所",
    ApplicantKind.NOTARY_OFFICE: "公证处 公证机构",
    ApplicantKind.LEGAL_AID: "法律援助中心 法律援助机构",
    ApplicantKind.VILLAGE_OR_RESIDENTS: "村委会 居委会 村民委员会 居民委员会 村居委会",
    ApplicantKind.MEDIA: "媒体 新闻媒体 新闻机构",
    ApplicantKind.PUBLIC_INSTITUTION: "事业单位 其他事业单位",
    ApplicantKind.PUBLIC_ORGAN: "机关 行政机关 机关单位",
    ApplicantKind.OTHER_ORGANISATION: "其他 其他组织",
}
_KNOWN = {plain(word): (kind,) for kind, words in _WORDS.items() for word in words.split()}
_KNOWN |= {plain(kind.label): (kind,) for kind in ApplicantKind}

_ORGANISATIONS = (
    ApplicantKind.COMPANY,
    ApplicantKind.RESEARCH_INSTITUTE,
    ApplicantKind.ASSOCIATION,
    ApplicantKind.LAW_FIRM,
    ApplicantKind.OTHER_ORGANISATION,
)
_OPEN = {
    "律师": (ApplicantKind.LAWYER_IN_OWN_NAME, ApplicantKind.LAW_FIRM),
    "法人": _ORGANISATIONS,
    "单位": _ORGANISATIONS,
    "组织": _ORGANISATIONS,
    "法人或其他组织": _ORGANISATIONS,
    "法人或者其他组织": _ORGANISATIONS,
    "法人和其他组织": _ORGANISATIONS,
    "企事业单位": _ORGANISATIONS,
}


def applicant_kinds(text: str) -> tuple[ApplicantKind, ...]:
    """The kinds that a text may mean: one where it is clear, several where not, none where it says nothing."""
    word = plain(text)
    return _KNOWN.get(word) or _OPEN.get(word, ())
