"""Who reviews whom (行政复议机关): 行政复议法 (2023) Art 24-28, in force since 2024-01-01.

A department of a local government is reviewed by that government, no longer by the upper department.
"""

from dataclasses import dataclass
from enum import StrEnum


class AgencyStanding(StrEnum):
    """Where an agency stands, as far as review is concerned."""

    LOCAL_DEPARTMENT = "local_department"
    LOCAL_GOVERNMENT = "local_government"
    PROVINCE_OR_MINISTRY = "province_or_ministry"
    VERTICAL_LINE = "vertical_line"
    JUSTICE_DEPARTMENT = "justice_department"


@dataclass(frozen=True, slots=True)
class ReviewOrgan:
    """The organ in words, and the articles."""

    organ: str
    article: str


REVIEW_ORGANS = {
    AgencyStanding.LOCAL_DEPARTMENT: ReviewOrgan("本级人民政府", "行政复议法第二十四条"),
    AgencyStanding.LOCAL_GOVERNMENT: ReviewOrgan("上一级人民政府", "行政复议法第二十四条"),
    AgencyStanding.PROVINCE_OR_MINISTRY: ReviewOrgan("本机关", "行政复议法第二十四条、第二十五条"),
    AgencyStanding.VERTICAL_LINE: ReviewOrgan("上一级主管部门", "行政复议法第二十七条"),
    AgencyStanding.JUSTICE_DEPARTMENT: ReviewOrgan(
        "本级人民政府或者上一级司法行政部门", "行政复议法第二十八条"
    ),
}
"""Vertical lines are 海关、金融、外汇管理、税务 and 国家安全."""
