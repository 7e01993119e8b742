"""An existing register of disputes brought through the pages gives by query the printed Table 4 of reports like it."""

import json
import re
from base64 import b64encode
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.county import County, county
from tests.desk_cases import Office
from tests.dispute_registers import as_of_huaian_2024, as_of_seed_001
from tests.shared_reports import folder

from gongkai.agencies.role import Role
from gongkai.casework.desk import register_pages
from gongkai.casework.disputes import importing
from gongkai.casework.disputes.rederiving import differences
from gongkai.casework.models import Dispute
from gongkai.records.models import Event, Secret
from gongkai.workflow.calendar import readings, working_days

pytestmark = pytest.mark.django_db

IMPORT = "/desk/disputes/import/"
# Copied by hand from the two reports: 结果维持, 结果纠正, 其他结果, 尚未审结, 总计 of each block.
SEED_001 = {
    "review": [5, 1, 9, 0, 15],
    "suit_direct": [5, 3, 6, 1, 15],
    "suit_after_review": [0, 0, 0, 0, 0],
}
HUAIAN_2024 = {
    "review": [72, 64, 178, 37, 351],
    "suit_direct": [13, 4, 8, 1, 26],
    "suit_after_review": [12, 1, 1, 6, 20],
}
KEYS = {"review": "review", "suit_direct": "direct", "suit_after_review": "after_review"}
MADE = [
    ("seed-001", 2020, as_of_seed_001(), SEED_001),
    ("huaian-2024", 2024, as_of_huaian_2024(), HUAIAN_2024),
]


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 11, 20))


def read(client: Client, made: tuple[str, bytes]) -> str:
    return client.post(IMPORT, {"do": "read", "file": SimpleUploadedFile(*made)}).content.decode()


def carried(made: tuple[str, bytes], **more: str) -> dict[str, str]:
    return {"name": made[0], "data": b64encode(made[1]).decode(), **more}


def bring(client: Client, made: tuple[str, bytes], **said: str) -> str:
    return client.post(IMPORT, carried(made, do="import", **said)).content.decode()


def blocks(client: Client, year: int) -> dict[str, list[int]]:
    """The fifteen cells of Table 4 as its file says them."""
    data = json.loads(client.get("/desk/table-4/table.json", {"year": year}).content)
    assert data["answers"]["fail"] == 0
    return {
        kind: [
            data["cells"][f"t4.{kind}.{column}"]["value"]
            for column in ("upheld", "corrected", "other", "pending", "total")
        ]
        for kind in SEED_001
    }


def register(
    *rows: str, heads: str = "编号,类型,申请人,受理日期,审结日期,结果,复议机关,案号"
) -> tuple[str, bytes]:
    return "台账.csv", "\n".join((heads, *rows)).encode()


@pytest.mark.parametrize(("slug", "year", "made", "printed"), MADE, ids=[one[0] for one in MADE])
def test_a_register_gives_the_printed_table_by_query(
    qingxi: County, slug: str, year: int, made: tuple[str, bytes], printed: dict[str, list[int]]
) -> None:
    client = qingxi.client(Role.CLERK)
    rows = len(made[1].decode("gbk").splitlines()) - 2 if made[0].endswith("csv") else 30
    page = read(client, made)
    assert f"读出{rows}件，没有问题" in page
    assert not Dispute.objects.exists()
    assert f"已有{rows}件在本系统" in bring(client, made)
    assert blocks(client, year) == printed
    assert Dispute.objects.count() == Event.objects.count() == rows


@pytest.mark.parametrize(("slug", "printed"), [(one[0], one[3]) for one in MADE])
def test_what_is_wanted_is_what_the_shared_report_prints(slug: str, printed: dict[str, list[int]]) -> None:
    truth = json.loads((folder() / slug / "truth.json").read_text())["table4"]
    assert {kind: truth[KEYS[kind]] for kind in printed} == printed


def test_what_is_taken_over_is_a_case_with_one_event_and_nobodys_name(qingxi: County) -> None:
    bring(qingxi.client(Role.LEGAL_REVIEWER), as_of_seed_001())
    assert not [event for event in Event.objects.all() if "赵一禾" in event.data]
    assert Secret.objects.filter(kind="name", whose="claimant").count() == 30
    masked = set(Dispute.objects.values_list("claimant_masked", flat=True))
    assert {"赵*", "青溪县柳渡农机有限公司"} <= masked
    one = Dispute.objects.get(docket="（2020）青0121行初16号")
    assert (one.stage, one.imported, one.organ) == ("archived", True, "青溪县人民法院")
    assert (one.cause, one.title) == ("decision", "不服告知信息不存在的告知书")
    assert set(Dispute.objects.values_list("cause", flat=True)) == {"decision", "silence", "fee"}
    days, chosen = working_days(), readings()
    assert not [found for dispute in Dispute.objects.all() for found in differences(dispute, days, chosen)]


