"""Time limits as printed catalogues word them."""

from datetime import date

import pytest

from gongkai.law.working_days import working_days
from gongkai.publishing.catalogue.time_limit import Pace, TimeLimit, parse


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("信息形成或者变更之日起20个工作日内", TimeLimit(Pace.WORKING_DAYS, 20)),
        ("自信息形成或变更之日起 20 个工作日内予以公开", TimeLimit(Pace.WORKING_DAYS, 20)),
        ("自信息形成之日起二十个工作日内", TimeLimit(Pace.WORKING_DAYS, 20)),
        ("行政许可、行政处罚事项应自作出决定之日起7个工作日内公示", TimeLimit(Pace.WORKING_DAYS, 7)),
        ("制定或获取文件之日起10个工作日内；其他20个工作日内", TimeLimit(Pace.WORKING_DAYS, 20)),
        ("批复后30日内", TimeLimit(Pace.CALENDAR_DAYS, 30)),
        ("实时公开", TimeLimit(Pace.AT_ONCE)),
        ("事故发生后24小时内", TimeLimit(Pace.AT_ONCE)),
        ("每月10日前公布上月情况", TimeLimit(Pace.PERIODIC, 10, every=1)),
        ("按季度公开", TimeLimit(Pace.PERIODIC, every=3)),
        ("每年公开一次", TimeLimit(Pace.PERIODIC, every=12)),
        ("及时公开", TimeLimit(Pace.WORKING_DAYS, 20)),
        ("长期公开", TimeLimit(Pace.LASTING)),
        ("按照有关规定", None),
        ("", None),
    ],
)
def test_common_forms_are_read(text: str, limit: TimeLimit | None) -> None:
    assert parse(text) == limit


def test_the_day_is_counted_by_the_calendar_of_working_days() -> None:
    # Friday 25 September 2026 is 中秋, and 国庆 runs from 1 to 7 October; Sunday 20 September is worked.
    formed = date(2026, 9, 18)
    assert TimeLimit(Pace.WORKING_DAYS, 7).due(formed, working_days()) == date(2026, 9, 29)
    assert TimeLimit(Pace.CALENDAR_DAYS, 30).due(formed, working_days()) == date(2026, 10, 18)
    assert TimeLimit(Pace.AT_ONCE).due(formed, working_days()) == formed
    assert TimeLimit(Pace.LASTING).due(formed, working_days()) is None
