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
from gongkai.annual.models.sweep import Sweep, SweptUnit, Tally

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
    "Sweep",
    "SweptUnit",
    "Tally",
    "UnitReport",
    "Verdict",
    "Workspace",
    "WorkspaceQuerySet",
    "unguessable",
]
