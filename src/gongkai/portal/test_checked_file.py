from collections.abc import Callable

import pytest
from django.test import Client

from gongkai.annual.models import CheckedFile, Workspace
from gongkai.report.value import Report

TOTAL = "t3.outcome.total@natural_person"


@pytest.fixture
def file(take: Callable[[Report], CheckedFile], defect: Report) -> CheckedFile:
    return take(defect)


@pytest.fixture
def address(workspace: Workspace, file: CheckedFile) -> str:
    return f"/check/{workspace.key}/{file.number}/"


def test_the_page_opens_on_the_table_with_the_fault(holder: Client, address: str) -> None:
    page = holder.get(address).content.decode()
    assert 'aria-current="page">表三：1处意见' in page
