import pytest

from gongkai.law.applicant import USUAL_COLUMNS, ApplicantColumn, ApplicantKind
from gongkai.law.applicant_column import NoApplicant, column, column_of_all
from gongkai.law.readings import Readings

USUAL = Readings()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ApplicantKind.INDIVIDUAL, ApplicantColumn.NATURAL_PERSON),
        (ApplicantKind.LAWYER_IN_OWN_NAME, ApplicantColumn.NATURAL_PERSON),
        (ApplicantKind.INDIVIDUAL_BUSINESS, ApplicantColumn.NATURAL_PERSON),
        (ApplicantKind.COOPERATIVE, ApplicantColumn.ORG_ENTERPRISE),
        (ApplicantKind.UNIVERSITY, ApplicantColumn.ORG_RESEARCH),
        (ApplicantKind.FOUNDATION, ApplicantColumn.ORG_PUBLIC_WELFARE),
        (ApplicantKind.LAW_FIRM, ApplicantColumn.ORG_LEGAL_SERVICE),
        (ApplicantKind.VILLAGE_OR_RESIDENTS, ApplicantColumn.ORG_OTHER),
    ],
)
def test_the_column_follows_the_applicant(kind: ApplicantKind, expected: ApplicantColumn) -> None:
    assert column(kind, USUAL) is expected


def test_every_kind_has_a_column_and_an_installation_may_move_one() -> None:
    assert set(USUAL_COLUMNS) == set(ApplicantKind)
    moved = Readings(
        applicant_columns={**USUAL_COLUMNS, ApplicantKind.INDIVIDUAL_BUSINESS: ApplicantColumn.ORG_ENTERPRISE}
    )
    assert column(ApplicantKind.INDIVIDUAL_BUSINESS, moved) is ApplicantColumn.ORG_ENTERPRISE


def test_a_joint_application_counts_once_under_the_first_named() -> None:
    kinds = [ApplicantKind.COMPANY, ApplicantKind.INDIVIDUAL]
    assert column_of_all(kinds, USUAL) is ApplicantColumn.ORG_ENTERPRISE
    readings = Readings(joint_application_by_first_named=False)
    assert column_of_all(kinds, readings) is ApplicantColumn.ORG_OTHER
    assert column_of_all(kinds[:1] * 2, readings) is ApplicantColumn.ORG_ENTERPRISE
    with pytest.raises(NoApplicant, match="请先登记申请人"):
        column_of_all([], USUAL)
