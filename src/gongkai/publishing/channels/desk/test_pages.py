"""The ledger on the desk: figures that open their rows, entering, pasting, importing, striking out, taking it along."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.casework.register_import.pasted import pasted_rows
from gongkai.publishing.channels.register_import.field import HEADINGS, PASTED
from gongkai.publishing.models import ChannelKind, MediaAccount, Placement

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    found = county(TODAY)
    MediaAccount.objects.create(
        agency=found.agency, channel=ChannelKind.WECHAT, name="青溪自然资源", opened_on=date(2020, 1, 1)
    )
    return found


@pytest.fixture
def clerk(here: County) -> Client:
    return here.client(Role.CLERK)


def _page(client: Client, name: str, **query: object) -> str:
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def _form(page: str, **more: object) -> dict[str, object]:
    """What a browser would send of the form on an import's page."""
    hidden = dict(re.findall(r'<input type="hidden" name="(name|data)" value="([^"]*)"', page))
    columns = {
        name: chosen
        for name, options in re.findall(r'<select id="c-\d+" name="(column-\d+)">(.*?)</select>', page)
        for chosen in re.findall(r'value="([^"]*)" selected', options) or [""]
    }
    return {**hidden, **columns, **more}


def test_one_item_is_entered_on_several_channels_by_one_form(here: County, clerk: Client) -> None:
    form = _page(clerk, "channels-entry")
    account = MediaAccount.objects.get()
    assert f'name="account-{account.pk}-ticked"' in form
    # The official account stands for its channel.
    assert 'name="wechat-ticked"' not in form
    sent = {
        "title": "世界水日宣传",
        "on": "2026-03-10",
        f"account-{account.pk}-address": "https://example.com/1",
        f"account-{account.pk}-reads": "1024",
        "onspot-ticked": "on",
        "onspot-on": "2026-03-11",
    }
    answer = clerk.post(reverse("channels-entry"), sent, follow=True)
    assert "已登记“世界水日宣传”的2条发布。" in answer.content.decode()
    assert sorted(Placement.objects.values_list("channel", "on", "reads")) == [
        ("onspot", date(2026, 3, 11), None),
        ("wechat", date(2026, 3, 10), 1024),
    ]
    again = clerk.post(reverse("channels-entry"), sent)
    assert again.status_code == 422
    assert "已经登记过" in again.content.decode()
    assert 'value="https://example.com/1"' in again.content.decode()
    assert Placement.objects.count() == 2


def test_a_public_document_is_entered_elsewhere_under_its_own_title(here: County, clerk: Client) -> None:
    document = published(here.agency, "青溪县征收土地公告", date(2026, 3, 2))
    address = f"{reverse('channels-entry')}?document={document.pk}"
    form = clerk.get(address).content.decode()
    assert 'name="title"' not in form
    assert 'name="site-ticked"' not in form
    assert clerk.post(address, {"on": "2026-03-12", "gazette-ticked": "on"}).status_code == 302
    assert Placement.objects.get(channel="gazette").document == document
    for wrong in ("999999", "x"):
        assert clerk.get(reverse("channels-entry"), {"document": wrong}).status_code == 404
    other = published(here.other, "清和公告", date(2026, 3, 2))
    assert clerk.get(reverse("channels-entry"), {"document": other.pk}).status_code == 404


