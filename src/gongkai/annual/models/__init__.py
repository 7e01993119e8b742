"""Reports read from outside, and the agencies' own; all are named here."""

from gongkai.annual.models.annual_report import (
    Adjustment,
    AnnualReport,
    AnnualReportQuerySet,
    CellComment,
    OpeningBalance,
    Passage,
    ReportSetting,
    UnitReport,
    Verdict,
)
from gongkai.annual.models.library import (
    CheckedFile,
    Correction,
    CorrectionQuerySet,
    Counts,
    LibraryReport,
    LibraryReportQuerySet,
    Workspace,
    WorkspaceQuerySet,
    unguessable,
)

__all__ = [
    "Adjustment",
    "AnnualReport",
    "AnnualReportQuerySet",
    "CellComment",
    "CheckedFile",
    "Correction",
    "CorrectionQuerySet",
    "Counts",
    "LibraryReport",
    "LibraryReportQuerySet",
    "OpeningBalance",
    "Passage",
    "ReportSetting",
    "UnitReport",
    "Verdict",
    "Workspace",
    "WorkspaceQuerySet",
    "unguessable",
]
