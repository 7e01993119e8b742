"""The ledgers on the desk: quick entry, what is refused, two who write at once, files, who sees what, and what it costs."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.book_rows import book_rows
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.registers import entering
from gongkai.registers.books import length_of
from gongkai.registers.files import files_of
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Message, PowerItem

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)
WHEN = morning(TODAY)
MESSAGES, POWERS = LEDGERS["messages"], LEDGERS["powers"]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    return county(TODAY)


@pytest.fixture
def clerk(here: County) -> Client:
    return here.client(Role.CLERK)


def _message(here: County, subject: str, **more: Any) -> Any:
    values = {"on": TODAY, "subject": subject, **more}
    return entering.enter(here.agency, MESSAGES, values, here.actor(Role.CLERK), WHEN)


def _item(here: County, name: str, **days: date) -> Any:
    values = {"name": name, "kind": "licensing", **days}
    return entering.enter(here.agency, POWERS, values, here.actor(Role.CLERK), WHEN)


def _page(client: Client, name: str, *args: object, **query: object) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def _quick(client: Client, once: str, **values: str) -> Any:
    return client.post(
        f"{reverse('ledger-enter', args=['messages'])}?year=2026", {"quick": "1", "once": once, **values}
    )


def test_quick_entry_comes_back_to_an_empty_row_with_the_day_kept(clerk: Client) -> None:
    answer = _quick(clerk, "first", on="2026-03-05", subject="石桥村路灯不亮")
    row = Message.objects.get()
    assert answer["Location"] == f"/desk/ledgers/messages/?year=2026&entered={row.pk}"
    page = clerk.get(answer["Location"]).content.decode()
    assert "已登记“石桥村路灯不亮”。" in page
    form = page[page.index('name="quick"') : page.index("</form>", page.index('name="quick"'))]
    assert re.search(r'name="on" value="2026-03-05"', form)
    # The cursor stands in the first field that is empty, and only there.
    assert re.findall(r'name="(\w+)"[^>]*autofocus', form) == ["source"]
    assert "石桥村路灯不亮" not in form


def test_what_quick_entry_refuses_stands_beside_its_field_in_the_list_with_all_that_was_typed(
    clerk: Client,
) -> None:
    answer = _quick(clerk, "refused", on="2026-03-13", source="领导信箱", subject="")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "2026年3月13日还没有到。写实际的日期。" in page
    assert "还没有填。" in page
    assert 'value="领导信箱"' in page
    assert 'id="h-rows"' in page
    assert not Message.objects.exists()


def test_what_is_no_day_and_no_section_is_said_in_the_words_of_the_desk(clerk: Client) -> None:
    page = _quick(clerk, "strange", on="2026-02-30", subject="路灯", unit="99999").content.decode()
    assert "不是一个存在的日期。写成2026-03-12。" in page
    assert "没有这一项。从列出的里面选。" in page


def test_the_same_form_sent_twice_enters_one_row(clerk: Client) -> None:
    for _twice in range(2):
        assert _quick(clerk, "twice", on="2026-03-05", subject="路灯不亮").status_code == 302
    assert Message.objects.count() == 1


def test_what_a_ledger_refuses_of_all_fields_stands_beside_them(clerk: Client) -> None:
    sent = {"on": "2026-03-10", "subject": "路灯", "redone": "0", "answered_on": "2026-03-09"}
    answer = clerk.post(reverse("ledger-enter", args=["messages"]), {"once": "all", **sent})
    assert answer.status_code == 422
    says = "早于“收到日期”。核对两个日期。"
    assert f'id="id_answered_on_error">{says}<' in answer.content.decode()


def test_a_late_saver_sees_both_values_and_keeps_what_the_other_has_written_elsewhere(
    here: County, clerk: Client
) -> None:
    row = _message(here, "路灯不亮", source="领导信箱")
    change = reverse("ledger-row-change", args=["messages", row.pk])
    seen = re.search(r'name="seen" value="(\d+)"', clerk.get(change).content.decode())[1]  # type: ignore[index]
    officer = here.actor(Role.OFFICER)
    others = {"subject": "三盏路灯不亮", "source": "政民互动"}
    entering.change(row, MESSAGES, others, length_of(here.agency, MESSAGES), officer, WHEN)
    sent = {"on": "2026-03-12", "due": "2026-03-19", "redone": "0", "source": "领导信箱"}
    answer = clerk.post(change, {"seen": seen, "subject": "石桥村路灯", "note": "已转办", **sent})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "林一帆（科员）改过这一条" in page
    assert "<td>三盏路灯不亮</td><td>石桥村路灯</td>" in page
    assert re.search(r'name="source" value="政民互动"', page)
    assert re.search(r'name="note" value="已转办"', page)
    row.refresh_from_db()
    assert (row.subject, row.note) == ("三盏路灯不亮", "")
    again = re.search(r'name="seen" value="(\d+)"', page)[1]  # type: ignore[index]
    sent["source"] = "政民互动"
    assert clerk.post(change, {"seen": again, "subject": "石桥村路灯", **sent}).status_code == 302
    row.refresh_from_db()
    assert (row.subject, row.source) == ("石桥村路灯", "政民互动")


def test_filters_and_words_narrow_the_list_and_its_totals(here: County, clerk: Client) -> None:
    _message(here, "路灯不亮", unit=here.units["规划科"])
    _message(here, "办证排队", answered_on=TODAY, satisfaction="satisfied", answer="已增开窗口。")
    everything = _page(clerk, "ledger", "messages")
    assert "网友留言，收到2条" in everything
    of_the_unit = _page(clerk, "ledger", "messages", unit=here.units["规划科"].pk)
    assert "网友留言，收到1条" in of_the_unit
    assert "办证排队" not in of_the_unit
    without = _page(clerk, "ledger", "messages", unit="-")
    assert "路灯不亮" not in without
    found = _page(clerk, "ledger", "messages", q="窗口", satisfaction="satisfied")
    assert "办证排队" in found
    assert "路灯不亮" not in found
    assert "没有这样的登记" in _page(clerk, "ledger", "messages", q="窗口 路灯")


def test_items_stand_in_every_year_in_which_they_are_in_being(here: County, clerk: Client) -> None:
    _item(here, "从前就有的")
    _item(here, "去年取消的", until=date(2025, 7, 1))
    _item(here, "今年列入的", since=date(2026, 2, 1))
    names = ("从前就有的", "去年取消的", "今年列入的")
    pages = {year: _page(clerk, "ledger", "powers", year=year) for year in (2024, 2025, 2026)}
    assert {year: [name for name in names if name in page] for year, page in pages.items()} == {
        2024: ["从前就有的", "去年取消的"],
        2025: ["从前就有的", "去年取消的"],
        2026: ["从前就有的", "今年列入的"],
    }


def test_an_item_that_is_no_more_is_offered_only_to_rows_that_name_it(here: County, clerk: Client) -> None:
    _item(here, "现有的")
    gone = _item(here, "取消的", until=date(2026, 1, 1))
    entry = _page(clerk, "ledger-enter", "handling")
    assert "现有的" in entry
    assert "取消的" not in entry
    values = {"on": date(2025, 12, 31), "kind": "licensing", "item": gone, "decisions": 3}
    row = entering.enter(here.agency, LEDGERS["handling"], values, here.actor(Role.CLERK), WHEN)
    change = _page(clerk, "ledger-row-change", "handling", row.pk)
    assert f'<option value="{gone.pk}" selected>取消的</option>' in change


def test_an_item_of_another_agency_is_refused(here: County, clerk: Client) -> None:
    values = {"name": "清和的", "kind": "licensing"}
    foreign = entering.enter(here.other, POWERS, values, here.actor(Role.CLERK, here.other), WHEN)
    sent = {"on": "2026-02-28", "kind": "licensing", "item": str(foreign.pk), "once": "foreign"}
    answer = clerk.post(reverse("ledger-enter", args=["handling"]), sent)
    assert answer.status_code == 422
    assert 'id="id_item_error"' in answer.content.decode()


def test_files_are_kept_with_a_row_and_removed_with_a_reason(here: County, clerk: Client) -> None:
    row = _message(here, "路灯不亮")
    address = reverse("ledger-row", args=["messages", row.pk])
    refused = clerk.post(address, {"file": SimpleUploadedFile("空.txt", b"")})
    assert refused.status_code == 422
    assert "文件" in re.search(r'id="id_file_error">([^<]+)<', refused.content.decode())[1]  # type: ignore[index]
    assert clerk.post(address, {"file": SimpleUploadedFile("来信.txt", "来信".encode())}).status_code == 302
    (file,) = files_of(row, MESSAGES)
    where = ["messages", row.pk, file.attachment_id]
    opened = clerk.get(reverse("ledger-row-file", args=where))
    assert b"".join(opened.streaming_content if opened.streaming else [opened.content]) == "来信".encode()
    other = _message(here, "另一条")
    elsewhere = ["messages", other.pk, file.attachment_id]
    assert clerk.get(reverse("ledger-row-file", args=elsewhere)).status_code == 404
    removal = reverse("ledger-row-file-remove", args=where)
    assert clerk.post(removal, {"reason": ""}).status_code == 422
    assert clerk.post(removal, {"reason": "传错了"}).status_code == 302
    assert clerk.get(reverse("ledger-row-file", args=where)).status_code == 404
    page = clerk.get(address).content.decode()
    assert "移除材料：来信.txt：传错了" in page
    assert "没有材料。" in page


def test_the_office_switches_a_ledger_off_and_on_and_its_rows_still_count(
    here: County, clerk: Client
) -> None:
    _message(here, "路灯不亮")
    switch = reverse("ledger-switch", args=["messages"])
    assert here.client(Role.OFFICER).post(switch, {"on": "0"}).status_code == 403
    assert "已停用的台账" not in clerk.post(switch, follow=True).content.decode()
    page = clerk.post(switch, {"on": "0"}, follow=True).content.decode()
    off = page[page.index("已停用的台账") :]
    assert "网友留言，收到1条" in off
    assert "这本台账已停用" in _page(clerk, "ledger", "messages")
    answer = _quick(clerk, "off", on="2026-03-05", subject="办证")
    assert answer.status_code == 422
    assert "“网友留言”已经停用。先启用，再登记。" in answer.content.decode()
    page = clerk.post(switch, {"on": "1"}, follow=True).content.decode()
    assert "已停用的台账" not in page


def test_who_sees_and_who_writes(here: County) -> None:
    row = _message(here, "路灯不亮")
    of_row = ["messages", row.pk]
    officer, auditor = here.client(Role.OFFICER), here.client(Role.AUDITOR)
    other = here.client(Role.CLERK, here.other)
    for name in ("ledger-row", "ledger-row-change", "ledger-row-strike"):
        assert officer.get(reverse(name, args=of_row)).status_code == 200
        assert other.get(reverse(name, args=of_row)).status_code == 404
    assert auditor.get(reverse("ledger-row", args=of_row)).status_code == 200
    assert auditor.get(reverse("ledger-row-change", args=of_row)).status_code == 403
    assert "路灯不亮" not in _page(other, "ledger", "messages")
    assert "路灯不亮" not in _page(other, "ledger-export", "messages", "csv")
    # Some ledgers are the office's own.
    assert "快速登记" not in _page(officer, "ledger", "assessments")
    assert officer.get(reverse("ledger-enter", args=["assessments"])).status_code == 403
    assert officer.get(reverse("ledger", args=["nothing"])).status_code == 404
    assert here.client(Role.ADMINISTRATOR).get(reverse("ledgers")).status_code == 403


def test_who_looks_on_from_above_reads_the_subtree_and_enters_nothing(here: County) -> None:
    row = _message(here, "路灯不亮")
    auditor = here.client(Role.AUDITOR, here.government)
    assert "路灯不亮" not in _page(auditor, "ledger", "messages")
    for query in ({"agency": here.agency.pk}, {"agency": here.government.pk, "subtree": 1}):
        page = _page(auditor, "ledger", "messages", **query)
        assert "路灯不亮" in page
        assert "快速登记" not in page
        assert "收到<a" in _page(auditor, "ledgers", **query)
    narrowed = _page(auditor, "ledger", "messages", agency=here.agency.pk, total="open")
    assert f'href="/desk/ledgers/messages/?agency={here.agency.pk}&amp;year=2026">看全部' in narrowed
    assert "青溪县自然资源局" in _page(auditor, "ledger-export", "messages", "csv", subtree=1)
    assert "加入材料" not in _page(auditor, "ledger-row", "messages", row.pk)
    assert auditor.get(reverse("ledger", args=["messages"]), {"agency": here.other.pk}).status_code == 404
    assert auditor.get(reverse("ledgers"), {"agency": here.other.pk}).status_code == 404


def test_lists_ask_a_fixed_number_of_questions(
    here: County, clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    book_rows(here)
    item = PowerItem.objects.get()
    for day in range(3):
        values = {"on": TODAY - timedelta(days=day), "kind": "licensing", "item": item, "decisions": 1}
        entering.enter(here.agency, LEDGERS["handling"], values, here.actor(Role.CLERK), WHEN)
    # One for the totals of each of the 13 ledgers, one for their books, the rest for who asks.
    with django_assert_max_num_queries(13 + 1 + 4):
        _page(clerk, "ledgers")
    with django_assert_max_num_queries(12):
        _page(clerk, "ledger", "handling")


def test_what_could_be_a_formula_leaves_as_text(here: County, clerk: Client) -> None:
    _message(here, "=1+1的留言")
    exported = _page(clerk, "ledger-export", "messages", "csv")
    assert ",'=1+1的留言," in exported
    assert clerk.get(reverse("ledger-export", args=["messages", "pdf"])).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "year=x&total=x&struck=x&unit=x&satisfaction=x&page=x&entered=x",
        "year=9999&unit=99999999999999999999&page=-1&entered=99999999999999999999",
        "q=%25%5F%22%27&agency=999999999999999999999&subtree=1&entered=-1",
    ],
)
def test_an_address_that_means_nothing_asks_for_nothing(clerk: Client, query: str) -> None:
    for name, args in (
        ("ledgers", []),
        ("ledger", ["messages"]),
        ("ledger-print", ["messages"]),
        ("ledger-export", ["messages", "xlsx"]),
    ):
        assert clerk.get(f"{reverse(name, args=args)}?{query}").status_code == 200
