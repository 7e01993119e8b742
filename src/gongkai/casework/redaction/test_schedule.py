"""The schedule's numbers and counts, worked out by hand."""

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.schedule import count_by_ground, numbered, schedule
from gongkai.law.redaction import RedactionGround

LOWER = Covered(Box(1, 0.1, 0.5, 0.2, 0.6), RedactionGround.PERSONAL_PRIVACY)
UPPER_RIGHT = Covered(Box(1, 0.6, 0.2, 0.8, 0.3), RedactionGround.PROCESS_INFO)
UPPER_LEFT = Covered(Box(1, 0.1, 0.2, 0.2, 0.3), RedactionGround.PERSONAL_PRIVACY)
NEXT_PAGE = Covered(Box(2, 0.1, 0.1, 0.2, 0.2), RedactionGround.STATE_SECRET)


def test_places_are_numbered_down_the_pages_and_left_before_right() -> None:
    assert numbered([NEXT_PAGE, LOWER, UPPER_RIGHT, UPPER_LEFT]) == (
        (1, UPPER_LEFT),
        (2, UPPER_RIGHT),
        (3, LOWER),
        (4, NEXT_PAGE),
    )


def test_the_schedule_has_the_numbers_that_the_boxes_have_with_ground_article_and_note() -> None:
    entries = schedule([(NEXT_PAGE, ""), (LOWER, "住址"), (UPPER_LEFT, "姓名")])
    assert [(one.number, one.page, one.label, one.article, one.note) for one in entries] == [
        (1, 1, "个人隐私", "条例第十五条", "姓名"),
        (2, 1, "个人隐私", "条例第十五条", "住址"),
        (3, 2, "国家秘密", "条例第十四条", ""),
    ]


def test_places_are_counted_by_ground_in_the_order_of_the_law() -> None:
    grounds = [one.ground for one in (UPPER_RIGHT, LOWER, NEXT_PAGE, UPPER_LEFT)]
    assert list(count_by_ground(grounds).items()) == [
        (RedactionGround.STATE_SECRET, 1),
        (RedactionGround.PERSONAL_PRIVACY, 2),
        (RedactionGround.PROCESS_INFO, 1),
    ]
    assert count_by_ground([]) == {}