def test_brought_again_nothing_comes_twice(qingxi: County) -> None:
    client, book = qingxi.client(Role.CLERK), as_of_seed_001()
    bring(client, book)
    assert "其中30件已经导入，不会重复" in read(client, book)
    bring(client, book)
    assert Dispute.objects.count() == 30


def test_cut_off_in_the_middle_nothing_has_come(qingxi: County, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    take = importing.register

    def fails_at_the_seventh(*arguments: object) -> Dispute:
        taken.append(1)
        if len(taken) == 7:
            raise ConnectionError
        return take(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "register", fails_at_the_seventh)
    with pytest.raises(ConnectionError):
        bring(qingxi.client(Role.CLERK), as_of_seed_001())
    assert not Dispute.objects.exists()


def test_a_long_register_is_taken_over_in_several_turns(
    qingxi: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_pages.RegisterPages, "at_once", 20)
    client = qingxi.client(Role.CLERK)
    first = bring(client, as_of_seed_001())
    assert "还有10件" in first
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', first))
    del again["csrfmiddlewaretoken"]
    assert "看表四统计" in client.post(IMPORT, {**again, "do": "import"}).content.decode()
    assert Dispute.objects.count() == 30


def test_a_number_or_docket_that_another_case_has_is_told_by_line(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    bring(client, register("复1,行政复议,孟小河,2025-03-03,2025-04-30,维持,青溪县人民政府,青府复〔2025〕1号"))
    page = read(
        client,
        register(
            "复1,行政复议,孟小河,2025-03-03,2025-04-30,维持,青溪县人民政府,",
            "复2,行政复议,田二,2025-03-04,2025-04-30,维持,青溪县人民政府,青府复〔2025〕1号",
            "复3,复议,田三,2025-03-05,2025-04-30,维持,青溪县人民政府,青府复〔2025〕3号",
            "复3,复议,田四,2025-03-06,2025-04-30,维持,青溪县人民政府,青府复〔2025〕4号",
            "复5,复议,田五,2025-03-07,2025-04-30,维持,青溪县人民政府,青府复〔2025〕 3号",
        ),
    )
    assert "2行有问题，全部改好才能导入。2行的编号或者案号已经有了。" in page
    assert "第2行“编号”编号复1在本系统已经有一件。" in page
    assert "第3行“案号”案号青府复〔2025〕1号在本系统已经有一件：复1。" in page
    assert "第5行“编号”与第4行编号相同：复3。" in page
    assert "第6行“案号”与第4行案号相同：青府复〔2025〕 3号。" in page
    assert 'value="import"' not in page


def test_wordings_that_are_unclear_are_settled_once_for_all_rows(qingxi: County) -> None:
    made = register(
        "1,行政诉讼,孟小河,2025-03-03,2025-04-30,驳回,青溪县人民法院,1",
        "2,行政诉讼,田小山,2025-03-03,2025-04-30,驳回,青溪县人民法院,2",
        "3,行政复议,林小满,2025-03-03,2025-04-30,部分维持,青溪县人民政府,3",
    )
    client = qingxi.client(Role.CLERK)
    page = read(client, made)
    names = re.findall(r'<select id="w-\d+" name="([^"]+)"', page)
    assert names == ["word-kind-行政诉讼", "word-result-驳回", "word-result-部分维持"]
    # 「驳回」 is of the claim or of the suit; of 「部分维持」 anything may be meant.
    meanings = [
        re.findall(r'value="([^"]+)"', one) for one in re.findall(r'<select id="w-.*?</select>', page)
    ]
    assert meanings == [
        ["suit_direct", "suit_after_review"],
        ["upheld", "other"],
        ["upheld", "corrected", "other", "pending"],
    ]
    # One of three is said first; the other two stay open and are said on the next page.
    said = carried(made, do="map", **{names[0]: "suit_after_review", names[1]: "", names[2]: ""})
    half = client.post(IMPORT, said).content.decode()
    assert re.findall(r'<select id="w-\d+" name="([^"]+)"', half) == names[1:]
    assert len(re.findall(f'name="{names[1]}"', half)) == 1
    settled = dict(zip(names, ("suit_after_review", "other", "corrected"), strict=True))
    bring(client, made, **settled)
    assert blocks(client, 2025) == {
        "review": [0, 1, 0, 0, 1],
        "suit_direct": [0, 0, 0, 0, 0],
        "suit_after_review": [0, 0, 2, 0, 2],
    }


def test_only_what_cannot_be_guessed_is_asked(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    # Neither kind nor organ: the kind is asked, who decides is known of the agency.
    bare = register("孟小河,2025-03-03,2025-04-30,维持", heads="申请人,受理日期,审结日期,结果")
    assert re.findall("还要指明：(.*?)。", read(client, bare)) == ["类型"]
    bring(client, bare, kind="review")
    one = Dispute.objects.get()
    assert (one.kind, one.organ, one.cause, one.procedure) == (
        "review",
        "青溪县人民政府",
        "other",
        "ordinary",
    )
    # Who decides tells a review; of a suit, the column on the review.
    heads = "当事人,受理机关,是否经过复议,立案日期,结案日期,结果"
    told = register("田小山,青溪县人民法院,是,2025-05-06,,", "田小河,青溪县司法局,,2025-05-06,,", heads=heads)
    assert "读出2件，没有问题" in read(client, told)
    bring(client, told)
    assert set(Dispute.objects.filter(closed_on=None).values_list("kind", flat=True)) == {
        "suit_after_review",
        "review",
    }


def test_an_open_suit_is_worked_on_from_where_it_is(qingxi: County) -> None:
    heads = "编号,类型,原告,受理法院,立案日期,收到应诉通知日期,审结日期,结果"
    made = register("旧1,未经复议直接起诉,孟小河,青溪县人民法院,2026-11-02,2026-11-09,,", heads=heads)
    bring(qingxi.client(Role.CLERK), made)
    one = Dispute.objects.get()
    # 行政诉讼法 Art 67: fifteen days from the day after the copy came in, Sundays counted.
    assert (one.stage, one.received_on, one.due) == ("registered", date(2026, 11, 9), date(2026, 11, 24))


def test_an_application_that_a_row_names_is_linked_and_one_that_is_not_here_told(qingxi: County) -> None:
    known = Office(qingxi).of_the_mock_up()
    heads = "类型,申请人,受理日期,审结日期,结果,申请编号"
    made = register(
        f"行政复议,林小满,2026-05-06,2026-06-30,维持,{known.number}",
        "行政复议,孟小河,2026-05-07,2026-06-30,维持,旧2019-3",
        f"行政复议,田小山,2025-05-08,2025-06-30,维持,{known.number}",
        heads=heads,
    )
    client = qingxi.client(Role.CLERK)
    page = read(client, made)
    assert "关联到本系统的申请1件" in page
    assert "1行写的申请编号本系统没有，导入后不关联" in page
    assert "1行的日期早于所写申请到达的日期，导入后不关联" in page
    bring(client, made)
    linked = Dispute.objects.order_by("filed_on").values_list("application", flat=True)
    assert list(linked) == [None, known.pk, None]


def test_problems_come_back_as_a_sheet_and_nothing_is_imported(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    wrong = register(
        "1,行政复议,孟小河,2025-03-03,2025-02-30,维持,青溪县人民政府,1",
        "2,行政复议,,2025-03-03,2025-03-01,维持,青溪县人民政府,2",
        "3,行政复议,田小山,2027-03-03,,已结案,青溪县人民政府,3",
    )
    page = read(client, wrong)
    assert "3行有问题" in page
    for says in (
        "“2025-02-30”不是一个存在的日期",
        "早于受理或者立案日期2025-03-03",
        "晚于今天",
        "分不清是哪一种",
    ):
        assert says in page
    assert client.post(IMPORT, carried(wrong, do="problems")).content[:2] == b"PK"
    bring(client, wrong)
    assert not Dispute.objects.exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR, Role.AUDITOR, Role.OGI_HEAD])
def test_only_who_registers_disputes_takes_registers_over(qingxi: County, role: Role) -> None:
    assert qingxi.client(role).post(IMPORT, carried(as_of_seed_001(), do="import")).status_code == 403
    assert not Dispute.objects.exists()


def test_a_file_that_is_no_register_of_disputes_is_refused_in_words(qingxi: County) -> None:
    client = qingxi.client(Role.CLERK)
    answer = client.post(IMPORT, {"do": "read", "file": SimpleUploadedFile("a.csv", b"1,2\n3,4\n")})
    assert answer.status_code == 422
    assert "没有一行写着类型、申请人或者原告、受理或者立案日期等栏目" in answer.content.decode()
