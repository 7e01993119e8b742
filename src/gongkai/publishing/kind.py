"""Kinds of documents (信息类型): what each is called, where it belongs, and what it needs beside a title and a text."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The value is the code, letters and digits only, as search narrows results by it."""

    RULE = "rule"
    NORMATIVE = "normative"
    OTHER_DOCUMENT = "otherdocument"
    DRAFT_FOR_COMMENT = "draftforcomment"
    INTERPRETATION = "interpretation"
    MEETING = "meeting"
    NOTICE = "notice"
    NEWS = "news"
    BUDGET = "budget"
    PROCUREMENT = "procurement"
    FEES = "fees"
    EMERGENCY_PLAN = "emergencyplan"
    PLAN = "plan"
    STATISTICS = "statistics"
    PERSONNEL = "personnel"
    FUNCTIONS = "functions"
    LEADERS = "leaders"
    LICENSING = "licensing"
    PENALTY = "penalty"
    PROJECT = "project"
    INSPECTION = "inspection"
    LIVELIHOOD = "livelihood"
    RULES_OF_DISCLOSURE = "rulesofdisclosure"
    ANSWER = "answer"
    PRESS_CONFERENCE = "pressconference"
    OTHER = "other"

    @property
    def about(self) -> "About":
        """What is known of this kind."""
        return KINDS[self]

    @property
    def label(self) -> str:
        """In Chinese, as lists and tabs say it."""
        return KINDS[self].label


@dataclass(frozen=True, slots=True)
class About:
    """A kind: its label, the code of its usual column (`columns.standard`), and what is special about it.

    `numbered`: it bears a document number (文号). `registered`: it stands in the register of rules and normative
    documents. `interpreted`: an interpretation belongs to it (国办发〔2016〕80号). `particulars` are the fields that it
    has beside those of every document: code and label.
    """

    label: str
    column: str
    numbered: bool = False
    registered: bool = False
    interpreted: bool = False
    particulars: tuple[tuple[str, str], ...] = ()


KINDS: dict[DocumentKind, About] = {
    DocumentKind.RULE: About(
        "规章",
        "rules",
        numbered=True,
        registered=True,
        interpreted=True,
        particulars=(("order_number", "令号"), ("filed_as", "备案编号")),
    ),
    DocumentKind.NORMATIVE: About(
        "行政规范性文件",
        "normative",
        numbered=True,
        registered=True,
        interpreted=True,
        particulars=(("registration_number", "统一登记编号"), ("legality_opinion", "合法性审核意见")),
    ),
    DocumentKind.OTHER_DOCUMENT: About("其他文件", "documents", numbered=True, interpreted=True),
    DocumentKind.DRAFT_FOR_COMMENT: About(
        "征求意见",
        "comment",
        particulars=(("comments_to", "意见提交方式"), ("adoption", "意见采纳情况")),
    ),
    DocumentKind.INTERPRETATION: About("政策解读", "interpretation"),
    DocumentKind.MEETING: About(
        "常务会议",
        "meetings",
        particulars=(
            ("session", "会议名称和届次"),
            ("held_on", "召开日期"),
            ("chaired_by", "主持人"),
            ("items", "议题"),
        ),
    ),
    DocumentKind.NOTICE: About("公示公告", "notices", particulars=(("objections_to", "提出异议的方式"),)),
    DocumentKind.NEWS: About("工作动态", "news"),
    DocumentKind.BUDGET: About(
        "财政预决算",
        "budget",
        particulars=(
            ("fiscal_year", "年度"),
            ("budget_kind", "预算或者决算"),
            ("three_public", "“三公”经费（万元）"),
            ("three_public_abroad", "其中：因公出国（境）费（万元）"),
            ("three_public_vehicles", "其中：公务用车购置及运行费（万元）"),
            ("three_public_reception", "其中：公务接待费（万元）"),
        ),
    ),
    DocumentKind.PROCUREMENT: About(
        "政府采购",
        "procurement",
        particulars=(("project_number", "项目编号"), ("amount", "金额（万元）"), ("supplier", "供应商")),
    ),
    DocumentKind.FEES: About(
        "收费项目", "fees", particulars=(("fee_basis", "收费依据"), ("fee_standard", "收费标准"))
    ),
    DocumentKind.EMERGENCY_PLAN: About(
        "应急管理", "emergencies", particulars=(("plan_level", "预案级别"), ("responsible", "牵头部门"))
    ),
    DocumentKind.PLAN: About("规划计划", "plans", particulars=(("period", "规划期"),)),
    DocumentKind.STATISTICS: About("统计信息", "statistics", particulars=(("period", "统计期"),)),
    DocumentKind.PERSONNEL: About("人事信息", "personnel", particulars=(("persons", "涉及人员"),)),
    DocumentKind.FUNCTIONS: About("机构职能", "functions"),
    DocumentKind.LEADERS: About("领导信息", "leaders"),
    DocumentKind.LICENSING: About("行政许可和对外管理服务", "licensing"),
    DocumentKind.PENALTY: About(
        "行政处罚、行政强制",
        "penalties",
        particulars=(("decided_by", "作出机关"), ("decision_number", "决定书文号")),
    ),
    DocumentKind.PROJECT: About("重大建设项目", "projects", particulars=(("project_code", "项目代码"),)),
    DocumentKind.INSPECTION: About("监督检查", "inspections", particulars=(("period", "检查期间"),)),
    DocumentKind.LIVELIHOOD: About("民生政策", "livelihood"),
    DocumentKind.RULES_OF_DISCLOSURE: About("政府信息公开制度", "disclosurerules", numbered=True),
    DocumentKind.ANSWER: About("申请答复", "answers"),
    DocumentKind.PRESS_CONFERENCE: About(
        "新闻发布会", "press", particulars=(("held_on", "日期"), ("speakers", "发布人"))
    ),
    DocumentKind.OTHER: About("其他法定信息", "other"),
}
