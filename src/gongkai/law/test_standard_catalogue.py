"""The 26 domains are known by the titles that printed catalogues bear."""

import pytest

from gongkai.law.standard_catalogue import DOMAINS, domain_of


def test_there_are_26_domains() -> None:
    assert len(DOMAINS) == 26
    assert (DOMAINS[1], DOMAINS[26]) == ("重大建设项目", "国土空间规划")


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("（十九）社会救助领域基层政务公开标准目录", 19),
        ("环境保护领域基层政务公开标准目录.xlsx", 10),
        ("扶贫领域基层政务公开标准目录", 13),
        ("农村集体土地征收基层政务公开标准目录", 6),
        ("国有土地上房屋征收与补偿领域", 7),
        ("卫生健康领域", 24),
        ("基层政务公开标准目录", None),
        # Two merged into one: the reader has to say which.
        ("社会救助和养老服务领域", None),
    ],
)
def test_a_title_names_its_domain(title: str, number: int | None) -> None:
    assert domain_of(title) == number