def test_each_number_of_the_ledger_opens_its_rows_and_the_page_asks_a_fixed_number_of_questions(
    here: County, clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        published(here.agency, f"动态{number}", date(2026, 3, 1 + number))
    for number in range(4):
        Placement.objects.create(
            agency=here.agency,
            channel=ChannelKind.WEIBO,
            title=f"微博{number}",
            on=TODAY,
            unit=here.units["规划科"],
            entered_by="周敏秋",
            entered_at=morning(TODAY).at,
        )
    Placement.objects.create(
        agency=here.agency,
        channel=ChannelKind.WEIBO,
        title="去年的",
        on=date(2025, 12, 31),
        entered_by="周敏秋",
        entered_at=morning(TODAY).at,
    )
    with django_assert_max_num_queries(16):
        page = _page(clerk, "channels")
    assert "共10条，涉及信息10件" in page
    opened = dict(re.findall(r'href="/desk/channels/\?([^"]+)#rows" aria-label="([^"，]+)，', page))
    for query, label in opened.items():
        (number,) = re.findall(f'aria-label="{label}，(\\d+)条"', page)[:1]
        rows = clerk.get(f"/desk/channels/?{query.replace('&amp;', '&')}").content.decode()
        assert re.search(r'id="h-rows">发布登记</h2><span class="note">(\d+)条', rows)[1] == number  # type: ignore[index]
    assert set(opened.values()) == {"政府网站", "政务微博", "工作动态", "规划科", "没有写科室"}
    assert "去年的" not in page
    assert "去年的" in _page(clerk, "channels", **{"from": "2025-01-01", "to": "2025-12-31"})


def test_the_ledger_goes_along_as_a_workbook_and_on_paper(here: County, clerk: Client) -> None:
    published(here.agency, "=1+1的公告", date(2026, 3, 2))
    book = load_workbook(BytesIO(clerk.get(reverse("channels-export")).content))
    head, row = list(book["发布渠道台账"].iter_rows(values_only=True))
    assert head[:3] == ("发布日期", "标题", "渠道")
    assert row[:5] == ("2026-03-02", "=1+1的公告", "政府网站", None, "工作动态")
    assert "=1+1的公告" in _page(clerk, "channels-print")


def test_pasted_rows_are_looked_at_and_taken_over_once(here: County, clerk: Client) -> None:
    pasted = "2026-03-10\t世界水日宣传,甲;乙;丙;丁;戊;己\t微信公众号\t\thttps://example.com/1\n2026-03-11\t国土规划公示\t政务微博\n"
    page = clerk.post(reverse("channels-import"), {"pasted": pasted, "do": "read"}).content.decode()
    assert "读出2件，没有问题" in page
    assert "2026年政务微信1条" in page
    for _twice in range(2):
        done = clerk.post(reverse("channels-import"), _form(page, do="import")).content.decode()
    assert "已有2件在本系统" in done
    assert sorted(Placement.objects.values_list("title", "channel")) == [
        ("世界水日宣传,甲;乙;丙;丁;戊;己", "wechat"),
        ("国土规划公示", "weibo"),
    ]


def test_errors_of_an_imported_ledger_stand_by_row_and_nothing_is_taken_over(
    here: County, clerk: Client
) -> None:
    file = SimpleUploadedFile(
        "台账.csv", "日期,标题,渠道\n2026-03-10,公告,网站\n2026-13-10,公告,微博\n".encode()
    )
    page = clerk.post(reverse("channels-import"), {"file": file, "do": "read"}).content.decode()
    assert "1行有问题，全部改好才能导入" in page
    assert "第3行“发布日期”" in page
    clerk.post(reverse("channels-import"), _form(page, do="import"))
    assert not Placement.objects.exists()


def test_a_link_to_a_document_of_the_platform_makes_the_row_its_entry_and_no_second_one_of_its_page(
    here: County, clerk: Client
) -> None:
    document = published(here.agency, "青溪县征收土地公告", date(2026, 3, 2))
    link = f"https://www.example.gov.cn/info/{document.pk}/"
    pasted = f"日期\t标题\t渠道\t链接\n2026-03-03\t征收土地公告\t网站\t{link}\n2026-03-04\t征地公告\t公告栏\t{link}\n"
    page = clerk.post(reverse("channels-import"), {"pasted": pasted, "do": "read"}).content.decode()
    assert "其中1件已经导入" in page
    clerk.post(reverse("channels-import"), _form(page, do="import"))
    assert sorted(Placement.objects.values_list("document", "channel")) == [
        (document.pk, "noticeboard"),
        (document.pk, "site"),
    ]


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        (
            "2026-03-10\t公告\t网站",
            [["发布日期", "标题", "渠道", "栏目", "链接"], ["2026-03-10", "公告", "网站"]],
        ),
        (
            "标题\t日期\t渠道\n公告，甲;乙,丙\t2026-03-10\t网站",
            [["标题", "日期", "渠道"], ["公告，甲;乙,丙", "2026-03-10", "网站"]],
        ),
        (
            '标题\t日期\t渠道\n"两行\n标题"\t2026-03-10\t网站',
            [["标题", "日期", "渠道"], ["两行\n标题", "2026-03-10", "网站"]],
        ),
    ],
)
def test_pasted_rows_without_a_head_get_the_usual_one(pasted: str, rows: list[list[str]]) -> None:
    assert pasted_rows(pasted, HEADINGS, PASTED) == rows


def test_a_slip_is_struck_out_by_its_agency_alone(here: County, clerk: Client) -> None:
    slip = Placement.objects.create(
        agency=here.agency,
        channel=ChannelKind.WEIBO,
        title="误登",
        on=TODAY,
        entered_by="周敏秋",
        entered_at=morning(TODAY).at,
    )
    address = reverse("channels-strike", args=[slip.pk])
    assert here.client(Role.CLERK, here.other).get(address).status_code == 404
    assert here.client(Role.AUDITOR).get(address).status_code == 403
    assert clerk.post(address, {"reason": ""}).status_code == 422
    assert clerk.post(address, {"reason": "重复登记"}).status_code == 302
    assert "误登" not in _page(clerk, "channels", q="误登").split('id="rows"')[1]
    struck = _page(clerk, "channels", state="struck")
    assert "周敏秋（公开办经办）划销：重复登记" in struck


def test_who_looks_on_from_above_reads_the_subtree_and_enters_nothing(here: County) -> None:
    published(here.agency, "青溪动态", date(2026, 3, 2))
    auditor = here.client(Role.AUDITOR, here.government)
    page = _page(auditor, "channels", agency=here.government.pk, subtree=1)
    assert "青溪动态" in page
    assert "登记发布</a>" not in page
    assert auditor.get(reverse("channels"), {"agency": here.other.pk}).status_code == 404
    assert auditor.get(reverse("channels-entry")).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "from=2026-13-99&to=x",
        "from=0001-01-01&to=9999-12-31",
        "from=2026-12-31&to=2026-01-01",
        "unit=99999999999999999999&account=x&column=%22%3E&channel=x",
        "unit=999999999999999999&account=-&page=-1&q=%25%5F%22",
        "agency=999999999999999999999&subtree=1&state=x&domain=99&months=x&lack=x",
    ],
)
def test_an_address_that_means_nothing_asks_for_nothing(here: County, clerk: Client, query: str) -> None:
    for name in (
        "channels",
        "channels-print",
        "media-accounts",
        "submissions",
        "submissions-bulletin",
        "standard-catalogue",
        "reading-points",
        "policy-questions",
    ):
        assert clerk.get(f"{reverse(name)}?{query}").status_code == 200, name
