"""A level of review (审级), and the usual ones where an agency has set none."""

from dataclasses import dataclass
from typing import Any, Self

from gongkai.agencies.role import Role
from gongkai.publishing.facets import Risk


@dataclass(frozen=True, slots=True)
class Level:
    """Who reviews: one role, or several that all have to pass it; within how many working days; what they tick."""

    name: str
    roles: tuple[Role, ...]
    days: int
    checks: tuple[str, ...] = ()

    def as_said(self) -> dict[str, Any]:
        """As JSON, for the event and for `ReviewRule.levels`."""
        return {
            "name": self.name,
            "roles": list(self.roles),
            "days": self.days,
            "checks": list(self.checks),
        }

    @classmethod
    def read(cls, said: dict[str, Any]) -> Self:
        """The level of such JSON."""
        return cls(said["name"], tuple(map(Role, said["roles"])), said["days"], tuple(said.get("checks", ())))


FIRST = Level(
    "初审",
    (Role.SECTION_HEAD,),
    2,
    ("内容属实，人名、单位名称、日期和数据已经核对",),
)
JOINT = Level(
    "合法性审核和保密审查",
    (Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER),
    3,
    ("已经按本岗位的职责审核、审查，并留存意见",),
)
SECOND = Level(
    "复审",
    (Role.OGI_HEAD,),
    2,
    (
        "已经逐项进行保密审查，不含国家秘密、工作秘密（条例第十七条）",
        "不含不得公开的商业秘密、个人隐私，或者已经依法处理（条例第十五条）",
    ),
)
FINAL = Level("终审", (Role.LEADER,), 2)


def usual(risk: Risk) -> tuple[Level, ...]:
    """三审: the section, the office of disclosure, the leader; what is sensitive is reviewed for law and secrecy too."""
    return (FIRST, JOINT, SECOND, FINAL) if risk is Risk.HIGH else (FIRST, SECOND, FINAL)
