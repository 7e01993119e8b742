"""Names of released files: nobody outside reads in one what is covered in the file."""

from datetime import date

import pytest
from tests.county import county
from tests.desk_cases import TODAY, Office
from tests.redacting import REGISTER, Redacting

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work() -> Redacting:
    office = Office(county(TODAY))
    case = office.register("补偿登记表", on=date(2026, 3, 2))
    return Redacting(office, office.assigned(case, date(2026, 3, 3)))


@pytest.mark.parametrize(
    ("original", "given"),
    [
        ("登记表.txt", "登记表（区分处理）.pdf"),
        ("王秀英的登记表.txt", "提供的文件1（区分处理）.pdf"),
        ("登记表 王 秀 英.txt", "提供的文件1（区分处理）.pdf"),
        ("登记表13800138000.txt", "提供的文件1（区分处理）.pdf"),
        ("110101199003078494.txt", "提供的文件1（区分处理）.pdf"),
    ],
)
def test_a_name_that_says_what_is_covered_is_not_given(at_work: Redacting, original: str, given: str) -> None:
    released = at_work.proved(name=original).released
    assert released is not None
    assert released.name == given


def test_where_words_under_the_boxes_cannot_be_read_the_name_is_not_given(at_work: Redacting) -> None:
    redaction = at_work.built(at_work.covered(at_work.started("刘大海.txt", "一页扫描件"), [(1, 0)]))
    assert redaction.released is not None
    assert redaction.released.name == "提供的文件1（区分处理）.pdf"
    second = at_work.built(at_work.covered(at_work.started("刘大海二.txt", REGISTER), [(2, 1)]))
    assert second.released is not None
    assert second.released.name == "提供的文件2（区分处理）.pdf"
