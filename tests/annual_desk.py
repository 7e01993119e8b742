"""An annual report of 青溪县自然资源局 on the desk: begun, written so that nothing hinders it, taken through its steps."""

from datetime import UTC, date, datetime, timedelta

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.annual.checking import examined
from gongkai.annual.models import AnnualReport
from gongkai.annual.opening_year import begin
from gongkai.annual.taking import take
from gongkai.annual.verdicts import Answered, answer
from gongkai.records.moment import Moment
from tests.county import County

YEAR = 2025
DAY = date(2026, 1, 12)
WORDS = {
    (1, 1): "全年通过政府网站公开政府信息。",
    (1, 3): "政府信息的制作、审核、保管和动态调整由公开工作机构负责。",
    (1, 4): "按统一要求维护政府信息公开平台。",
    (1, 5): "由分管领导负责政府信息公开工作，工作考核、社会评议按要求开展，未发生责任追究。",
    (5, 0): "存在的主要问题是政策解读的形式不多。",
    (5, 1): "改进措施是丰富解读形式，方便群众理解。",
}
"""What only people can say, by section and position of the passage."""


def moment(days: int = 0) -> Moment:
    """Ten in the morning, so many days after 12 January 2026."""
    at = datetime(2026, 1, 12, 2, tzinfo=UTC) + timedelta(days=days)
    return Moment(DAY + timedelta(days=days), at)


def write(report: AnnualReport) -> None:
    """Put words in the place of every gap."""
    for (section, position), words in WORDS.items():
        report.passages.filter(section=section, position=position).update(text=words, edits=1)


def explain(report: AnnualReport, actor: Actor, when: Moment) -> None:
    """Explain every warning that is left."""
    for found in examined(report, when.today).stopping:
        answer(report.pk, found, Answered.EXPLAINED, "已经核实，情况属实。", actor, when)


def ready(here: County, at: Agency | None = None, when: Moment | None = None) -> AnnualReport:
    """A report that can be submitted."""
    clerk, when = here.actor(Role.CLERK, at), when or moment()
    report = begin(at or here.agency, YEAR, clerk, when)
    write(report)
    return AnnualReport.objects.get(pk=report.pk)


def submitted(here: County) -> AnnualReport:
    """A report that was submitted on 12 January."""
    return take("submit", ready(here).pk, here.actor(Role.OGI_HEAD), moment())
