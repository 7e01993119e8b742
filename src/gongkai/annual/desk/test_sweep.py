"""The page of a sweep: begun by a button, once; it tells how far it has come and what was in the way."""

from datetime import date

import pytest
from django.test import Client
from lxml import html as parser
from tests.county import County, county
from tests.desk_cases import at

from gongkai.agencies.role import Role
from gongkai.annual.all_at_once.sweeping import go_on
from gongkai.annual.models import AnnualReport, Sweep, SweptUnit
from gongkai.records.moment import now
from gongkai.workflow.jobs.models import Job

DAY = date(2026, 2, 10)
PAGE = "/desk/annual/board/sweep/"


@pytest.fixture
def superior(db: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    made: County = county(DAY)
    return made.client(Role.CLERK, made.government)


def panel(client: Client) -> str:
    tree = parser.fromstring(client.get(PAGE).content)
    return "".join(tree.xpath("//*[@id='sweep']")[0].text_content().split())


def test_a_sweep_is_begun_once_watched_and_ends_with_the_sum(superior: Client) -> None:
    assert "编制并汇总4个单位" in panel(superior)
    for _pressed_twice in range(2):
        assert superior.post(PAGE, {"year": "2025"}).status_code == 302
    [job] = Job.objects.all()
    [sweep] = Sweep.objects.all()
    assert (job.title, job.args_kwargs["args"]) == ("年报一键汇总", [sweep.pk])
    page = superior.get(PAGE).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "正在编制4个单位，已完成0个" in panel(superior)
    unit = SweptUnit.objects.order_by("pk")[0]
    SweptUnit.objects.filter(pk=unit.pk).update(done_at=now().at, trouble="还没有过完。")
    # Its worker is gone for good: the button goes on with it.
    job.delete()
    assert "已中断4个单位，已完成1个" in panel(superior)
    assert f"{unit.agency}：还没有过完。" in panel(superior)
    superior.post(PAGE, {"year": "2025"})
    assert Sweep.objects.count() == Job.objects.count() == 1
    go_on(sweep.pk, now)
    assert "已汇总4个单位，已完成4个" in panel(superior)
    assert AnnualReport.objects.count() == 4
    assert "hx-trigger" not in superior.get(PAGE).content.decode()
