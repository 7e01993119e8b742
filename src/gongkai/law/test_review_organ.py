from gongkai.law.review_organ import REVIEW_ORGANS, AgencyStanding


def test_a_local_department_is_reviewed_by_its_government() -> None:
    assert set(REVIEW_ORGANS) == set(AgencyStanding)
    assert REVIEW_ORGANS[AgencyStanding.LOCAL_DEPARTMENT].organ == "本级人民政府"
    assert REVIEW_ORGANS[AgencyStanding.VERTICAL_LINE].organ == "上一级主管部门"
