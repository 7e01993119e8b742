"""Roles: in which capacity a person acts for an agency."""

from enum import StrEnum


class Role(StrEnum):
    """The value is the code; `label` is what officials call the post."""

    CLERK = "clerk"
    OFFICER = "officer"
    SECTION_HEAD = "section_head"
    OGI_HEAD = "ogi_head"
    LEADER = "leader"
    LEGAL_REVIEWER = "legal_reviewer"
    SECRECY_REVIEWER = "secrecy_reviewer"
    SUPERIOR_READER = "superior_reader"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """In Chinese, as a screen says it."""
        return _LABELS[self]

    @property
    def reach(self) -> "Reach":
        """Which cases a post of this role reaches."""
        return _REACH[self]

    @property
    def belongs_to_unit(self) -> bool:
        """Whether the post stands in an internal unit (内设机构), whose cases are all that it sees."""
        return self.reach is Reach.UNIT

    @property
    def looks_below(self) -> bool:
        """Whether the post looks up the agencies below its own; an administrator does, who sees none of their cases."""
        return self.reach is Reach.SUBTREE or self is Role.ADMINISTRATOR


class Reach(StrEnum):
    """How far a post sees: the cases of its unit, those put before its review, its agency's, or the subtree's."""

    NOTHING = "nothing"
    UNIT = "unit"
    REVIEWED = "reviewed"
    AGENCY = "agency"
    SUBTREE = "subtree"


_LABELS = {
    Role.CLERK: "公开办经办人",
    Role.OFFICER: "承办人",
    Role.SECTION_HEAD: "科室负责人",
    Role.OGI_HEAD: "公开工作机构负责人",
    Role.LEADER: "分管领导",
    Role.LEGAL_REVIEWER: "合法性审核人",
    Role.SECRECY_REVIEWER: "保密审查人",
    Role.SUPERIOR_READER: "上级查阅人",
    Role.AUDITOR: "审计人",
    Role.ADMINISTRATOR: "管理员",
}

_REACH = {
    Role.CLERK: Reach.AGENCY,
    Role.OFFICER: Reach.UNIT,
    Role.SECTION_HEAD: Reach.UNIT,
    Role.OGI_HEAD: Reach.AGENCY,
    Role.LEADER: Reach.AGENCY,
    Role.LEGAL_REVIEWER: Reach.REVIEWED,
    Role.SECRECY_REVIEWER: Reach.REVIEWED,
    Role.SUPERIOR_READER: Reach.SUBTREE,
    Role.AUDITOR: Reach.SUBTREE,
    Role.ADMINISTRATOR: Reach.NOTHING,
}
