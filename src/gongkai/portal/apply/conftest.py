"""The invented county, with duties by which agencies are suggested."""

import pytest
from django.utils import timezone
from tests.county import County, county


@pytest.fixture
def place(db: None) -> County:
    """青溪县 as it is today."""
    made = county(timezone.localdate())
    made.agency.duties = "土地征收、不动产登记、国土空间规划"
    made.agency.telephone = "0000-8620135"
    made.agency.save()
    made.education.duties = "学校招生、学区划分"
    made.education.save()
    return made
