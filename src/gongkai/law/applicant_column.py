"""In which column of Table 3 an application counts: by the applicant, never by the agent who acts for them."""

from collections.abc import Sequence

from gongkai.law.applicant import ApplicantColumn, ApplicantKind
from gongkai.law.errors import LawError
from gongkai.law.readings import Readings


class NoApplicant(LawError):
    """An application without any applicant."""

    def __init__(self) -> None:
        super().__init__("申请没有申请人，无法归入表三的列。请先登记申请人。")


def column(kind: ApplicantKind, readings: Readings) -> ApplicantColumn:
    """The column of one applicant (docs/readings/applicant-columns.md)."""
    return readings.applicant_columns[kind]


def column_of_all(kinds: Sequence[ApplicantKind], readings: Readings) -> ApplicantColumn:
    """The column of a joint application, which counts once: that of the first named.

    On the other reading (docs/readings/joint-application-by-first-named.md) applicants of different columns
    count together as 其他. `NoApplicant` without any.
    """
    if not kinds:
        raise NoApplicant
    columns = [column(kind, readings) for kind in kinds]
    if readings.joint_application_by_first_named or len(set(columns)) == 1:
        return columns[0]
    return ApplicantColumn.ORG_OTHER
