"""New-media accounts: which are stale, figures by day, closed for good; a document packed for them."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.publishing.accounts.freshness import freshness, stale
from gongkai.publishing.accounts.keeping import close, note_figures
from gongkai.publishing.accounts.limits import shortened
from gongkai.publishing.channels.entering import Entry, Item, enter
from gongkai.publishing.channels.striking import strike
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import ChannelKind, DocumentFile, FileUse, MediaAccount, Publication
from gongkai.records.attachments import attach
from gongkai.records.models import Purpose

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 16)
WHEN = morning(TODAY)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    return county(TODAY)


def _account(here: County, name: str, channel: str = ChannelKind.WECHAT, **more: object) -> MediaAccount:
    values = {"opened_on": date(2020, 1, 1), **more}
    return MediaAccount.objects.create(agency=here.agency, channel=channel, name=name, **values)


def _posted(here: County, account: MediaAccount, on: date) -> None:
    enter(here.agency, Item(f"{on}"), [Entry(account.channel, on, account)], SYSTEM, WHEN)


def test_an_account_is_stale_when_nothing_was_posted_within_its_period(
    here: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fresh, silent, _new, gone = (
        _account(here, name, opened_on=opened)
        for name, opened in (
            ("按时", date(2020, 1, 1)),
            ("久未更新", date(2020, 1, 1)),
            ("新开", date(2026, 3, 10)),
            ("已注销", date(2020, 1, 1)),
        )
    )
    # The 14th day is the last in time; the 15th is late.
    _posted(here, fresh, date(2026, 3, 2))
    _posted(here, silent, date(2026, 3, 1))
    _posted(here, gone, date(2025, 1, 1))
    close(gone, date(2025, 6, 1), "并入县级账号", TODAY)
    note_figures(fresh, date(2026, 1, 31), 900, 5000, TODAY)
    note_figures(fresh, date(2026, 2, 28), 1000, None, TODAY)

    with django_assert_num_queries(1):
        found = freshness(MediaAccount.objects.all(), TODAY)
    assert [(one.account.name, one.days) for one in stale(found)] == [("久未更新", 15)]
    assert found[0].account == silent
    assert found[-1].account == gone
    by_name = {one.account.name: one for one in found}
    assert (by_name["按时"].days, by_name["新开"].last, by_name["新开"].days) == (14, None, 6)
    newest = by_name["按时"].account
    assert (newest.figures_on, newest.followers, newest.reads) == (date(2026, 2, 28), 1000, None)  # type: ignore[attr-defined]


def test_a_post_that_was_struck_out_freshens_nothing(here: County) -> None:
    account = _account(here, "青溪自然资源", ChannelKind.WEIBO)
    entry = Entry(ChannelKind.WEIBO, TODAY, account)
    (slip,) = enter(here.agency, Item("误登"), [entry], SYSTEM, WHEN)
    strike(slip, "误登", SYSTEM, WHEN)
    (found,) = freshness(MediaAccount.objects.all(), TODAY)
    assert (found.last, found.is_stale) == (None, True)


def test_figures_of_a_day_are_corrected_by_saying_them_again(here: County) -> None:
    account = _account(here, "青溪自然资源")
    note_figures(account, date(2026, 2, 28), 1000, 50, TODAY)
    note_figures(account, date(2026, 2, 28), 1010, 60, TODAY)
    assert list(account.figures.values_list("followers", "reads")) == [(1010, 60)]
    with pytest.raises(LedgerRefused, match="还没有到"):
        note_figures(account, date(2026, 3, 17), 1, None, TODAY)
    with pytest.raises(LedgerRefused, match="早于开设日期"):
        note_figures(account, date(2019, 12, 31), 1, None, TODAY)


def test_an_account_is_closed_once_and_not_before_its_last_post(here: County) -> None:
    account = _account(here, "青溪自然资源")
    _posted(here, account, date(2026, 3, 10))
    with pytest.raises(LedgerRefused, match="早于最后一次发布"):
        close(account, date(2026, 3, 9), "停用", TODAY)
    assert close(account, date(2026, 3, 10), "停用", TODAY).closing_reason == "停用"
    with pytest.raises(LedgerRefused, match="已于2026年3月10日注销"):
        close(account, TODAY, "停用", TODAY)


def test_the_register_of_accounts_is_kept_on_the_desk(here: County) -> None:
    clerk = here.client(Role.CLERK)
    sent = {
        "channel": "weibo",
        "name": "青溪自然资源",
        "opened_on": "2021-05-01",
        "fresh_within": "14",
        "identity": "",
        "keeper": "林一帆",
        "unit": str(here.units["办公室"].pk),
    }
    assert clerk.post(reverse("media-account-new"), sent).status_code == 302
    account = MediaAccount.objects.get()
    assert (account.agency, account.unit) == (here.agency, here.units["办公室"])
    again = clerk.post(reverse("media-account-new"), sent)
    assert again.status_code == 422
    assert "已经登记了“青溪自然资源”" in again.content.decode()
    page = clerk.get(reverse("media-accounts")).content.decode()
    # From 1 May 2021 to 16 March 2026.
    assert "1780天没有更新" in page
    assert "需要更新1个" in page
    figures = {"on": "2026-03-15", "followers": "1234", "reads": ""}
    assert clerk.post(reverse("media-account", args=[account.pk]), figures).status_code == 302
    assert "1234" in clerk.get(reverse("media-accounts")).content.decode()
    officer = here.client(Role.OFFICER)
    assert officer.post(reverse("media-account", args=[account.pk]), figures).status_code == 200
    closed = {"on": "2026-03-16", "reason": "整合"}
    assert clerk.post(reverse("media-account-close", args=[account.pk]), closed).status_code == 302
    assert "整合" in clerk.get(reverse("media-accounts")).content.decode()


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("石桥村试点。", 10, "石桥村试点。"),
        ("石桥村试点。其他村暂缓。六合镇另行通知。", 14, "石桥村试点。其他村暂缓。"),
        ("没有句号的一长句话一直说下去", 10, "没有句号的一长句……"),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_sentence(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
    assert len(shortened(text, most)) <= most


def _zip(client: Client, pk: int) -> ZipFile:
    answer = client.get(reverse("media-package", args=[pk]))
    assert answer.status_code == 200
    return ZipFile(BytesIO(answer.content))


def test_a_public_document_is_packed_within_the_limits_of_new_media(here: County) -> None:
    title = "青溪县自然资源局关于" + "征收" * 40 + "的公告"
    body = "<p>" + "石桥村试点先行。" * 60 + "</p><p>特此公告。</p>"
    document = published(here.agency, title, date(2026, 3, 2), kind="notice", body=body)
    packed = _zip(here.client(Role.OFFICER), document.pk)
    texts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert len(texts["微信/标题.txt"]) == 64
    assert len(texts["微信/摘要.txt"]) <= 120
    assert texts["微信/摘要.txt"].endswith("。")
    assert texts["微信/正文.txt"].endswith("特此公告。")
    assert texts["微博/正文.txt"].startswith(f"【{title}】")
    assert f"http://testserver/info/{document.pk}/" in texts["微博/正文.txt"]
    assert "微信标题不超过64字" in texts["说明.txt"]
    assert "<p>特此公告。</p>" in texts["微信/正文.html"]


def test_a_short_post_carries_the_beginning_and_the_link_in_140_characters(here: County) -> None:
    body = "<p>" + "石桥村试点先行。" * 60 + "</p>"
    document = published(here.agency, "征收土地公告", date(2026, 3, 2), body=body)
    post = _zip(here.client(Role.CLERK), document.pk).read("微博/正文.txt").decode()
    assert len(post) <= 140
    assert "石桥村试点先行。" in post
    assert post.endswith(f"/info/{document.pk}/")


def test_pictures_of_the_page_go_along_and_files_that_are_not_public_do_not(here: County) -> None:
    document = published(here.agency, "征收土地公告", date(2026, 3, 2))
    stream = BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    numbers = []
    with transaction.atomic():
        for name in ("地块.png", "草图.png"):
            file = attach(document.case, Purpose.DOCUMENT_FILE, name, stream.getvalue(), SYSTEM, WHEN)
            kept = DocumentFile.objects.create(
                document=document, attachment=file, use=FileUse.PICTURE, title=name
            )
            numbers.append(kept.pk)
    shown, hidden = numbers
    Publication.objects.filter(pk=document.pk).update(
        body=f'<p>位置如图。</p><p><img src="files/{shown}" alt="地块位置"></p>',
        files=[{"number": shown, "use": "picture", "title": "地块.png"}],
    )
    packed = _zip(here.client(Role.CLERK), document.pk)
    assert [name for name in packed.namelist() if name.startswith("图片/")] == ["图片/01.png"]
    assert packed.read("图片/01.png") == stream.getvalue()
    assert '<img src="../图片/01.png" alt="地块位置">' in packed.read("微信/正文.html").decode()
    assert f"files/{hidden}" not in packed.read("微信/正文.html").decode()
    assert "图片1张" in packed.read("说明.txt").decode()


def test_what_is_not_public_is_not_packed(here: County) -> None:
    document = published(here.agency, "征收土地公告", date(2026, 3, 2))
    document.publication.delete()
    address = reverse("media-package", args=[document.pk])
    assert here.client(Role.CLERK).get(address).status_code == 404
