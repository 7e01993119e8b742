"""Who applies (申请人): kinds of applicants and the columns of Table 3."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ApplicantColumn(StrEnum):
    """The six columns of Table 3 (申请人情况), in printed order."""

    NATURAL_PERSON = "natural_person"
    ORG_ENTERPRISE = "org_enterprise"
    ORG_RESEARCH = "org_research"
    ORG_PUBLIC_WELFARE = "org_public_welfare"
    ORG_LEGAL_SERVICE = "org_legal_service"
    ORG_OTHER = "org_other"


class ApplicantKind(StrEnum):
    """What an applicant is, finer than the columns."""

    INDIVIDUAL = "individual"
    LAWYER_IN_OWN_NAME = "lawyer_in_own_name"
    INDIVIDUAL_BUSINESS = "individual_business"
    COMPANY = "company"
    PARTNERSHIP = "partnership"
    COOPERATIVE = "cooperative"
    RESEARCH_INSTITUTE = "research_institute"
    UNIVERSITY = "university"
    FOUNDATION = "foundation"
    ASSOCIATION = "association"
    CHARITY = "charity"
    LAW_FIRM = "law_firm"
    NOTARY_OFFICE = "notary_office"
    LEGAL_AID = "legal_aid"
    VILLAGE_OR_RESIDENTS = "village_or_residents"
    MEDIA = "media"
    PUBLIC_INSTITUTION = "public_institution"
    PUBLIC_ORGAN = "public_organ"
    OTHER_ORGANISATION = "other_organisation"

    @property
    def label(self) -> str:
        """In Chinese, as a screen or letter says it."""
        return _APPLICANT_KIND_LABELS[self]


_APPLICANT_KIND_LABELS = {
    ApplicantKind.INDIVIDUAL: "公民个人",
    ApplicantKind.LAWYER_IN_OWN_NAME: "以本人名义申请的律师",
    ApplicantKind.INDIVIDUAL_BUSINESS: "个体工商户",
    ApplicantKind.COMPANY: "公司",
    ApplicantKind.PARTNERSHIP: "合伙企业",
    ApplicantKind.COOPERATIVE: "合作社",
    ApplicantKind.RESEARCH_INSTITUTE: "科研院所",
    ApplicantKind.UNIVERSITY: "高等学校",
    ApplicantKind.FOUNDATION: "基金会",
    ApplicantKind.ASSOCIATION: "社会团体",
    ApplicantKind.CHARITY: "慈善组织",
    ApplicantKind.LAW_FIRM: "律师事务所",
    ApplicantKind.NOTARY_OFFICE: "公证机构",
    ApplicantKind.LEGAL_AID: "法律援助机构",
    ApplicantKind.VILLAGE_OR_RESIDENTS: "村（居）民委员会",
    ApplicantKind.MEDIA: "新闻媒体",
    ApplicantKind.PUBLIC_INSTITUTION: "其他事业单位",
    ApplicantKind.PUBLIC_ORGAN: "机关",
    ApplicantKind.OTHER_ORGANISATION: "其他组织",
}


USUAL_COLUMNS: Mapping[ApplicantKind, ApplicantColumn] = MappingProxyType(
    {
        ApplicantKind.INDIVIDUAL: ApplicantColumn.NATURAL_PERSON,
        ApplicantKind.LAWYER_IN_OWN_NAME: ApplicantColumn.NATURAL_PERSON,
        ApplicantKind.INDIVIDUAL_BUSINESS: ApplicantColumn.NATURAL_PERSON,
        ApplicantKind.COMPANY: ApplicantColumn.ORG_ENTERPRISE,
        ApplicantKind.PARTNERSHIP: ApplicantColumn.ORG_ENTERPRISE,
        ApplicantKind.COOPERATIVE: ApplicantColumn.ORG_ENTERPRISE,
        ApplicantKind.RESEARCH_INSTITUTE: ApplicantColumn.ORG_RESEARCH,
        ApplicantKind.UNIVERSITY: ApplicantColumn.ORG_RESEARCH,
        ApplicantKind.FOUNDATION: ApplicantColumn.ORG_PUBLIC_WELFARE,
        ApplicantKind.ASSOCIATION: ApplicantColumn.ORG_PUBLIC_WELFARE,
        ApplicantKind.CHARITY: ApplicantColumn.ORG_PUBLIC_WELFARE,
        ApplicantKind.LAW_FIRM: ApplicantColumn.ORG_LEGAL_SERVICE,
        ApplicantKind.NOTARY_OFFICE: ApplicantColumn.ORG_LEGAL_SERVICE,
        ApplicantKind.LEGAL_AID: ApplicantColumn.ORG_LEGAL_SERVICE,
        ApplicantKind.VILLAGE_OR_RESIDENTS: ApplicantColumn.ORG_OTHER,
        ApplicantKind.MEDIA: ApplicantColumn.ORG_OTHER,
        ApplicantKind.PUBLIC_INSTITUTION: ApplicantColumn.ORG_OTHER,
        ApplicantKind.PUBLIC_ORGAN: ApplicantColumn.ORG_OTHER,
        ApplicantKind.OTHER_ORGANISATION: ApplicantColumn.ORG_OTHER,
    }
)
"""The column of each kind unless an installation decides otherwise: docs/readings/applicant-columns.md."""
