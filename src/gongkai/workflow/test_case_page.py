"""Pages by kind of case: known ones have an address, others none."""

import pytest

from gongkai.records.models import CaseKind
from gongkai.workflow.case_page import page_of


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (CaseKind.APPLICATION, "/desk/applications/7/"),
        (CaseKind.RECORD_CORRECTION, "/desk/applications/7/"),
        (CaseKind.COMPLAINT, "/desk/applications/7/"),
        (CaseKind.REVIEW, "/desk/disputes/7/"),
        (CaseKind.SUIT, "/desk/disputes/7/"),
        (CaseKind.DOCUMENT, "/desk/documents/7/"),
        ("nothing", ""),
        (None, ""),
    ],
)
def test_a_notice_leads_to_the_page_of_its_kind_of_case(kind: str | None, address: str) -> None:
    assert page_of(kind, 7) == address


def test_without_a_case_there_is_no_page() -> None:
    assert page_of(None, None) == ""
