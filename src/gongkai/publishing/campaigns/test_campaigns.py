"""A clean-up from opening to closing: chosen by what they are, decided by their sections, done when their validity says so."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html as parser
from openpyxl import load_workbook
from tests.county import County, county
from tests.desk_cases import at

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.law.validity import Validity
from gongkai.publishing.campaigns.choosing import Wanted, candidates, choose, issuers
from gongkai.publishing.campaigns.deciding import decide
from gongkai.publishing.campaigns.progress import close
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Campaign, CampaignItem, CleanUpResult, Document
from gongkai.publishing.taking import take

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)
KEEP, AMEND, REPEAL, EXPIRE = CleanUpResult


@pytest.fixture
def qingxi(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    return county(DAY)


def registered(agency: Agency, title: str, year: int, unit: Any = None, **more: Any) -> Document:
    """A document of before, in force unless said otherwise."""
    validity = more.pop("validity", Validity.IN_FORCE)
    kind = more.pop("kind", DocumentKind.NORMATIVE)
    content = Content(title=title, body="", kind=str(kind), date_of_document=date(year, 5, 6), **more)
    brought = Brought(content, None, None, "", validity, {"unit": unit} if unit else {})
    (document,) = bring_in(agency, [brought], SYSTEM, at(DAY), searched=False)
    return document


def clean_up(qingxi: County, *documents: Document, due: date = DAY) -> Campaign:
    """An open one with these."""
    campaign = Campaign.objects.create(agency=qingxi.agency, title="2026年文件清理", begun_on=DAY, due=due)
    numbers = [one.pk for one in documents]
    assert choose(campaign, Wanted(), DAY, numbers=numbers) == len(documents)
    return campaign


def item_of(document: Document) -> CampaignItem:
    return CampaignItem.objects.get(document=document)


def decided(
    qingxi: County, document: Document, result: CleanUpResult, role: Role = Role.OFFICER, seen: str = ""
) -> CampaignItem:
    return decide(item_of(document), result, "依据已经废止", qingxi.actor(role), at(DAY), seen)


def change(qingxi: County, document: Document, validity: str) -> None:
    named = "" if validity in ("expired", "in_force") else "青政发〔2026〕9号"
    said = {"validity": validity, "on": DAY, "by_name": named, "articles": "第三条"}
    take("change_validity", document.pk, qingxi.actor(Role.CLERK), at(DAY), said)


def test_documents_in_force_are_offered_by_what_they_are_and_once(qingxi: County) -> None:
    land, plans = qingxi.units["不动产登记科"], qingxi.units["规划科"]
    first = registered(qingxi.agency, "甲办法", 2011, land, theme="land")
    second = registered(qingxi.agency, "乙办法", 2012, plans, issuers=["青溪县自然资源局", "青溪县财政局"])
    rule = registered(qingxi.agency, "丙规定", 2012, kind=DocumentKind.RULE)
    registered(qingxi.agency, "丁办法", 2011, validity=Validity.REPEALED)
    registered(qingxi.other, "戊办法", 2011)
    campaign = Campaign.objects.create(agency=qingxi.agency, title="清理", begun_on=DAY, due=DAY)

    def titles(**wanted: Any) -> list[str]:
        return [one.title for one in candidates(campaign, Wanted(**wanted), DAY)]

    assert titles() == ["甲办法", "乙办法", "丙规定"]
    assert titles(year=2012) == ["乙办法", "丙规定"]
    assert titles(kind=DocumentKind.RULE) == ["丙规定"]
    assert titles(theme="land") == ["甲办法"]
    assert titles(unit=plans.pk) == ["乙办法"]
    assert titles(words="乙 办法") == ["乙办法"]
    assert issuers(qingxi.agency, DAY) == ["青溪县自然资源局", "青溪县财政局"]
    assert titles(issuer="青溪县自然资源局") == ["甲办法", "乙办法", "丙规定"]
    assert titles(issuer="青溪县财政局") == ["乙办法"]
    assert titles(issuer="青溪县教育局") == []

    assert choose(campaign, Wanted(year=2012), DAY) == 2
    assert choose(campaign, Wanted(), DAY, numbers=[first.pk, second.pk], unit=plans) == 1
    assert titles() == []
    answering = {one.document_id: one.unit for one in CampaignItem.objects.select_related("unit")}
    assert answering == {first.pk: plans, second.pk: plans, rule.pk: None}


def test_what_stays_in_force_is_done_at_once_and_the_rest_when_the_validity_says_so(qingxi: County) -> None:
    land = qingxi.units["不动产登记科"]
    kept, amended, repealed, expired = (
        registered(qingxi.agency, title, 2011, land) for title in ("甲", "乙", "丙", "丁")
    )
    change(qingxi, amended, "amended")
    campaign = clean_up(qingxi, kept, amended, repealed, expired)
    with pytest.raises(LedgerRefused, match="还有4件没有提出意见"):
        close(campaign, DAY)
    decided(qingxi, kept, KEEP)
    # It was amended before: the amendment that is wanted now is another.
    decided(qingxi, amended, AMEND)
    decided(qingxi, repealed, REPEAL)
    # Said before anybody decided.
    change(qingxi, expired, "expired")
    decided(qingxi, expired, EXPIRE)
    assert [item_of(one).done_on for one in (kept, amended, repealed, expired)] == [DAY, None, None, DAY]
    with pytest.raises(LedgerRefused, match="还有2件没有办理"):
        close(campaign, DAY)
    change(qingxi, amended, "partly_repealed")
    # Not what was decided.
    change(qingxi, repealed, "expired")
    assert [item_of(one).done_on for one in (amended, repealed)] == [DAY, None]
    change(qingxi, repealed, "repealed")
    assert item_of(repealed).done_on == DAY
    # Said by mistake, and put right.
    change(qingxi, repealed, "in_force")
    assert item_of(repealed).done_on is None
    change(qingxi, repealed, "repealed")
    close(campaign, DAY)
    change(qingxi, repealed, "in_force")
    assert item_of(repealed).done_on == DAY
    with pytest.raises(LedgerRefused, match="已经结束"):
        decided(qingxi, kept, REPEAL, Role.CLERK, "keep")


def test_who_decides_and_what_cannot_be_decided(qingxi: County) -> None:
    land, plans = qingxi.units["不动产登记科"], qingxi.units["规划科"]
    mine, theirs = registered(qingxi.agency, "甲", 2011, land), registered(qingxi.agency, "乙", 2011, plans)
    clean_up(qingxi, mine, theirs)
    for role in (Role.OFFICER, Role.SECTION_HEAD, Role.LEADER):
        with pytest.raises(LedgerRefused, match="由责任科室"):
            decided(qingxi, theirs, KEEP, role)
    decided(qingxi, theirs, KEEP, Role.OGI_HEAD)
    decided(qingxi, mine, REPEAL)
    with pytest.raises(LedgerRefused, match="别人刚提出"):
        decided(qingxi, mine, KEEP, Role.SECTION_HEAD)
    change(qingxi, mine, "repealed")
    with pytest.raises(LedgerRefused, match="已经按这个意见办理"):
        decided(qingxi, mine, KEEP, Role.SECTION_HEAD, "repeal")
    # What stays in force, and is repealed after all, has to be decided once more, and not like that.
    change(qingxi, theirs, "repealed")
    assert item_of(theirs).done_on is None
    with pytest.raises(LedgerRefused, match="已经“废止”"):
        decided(qingxi, theirs, KEEP, Role.CLERK, "keep")
    assert decided(qingxi, theirs, REPEAL, Role.CLERK, "keep").done_on == DAY


def test_on_the_desk_from_opening_to_closing(qingxi: County) -> None:
    land = qingxi.units["不动产登记科"]
    document = registered(qingxi.agency, "甲办法", 2011, land)
    clerk, officer = qingxi.client(Role.CLERK), qingxi.client(Role.OFFICER)
    assert "/desk/campaigns/" in clerk.get("/desk/register-of-documents/").content.decode()
    assert clerk.post("/desk/campaigns/new/", {"title": "清理", "due": DAY - timedelta(1)}).status_code == 422
    opened = clerk.post(
        "/desk/campaigns/new/", {"title": "2026年清理", "due": DAY, "basis": "青政办〔2026〕3号"}
    )
    campaign = Campaign.objects.get()
    address = f"/desk/campaigns/{campaign.pk}/"
    assert opened["Location"] == f"{address}documents/"
    assert "甲办法" in clerk.get(f"{address}documents/?year=2011").content.decode()
    assert "没有可以选入的文件" in clerk.get(f"{address}documents/?year=2010").content.decode()
    assert clerk.post(f"{address}documents/", {"do": "ticked"}).status_code == 422
    clerk.post(f"{address}documents/", {"do": "ticked", "document": document.pk, "unit": ""})
    item = f"/desk/campaigns/items/{item_of(document).pk}/"

    assert (
        officer.post(item, {"do": "decide", "result": "repeal", "reason": "", "seen": ""}).status_code == 422
    )
    assert officer.post(item, {"do": "assign", "unit": ""}).status_code == 422
    officer.post(item, {"do": "decide", "result": "repeal", "reason": "上位法已经废止", "seen": ""})
    assert (item_of(document).result, item_of(document).person) == ("repeal", qingxi.person(Role.OFFICER))
    assert "change_validity" not in officer.get(item).content.decode()
    (step,) = parser.fromstring(clerk.get(item).content).xpath(
        "//a[contains(@href, 'change_validity')]/@href"
    )
    filled = parser.fromstring(clerk.get(step).content)
    assert filled.xpath("//select[@name='validity']/option[@selected]/@value") == ["repealed"]
    assert filled.xpath("string(//textarea[@name='reason'])").strip() == "2026年清理：上位法已经废止"

    assert clerk.post(item, {"do": "leave_out"}).status_code == 422
    assert clerk.post(f"{address}close/").status_code == 422
    assert "不能结束：还有1件没有办理。" in clerk.get(address).content.decode()
    said = {"validity": "repealed", "on": DAY, "by_name": "青政发〔2026〕9号", "confirmed": "1"}
    assert clerk.post(step, said).status_code == 302
    assert "没有结束" not in clerk.get(f"{address}close/").content.decode()
    clerk.post(f"{address}close/")
    campaign.refresh_from_db()
    assert campaign.closed_on == DAY
    assert "改提意见" not in clerk.get(item).content.decode()
    book = load_workbook(BytesIO(clerk.get(f"{address}list.xlsx").content))
    assert [cell.value for cell in book["清理结果"][2]] == [
        1, "甲办法", None, "2011-05-06", "不动产登记科", "废止", "上位法已经废止", "2026-03-12", "2026-03-12", "废止",
    ]  # fmt: skip
    assert [cell.value for cell in book["各科室进度"][2]] == ["不动产登记科", 1, 1, 1, 0]
    assert [row[1].value for row in book["各种意见"].iter_rows(min_row=2)] == [0, 0, 1, 0]


def test_a_section_sees_its_own_and_another_agency_nothing(qingxi: County) -> None:
    land, plans = qingxi.units["不动产登记科"], qingxi.units["规划科"]
    mine, theirs = (
        registered(qingxi.agency, "甲办法", 2011, land),
        registered(qingxi.agency, "乙办法", 2012, plans),
    )
    campaign = clean_up(qingxi, mine, theirs)
    address = f"/desk/campaigns/{campaign.pk}/"
    officer = qingxi.client(Role.OFFICER)
    html = officer.get(address).content.decode()
    assert "甲办法" in html
    assert "乙办法" not in html
    assert "规划科" not in html
    book = load_workbook(BytesIO(officer.get(f"{address}list.xlsx").content))
    assert [row[1].value for row in book["清理结果"].iter_rows(min_row=2)] == ["甲办法"]
    assert officer.get(f"/desk/campaigns/items/{item_of(theirs).pk}/").status_code == 404
    assert officer.get(f"{address}documents/").status_code == 403
    stranger = qingxi.client(Role.CLERK, qingxi.other)
    assert "2026年文件清理" not in stranger.get("/desk/campaigns/").content.decode()
    for page in (address, f"{address}close/", f"/desk/campaigns/items/{item_of(mine).pk}/"):
        assert stranger.get(page).status_code == 404, page


def test_late_ones_stand_out_each_number_opens_its_rows_and_more_rows_ask_no_more(qingxi: County) -> None:
    land, plans = qingxi.units["不动产登记科"], qingxi.units["规划科"]
    first = registered(qingxi.agency, "甲办法", 2011, land)
    campaign = clean_up(qingxi, first, due=DAY - timedelta(1))
    decided(qingxi, first, REPEAL)
    clerk, address = qingxi.client(Role.CLERK), f"/desk/campaigns/{campaign.pk}/"
    pages = ("/desk/campaigns/", address, f"{address}documents/", f"{address}list.xlsx")
    registered(qingxi.agency, "未选入的", 2011, land)

    def questions(page: str) -> int:
        clerk.get(page)
        with CaptureQueriesContext(connection) as asked:
            clerk.get(page)
        return len(asked)

    before = {page: questions(page) for page in pages}
    more = [registered(qingxi.agency, f"乙办法之{number}", 2012, plans) for number in range(3)]
    choose(campaign, Wanted(), DAY, numbers=[one.pk for one in more])
    registered(qingxi.agency, "也未选入", 2012, plans)
    assert {page: questions(page) for page in pages} == before
    assert max(before.values()) <= 16, before

    tree = parser.fromstring(clerk.get(address).content)
    assert "期限已过，4件没有办结。" in tree.text_content()
    opened = {}
    for link in tree.xpath("//section[@aria-labelledby='h-progress']//a[@class='n']"):
        shown = parser.fromstring(clerk.get(address + link.get("href").partition("#")[0]).content)
        rows = shown.xpath("//section[@id='rows']//th[@scope='row']/a")
        opened[link.get("aria-label")] = len(rows)
        assert len(rows) == int(link.text)
    assert opened == {
        "不动产登记科，文件1件": 1,
        "不动产登记科，没有办理1件": 1,
        "规划科，文件3件": 3,
        "规划科，没有提出意见3件": 3,
    }
