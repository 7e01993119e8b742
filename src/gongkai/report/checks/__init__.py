"""Checks of the annual report: every rule by its code, and the functions that ask them."""

from gongkai.report.checks.catalogue import NEEDS_PLATFORM_DATA, RULES
from gongkai.report.checks.checking import check, check_set
from gongkai.report.checks.report_set import ReportSet
from gongkai.report.checks.rule import Rule

__all__ = ["NEEDS_PLATFORM_DATA", "RULES", "ReportSet", "Rule", "check", "check_set"]
