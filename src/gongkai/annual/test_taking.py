"""An annual report goes its way: begun, checked, submitted, returned, cleared, published, corrected."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404
from tests.annual_desk import YEAR, explain, moment, ready, submitted
from tests.county import County, county

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Line
from gongkai.agencies.role import Role
from gongkai.annual import stored
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, CellComment, LibraryReport, Passage
from gongkai.annual.opening_year import begin
from gongkai.annual.rederiving import differences
from gongkai.annual.stage import Stage
from gongkai.annual.taking import take
from gongkai.annual.whole_report import current
from gongkai.records.models import Event
from gongkai.workflow.case_page import waiting_elsewhere
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(date(2026, 1, 12))


@pytest.fixture
def clerk(here: County) -> Actor:
    return here.actor(Role.CLERK)


@pytest.fixture
def superior(here: County) -> Actor:
    return here.actor(Role.CLERK, here.government)


def waiting(report: AnnualReport) -> list[tuple[str, str, str]]:
    rows = Task.objects.filter(case=report.pk).order_by("pk")
    return [(row.agency.name, row.step, row.says) for row in rows]


def kinds(report: AnnualReport) -> list[str]:
    return list(Event.objects.filter(case=report.pk).in_order().values_list("kind", flat=True))


def test_it_is_submitted_as_it_stood_and_stays_so_whatever_the_records_say(
    here: County, clerk: Actor
) -> None:
    report = ready(here)
    before = current(report, moment().today)
    done = take("submit", report.pk, clerk, moment())
    assert (done.stage, done.submitted_at) == (Stage.SUBMITTED, moment().at)
    assert done.report == before
    assert stored.to_text(before) == done.data
    Passage.objects.filter(report=report).update(text="改过的文字。", edits=5)
    assert current(AnnualReport.objects.get(pk=report.pk)) == before
    assert waiting(done) == [
        ("青溪县自然资源局", "publish", "年度报告已报送，等上级核准后发布"),
        ("青溪县人民政府", "clear", "下级年度报告已报送，待审核"),
    ]


def test_it_waits_in_the_inbox_of_the_superior_and_not_in_its_own(
    here: County, clerk: Actor, superior: Actor
) -> None:
    report = ready(here)
    assert [(one.label, one.count) for one in waiting_elsewhere(clerk, moment().today)] == [("年度报告", 1)]
    take("submit", report.pk, clerk, moment())
    assert waiting_elsewhere(clerk, moment().today) == []
    (line,) = waiting_elsewhere(superior, moment().today)
    assert (line.label, line.address, line.count) == ("年度报告", "/desk/annual/", 1)
    # The last day has passed without an answer: the agency has to publish all the same (Art 49).
    assert [one.is_late for one in waiting_elsewhere(clerk, date(2026, 2, 1))] == [True]


def test_what_is_left_to_be_written_stops_it_and_is_named(here: County, clerk: Actor) -> None:
    report = begin(here.agency, YEAR, clerk, moment())
    with pytest.raises(StepRefused) as refused:
        take("submit", report.pk, clerk, moment())
    says = str(refused.value)
    assert says.startswith("还有6处错误，报送前逐条改正或者说明：")
    assert "PL-03　第五部分还有一处没有补写" in says
    assert AnnualReport.objects.get(pk=report.pk).stage == Stage.COMPILING


def test_pressed_twice_it_is_submitted_once(here: County, clerk: Actor) -> None:
    report = ready(here)
    seen = report.case.length
    take("submit", report.pk, clerk, moment(), seen=seen)
    with pytest.raises(StepRefused, match="“已报送”时不能报送"):
        take("submit", report.pk, clerk, moment(), seen=seen)
    assert kinds(report).count(EventKind.SUBMITTED) == 1


def test_what_was_sent_back_is_settled_before_it_comes_again(
    here: County, clerk: Actor, superior: Actor
) -> None:
    report = submitted(here)
    on_cell = {"code": "t3.received_new@natural_person", "text": "与上月报表不一致。"}
    take("comment", report.pk, superior, moment(1), on_cell)
    take("comment", report.pk, superior, moment(1), {"section": "5", "text": "写具体。"})
    with pytest.raises(StepRefused, match="还有意见没有处理"):
        take("clear", report.pk, superior, moment(1))
    done = take("return", report.pk, superior, moment(1), {"reason": "按意见修改。"})
    assert (done.stage, done.returned_at) == (Stage.RETURNED, moment(1).at)
    assert waiting(done) == [("青溪县自然资源局", "submit", "年度报告已退回，待修改后重新报送")]
    with pytest.raises(StepRefused, match="还有2条上级意见没有处理"):
        take("submit", report.pk, clerk, moment(2))
    comments = [str(pk) for pk in CellComment.objects.values_list("pk", flat=True)]
    take("settle", report.pk, clerk, moment(2), {"comments": comments, "reason": "已经核对。"})
    again = take("submit", report.pk, clerk, moment(2))
    assert (again.stage, again.returned_at, again.submitted_at) == (Stage.SUBMITTED, None, moment(2).at)
    assert not CellComment.objects.filter(settled_at=None).exists()


def test_cleared_it_is_published_and_stands_in_the_library(
    here: County, clerk: Actor, superior: Actor
) -> None:
    report = submitted(here)
    cleared = take("clear", report.pk, superior, moment(1))
    assert cleared.stage == Stage.CLEARED
    assert waiting(cleared) == [("青溪县自然资源局", "publish", "年度报告已核准，待发布")]
    done = take("publish", report.pk, clerk, moment(2))
    assert (done.stage, done.published_at) == (Stage.PUBLISHED, moment(2).at)
    assert waiting(done) == []
    filed = LibraryReport.objects.get()
    assert (filed.own, filed.published_on) == (done, moment(2).today)


def test_before_it_is_cleared_it_is_published_for_a_reason_and_cleared_afterwards(
    here: County, clerk: Actor, superior: Actor
) -> None:
    report = submitted(here)
    with pytest.raises(InputsRefused, match="上级还没有核准"):
        take("publish", report.pk, clerk, moment(18))
    done = take("publish", report.pk, clerk, moment(18), {"reason": "1月31日将到。"})
    assert waiting(done) == [("青溪县人民政府", "clear", "下级年度报告已先行发布，待审核")]
    said = Event.objects.get(case=report.pk, kind=EventKind.PUBLISHED).values
    assert (said["before_clearance"], said["reason"]) == (True, "1月31日将到。")
    cleared = take("clear", report.pk, superior, moment(20))
    assert (cleared.stage, cleared.cleared_at) == (Stage.PUBLISHED, moment(20).at)


def test_a_correction_takes_the_place_of_what_was_published_and_that_stays_reachable(
    here: County, clerk: Actor, superior: Actor
) -> None:
    first = submitted(here)
    take("clear", first.pk, superior, moment(1))
    take("publish", first.pk, clerk, moment(2))
    inputs = {"reason": "漏计一件申请。", "due": "2026-02-20"}
    take("correct", first.pk, clerk, moment(30), inputs)
    with pytest.raises(StepRefused, match="第2版正在更正中"):
        take("correct", first.pk, clerk, moment(30), inputs)
    second = AnnualReport.objects.get(corrects=first)
    assert (second.version, second.stage, second.due) == (2, Stage.COMPILING, date(2026, 2, 20))
    words = [list(one.passages.values_list("section", "position", "text")) for one in (first, second)]
    assert words[0] == words[1]
    assert LibraryReport.objects.get().own == first
    # Signed in February it is late for a department (Art 49), which has to be explained.
    explain(second, clerk, moment(31))
    for code, actor in (("submit", clerk), ("clear", superior), ("publish", clerk)):
        take(code, second.pk, actor, moment(31), {"reason": ""})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stage, second.stage) == (Stage.SUPERSEDED, Stage.PUBLISHED)
    assert first.superseded_at == moment(31).at
    assert LibraryReport.objects.get().own == second
    assert first.report.year == YEAR


def test_a_correction_begun_by_mistake_is_dropped_and_what_was_published_stands(
    here: County, clerk: Actor, superior: Actor
) -> None:
    first = submitted(here)
    with pytest.raises(StepRefused, match="“已报送”时不能放弃更正"):
        take("drop", first.pk, clerk, moment(), {"reason": "误办。"})
    take("clear", first.pk, superior, moment(1))
    take("publish", first.pk, clerk, moment(2))
    inputs = {"reason": "漏计一件申请。", "due": "2026-02-20"}
    take("correct", first.pk, clerk, moment(30), inputs)
    second = AnnualReport.objects.get(version=2)
    with pytest.raises(InputsRefused):
        take("drop", second.pk, clerk, moment(31), {"reason": ""})
    done = take("drop", second.pk, clerk, moment(31), {"reason": "核对后没有漏计。"})
    assert (done.stage, waiting(done)) == (Stage.DROPPED, [])
    assert AnnualReport.objects.newest().get() == first
    assert LibraryReport.objects.get().own == first
    assert (kinds(done)[-1], kinds(first)[-1]) == (EventKind.DROPPED, EventKind.CORRECTION_DROPPED)
    assert [list(differences(one)) for one in AnnualReport.objects.order_by("version")] == [[], []]
    with pytest.raises(StepRefused, match="“已放弃”时不能报送"):
        take("submit", second.pk, clerk, moment(31))
    take("correct", first.pk, clerk, moment(32), inputs)
    third = AnnualReport.objects.newest().get()
    assert (third.version, third.corrects, third.stage) == (3, first, Stage.COMPILING)


def test_a_correction_that_was_sent_back_is_dropped_too_and_a_first_version_never(
    here: County, clerk: Actor, superior: Actor
) -> None:
    first = ready(here)
    with pytest.raises(StepRefused, match="这一版不是更正，不能放弃"):
        take("drop", first.pk, clerk, moment(), {"reason": "不报了。"})
    for code, actor in (("submit", clerk), ("clear", superior), ("publish", clerk)):
        take(code, first.pk, actor, moment())
    take("correct", first.pk, clerk, moment(1), {"reason": "漏计一件申请。", "due": "2026-02-20"})
    second = AnnualReport.objects.get(version=2)
    explain(second, clerk, moment(1))
    take("submit", second.pk, clerk, moment(1))
    take("return", second.pk, superior, moment(2), {"reason": "不必更正。"})
    with pytest.raises(StepRefused, match="“放弃更正”由公开办经办人、公开工作机构负责人办理"):
        take("drop", second.pk, here.actor(Role.LEADER), moment(3), {"reason": "按上级意见。"})
    assert take("drop", second.pk, clerk, moment(3), {"reason": "按上级意见。"}).stage == Stage.DROPPED
    assert waiting(second) == waiting(first) == []


def test_taken_back_it_follows_the_records_again_and_the_superior_sees_it_no_more(
    here: County, clerk: Actor, superior: Actor
) -> None:
    report = submitted(here)
    assert AnnualReport.objects.visible_to(superior).filter(pk=report.pk).exists()
    done = take("recall", report.pk, clerk, moment(1), {"reason": "漏登一件。"})
    assert (done.stage, done.submitted_at) == (Stage.COMPILING, None)
    assert not AnnualReport.objects.visible_to(superior).filter(pk=report.pk).exists()


def test_who_may_take_a_step(here: County, clerk: Actor, superior: Actor) -> None:
    report = submitted(here)
    with pytest.raises(StepRefused, match="“核准”由上级机关的公开办经办人、分管领导、公开工作机构负责人办理"):
        take("clear", report.pk, clerk, moment())
    with pytest.raises(StepRefused, match="“撤回报送”由公开办经办人"):
        take("recall", report.pk, superior, moment())
    with pytest.raises(StepRefused, match="办理"):
        take("clear", report.pk, here.actor(Role.AUDITOR, here.government), moment())
    with pytest.raises(Http404):
        take("clear", report.pk, here.actor(Role.CLERK, here.other), moment())


def test_the_department_in_charge_clears_and_of_a_vertical_line_it_alone(
    here: County, superior: Actor
) -> None:
    office = here.other
    Agency.objects.filter(pk=here.agency.pk).update(supervising_department=office, line=Line.VERTICAL)
    report = submitted(here)
    assert waiting(report)[1][0] == office.name
    with pytest.raises(StepRefused, match="由上级机关的"):
        take("clear", report.pk, superior, moment())
    done = take("clear", report.pk, here.actor(Role.OGI_HEAD, office), moment())
    assert done.stage == Stage.CLEARED


def test_the_own_office_of_the_government_clears_too(here: County) -> None:
    report = submitted(here)
    at_office = replace(here.actor(Role.CLERK, here.government), agency=here.office)
    assert AnnualReport.objects.visible_to(at_office).get() == report
    assert take("clear", report.pk, at_office, moment()).stage == Stage.CLEARED


def test_who_has_no_superior_publishes_what_it_submitted(here: County) -> None:
    leader = here.actor(Role.LEADER, here.government)
    report = ready(here, here.government)
    assert report.whole
    take("choose_scope", report.pk, leader, moment(), {"whole": "no"})
    done = take("submit", report.pk, leader, moment())
    assert (done.whole, waiting(done)) == (False, [("青溪县人民政府", "publish", "年度报告已定稿，待发布")])
    assert take("publish", report.pk, leader, moment()).stage == Stage.PUBLISHED
