"""Two people write in one passage: nothing is lost, and the record shows who wrote what."""

from datetime import UTC, date, datetime

import pytest
from tests.county import County, county

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, Passage
from gongkai.annual.narrative.history import history
from gongkai.annual.narrative.passages import numbers_of, standing
from gongkai.annual.narrative.references import WrongReference
from gongkai.annual.narrative.saving import Overtaken, draft_again, save
from gongkai.annual.opening_year import begin
from gongkai.annual.stage import Stage
from gongkai.records.canonical import sm3
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db
TODAY = date(2022, 1, 5)
WHEN = Moment(TODAY, datetime(2022, 1, 5, 1, tzinfo=UTC))
BASE = "召开会议两次。\n开展培训一次。\n办结的申请都已归档。"


@pytest.fixture
def sample() -> County:
    return county(TODAY)


@pytest.fixture
def report(sample: County) -> AnnualReport:
    return begin(sample.agency, 2021, SYSTEM, WHEN)


@pytest.fixture
def passage(report: AnnualReport, sample: County) -> Passage:
    """监督保障, once written in by the clerk."""
    found = Passage.objects.get(report=report, section=1, position=5)
    return save(found, BASE, 0, sample.actor(Role.CLERK), WHEN)


def test_different_paragraphs_of_two_people_are_both_kept(passage: Passage, sample: County) -> None:
    save(passage, BASE.replace("两次", "三次"), 1, sample.actor(Role.CLERK), WHEN, base=BASE)
    save(passage, BASE.replace("归档", "归档备查"), 1, sample.actor(Role.OGI_HEAD), WHEN, base=BASE)
    passage.refresh_from_db()
    assert passage.text == "召开会议三次。\n开展培训一次。\n办结的申请都已归档备查。"
    assert passage.edits == 3


def test_the_same_paragraph_of_two_people_is_refused_with_both(passage: Passage, sample: County) -> None:
    save(passage, BASE.replace("两次", "三次"), 1, sample.actor(Role.CLERK), WHEN, base=BASE)
    typed = BASE.replace("两次", "四次")
    with pytest.raises(Overtaken) as overtaken:
        save(passage, typed, 1, sample.actor(Role.OGI_HEAD), WHEN, base=BASE)
    assert (overtaken.value.passage.text, overtaken.value.typed) == (BASE.replace("两次", "三次"), typed)
    # Looked at, it may be saved over what stands now.
    save(passage, typed, 2, sample.actor(Role.OGI_HEAD), WHEN, base=BASE.replace("两次", "三次"))
    passage.refresh_from_db()
    assert passage.text == typed


def test_what_was_shown_comes_back_from_a_browser_with_other_line_ends(
    passage: Passage, sample: County
) -> None:
    typed = f"  {BASE}\n\n开展检查。".replace("\n", "\r\n")
    saved = save(passage, typed, 1, sample.actor(Role.CLERK), WHEN, base=BASE.replace("\n", "\r\n"))
    assert saved.text == f"{BASE}\n开展检查。"


def test_each_saving_is_on_record_with_its_text_and_the_one_before(passage: Passage, sample: County) -> None:
    draft = "〔待补充：组织领导、培训和监督检查的情况〕"
    save(passage, "另写。", 1, sample.actor(Role.OGI_HEAD), WHEN, base=BASE)
    last, first = history(passage)
    assert (first.before, first.text, first.by) == (draft, BASE, "周敏秋（公开办经办）")
    assert (last.before, last.text, last.by) == (BASE, "另写。", "韩立（办公室主任）")
    events = Event.objects.filter(case=passage.report_id, kind=EventKind.PASSAGE_SAVED).in_order()
    assert [event.values["before"] for event in events] == [sm3(draft), sm3(BASE)]


def test_what_is_saved_unchanged_leaves_no_record_and_follows_the_records_still(
    report: AnnualReport, sample: County
) -> None:
    lead = next(one for one in standing(report, numbers_of(report)) if one.passage.section == 1)
    save(lead.passage, lead.text, 0, sample.actor(Role.CLERK), WHEN, base=lead.text)
    assert history(lead.passage) == []
    assert Passage.objects.get(pk=lead.passage.pk).edits == 0


def test_drafted_again_it_follows_the_records_and_the_words_stay_on_record(
    passage: Passage, sample: County
) -> None:
    with pytest.raises(Overtaken):
        draft_again(passage, 0, sample.actor(Role.CLERK), WHEN)
    again = draft_again(passage, 1, sample.actor(Role.CLERK), WHEN)
    assert again.text == again.drafted == "〔待补充：组织领导、培训和监督检查的情况〕"
    newest = history(passage)[0]
    assert (newest.redrafted, newest.before) == (True, BASE)


def test_a_reference_to_nothing_is_refused(passage: Passage, sample: County) -> None:
    with pytest.raises(WrongReference, match=r"没有这样的数据：\{chanel"):
        save(passage, "公开{chanel}条。", 1, sample.actor(Role.CLERK), WHEN, base=BASE)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
def test_only_those_who_compile_the_report_write_in_it(passage: Passage, sample: County, role: Role) -> None:
    with pytest.raises(StepRefused, match="文字由编制机关的"):
        save(passage, "我来写。", 1, sample.actor(role), WHEN, base=BASE)
    with pytest.raises(StepRefused, match="文字由编制机关的"):
        save(passage, "上级来写。", 1, sample.actor(Role.CLERK, sample.government), WHEN, base=BASE)


def test_what_was_submitted_is_written_by_nobody(passage: Passage, sample: County) -> None:
    AnnualReport.objects.filter(pk=passage.report_id).update(stage=Stage.SUBMITTED)
    with pytest.raises(StepRefused, match="先撤回报送"):
        save(passage, "再改。", 1, sample.actor(Role.CLERK), WHEN, base=BASE)
