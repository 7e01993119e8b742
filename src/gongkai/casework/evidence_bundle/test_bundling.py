"""The bundle of a case made by steps, read back."""

import re
from io import BytesIO

import pdfplumber
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker
from tests.county import county
from tests.desk_cases import TODAY, Office, at
from tests.disputed_cases import RECEIVED, answered, attached, disputed, on_the_day, pages

from gongkai.agencies.role import Role
from gongkai.casework.evidence_bundle.apart import Pages
from gongkai.casework.evidence_bundle.bundling import Bundle, NothingToBind, _list, bundle, evidence_of
from gongkai.casework.evidence_bundle.exhibit import Evidence, Exhibit, Group
from gongkai.casework.evidence_bundle.front_matter import Placed
from gongkai.casework.evidence_bundle.placing import A4
from gongkai.casework.models import Application, Dispute, Redaction, RedactionStage
from gongkai.records.attachments import attach, open_attachment
from gongkai.records.models import Attachment, Purpose

pytestmark = pytest.mark.django_db

WHEN = at(RECEIVED)


def texts(made: Bundle) -> list[str]:
    """What each page says, without spaces."""
    with pdfplumber.open(BytesIO(made.content)) as pdf:
        return ["".join(page.extract_text().split()) for page in pdf.pages]


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> tuple[Bundle, dict[str, str]]:
    """A bundle that many tests read, and the digests of the files of its case by name."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        on_the_day(patch)
        office = Office(county(TODAY))
        case = answered(office)
        made = bundle(case, disputed(office, case), WHEN)
        digests = dict(Attachment.objects.filter(case=case.pk).values_list("name", "digest"))
        transaction.set_rollback(True)
    return made, digests


@pytest.fixture
def made(once: tuple[Bundle, dict[str, str]]) -> Bundle:
    """The bundle alone."""
    return once[0]


def test_every_page_is_numbered_and_every_paper_stands_where_the_list_says(made: Bundle) -> None:
    read = texts(made)
    for number, page in enumerate(read, start=1):
        assert f"第{number}页共{len(read)}页" in page
    covered = []
    for paper in made.papers:
        for number in range(paper.first, paper.last + 1):
            assert f"证据{paper.number}" in read[number - 1]
            covered.append(number)
    # Cover and list before them, the digests after: no page between papers belongs to none.
    assert covered == list(range(covered[0], covered[-1] + 1))
    assert covered[0] == 3


def test_the_printed_list_names_the_pages_that_the_papers_have(made: Bundle) -> None:
    with pdfplumber.open(BytesIO(made.content)) as pdf:
        rows = [row for table in pdf.pages[1].extract_tables() for row in table]
    assert rows[0] == ["组别", "序号", "证据名称", "证明目的", "来源", "页码"]
    assert len(rows) - 1 == len(made.papers)
    for row, paper in zip(rows[1:], made.papers, strict=True):
        first, _, last = str(row[5]).partition("—")
        assert (str(row[1]), int(first), int(last or first)) == (str(paper.number), paper.first, paper.last)


def test_bookmarks_lead_to_every_paper(made: Bundle) -> None:
    read = PdfReader(BytesIO(made.content))
    found = {}
    for item in [x for group in read.outline for x in (group if isinstance(group, list) else [group])]:
        if title := re.match(r"证据(\d+)", item.title):
            found[int(title[1])] = read.get_destination_page_number(item) + 1
    assert found == {paper.number: paper.first for paper in made.papers}


ORDER = [
    "政府信息公开申请登记表",
    "申请材料：申请表",
    "征求意见情况",
    "第三方意见征询书（青自然资公开函〔2026〕1号）",
    "征求意见告知书（青自然资公开函〔2026〕2号）",
    "提供的政府信息：公告",
    "其他材料：电话记录",
    "其他材料：坏了",
    "部分公开告知书（青自然资公开〔2026〕1号）",
    "部分公开告知书送达凭证",
    "依申请公开办理期限逐日计算表",
    "文书审批记录",
    "办理经过",
]


def test_papers_stand_in_the_order_in_which_they_are_wanted(case: Application, review: Dispute) -> None:
    _, evidence = evidence_of(case, review, WHEN)
    assert [exhibit.name for exhibit in evidence.exhibits] == ORDER


def test_the_papers_say_what_is_on_record(made: Bundle) -> None:
    read = texts(made)

    def of(name: str) -> str:
        paper = next(paper for paper in made.papers if paper.exhibit.name.startswith(name))
        return "".join(read[paper.first - 1 : paper.last])

    assert all(
        words in read[0] for words in ("林小满", "青府行复〔2026〕7号", "青溪县人民政府", "2026年4月1日")
    )
    assert "2026年2月4日（条例第三十一条）" in of("政府信息公开申请登记表")
    assert "不同意公开" in of("征求意见情况")
    assert "2026年2月26日" in of("征求意见情况")
    for name in ("何青（科长）", "韩立（办公室主任）", "沈明远（副局长）"):
        assert name in of("文书审批记录")
    assert "发出部分公开告知书" in of("办理经过")
    assert "3月2日与申请人通话。" in of("其他材料：电话记录")
    # The stamped scan, not the print that it replaces.
    assert "SEALED" in of("部分公开告知书（")
    assert "SCAN-1" in of("申请材料")


def test_a_scan_that_was_turned_has_its_stamp_upright(made: Bundle) -> None:
    scan = next(paper for paper in made.papers if paper.exhibit.name == "申请材料：申请表")
    with pdfplumber.open(BytesIO(made.content)) as pdf:
        page = pdf.pages[scan.first - 1]
        assert page.rotation == 0
        assert page.width > page.height
        foot = [char for char in page.chars if char["text"] == "第" and char["top"] > page.height - 40]
        assert foot
        assert all(char["upright"] for char in foot)


def test_a_file_that_cannot_be_opened_leaves_a_page_that_says_so(
    once: tuple[Bundle, dict[str, str]],
) -> None:
    made, digests = once
    broken = next(paper for paper in made.papers if paper.exhibit.name == "其他材料：坏了")
    said = texts(made)[broken.first - 1]
    assert "文件已损坏，打不开" in said
    assert digests["坏了.pdf"][:32] in said


def test_every_file_bound_in_is_named_with_its_digest(made: Bundle) -> None:
    with pdfplumber.open(BytesIO(made.content)) as pdf:
        annex = pdf.pages[made.papers[-1].last]
        rows = {row[0]: row for row in annex.extract_tables()[0]}
        said = "".join(annex.extract_text().split())
    bound = {
        f"证据{paper.number}": paper.exhibit.attachment for paper in made.papers if paper.exhibit.attachment
    }
    assert set(bound) == set(rows) - {"证据"}
    for number, file in bound.items():
        _, name, size, digest = ("".join(str(cell).split()) for cell in rows[number])
        assert (name, int(size), digest) == (file.name, file.size, file.digest)
    assert "核验通过" in said


def test_what_is_nobody_elses_business_is_left_out_and_named_by_its_digest(
    once: tuple[Bundle, dict[str, str]],
) -> None:
    made, digests = once
    read = "".join(texts(made))
    assert "UNCOVERED" not in read
    for secret in ("510811199001010011", "13800000000", "石桥村3组", "补偿登记表原件"):
        assert secret not in read
    for name in ("补偿登记表原件.pdf", "身份证.jpg"):
        assert digests[name][:16] in read


def test_for_the_organ_alone_they_come_in_a_group_of_their_own(case: Application, review: Dispute) -> None:
    made = bundle(case, review, WHEN, with_originals=True)
    assert made.name.endswith("（仅供审查）.pdf")
    assert [p.exhibit.name for p in made.papers[-2:]] == [
        "身份证明：身份证",
        "拟区分处理的原件：补偿登记表原件",
    ]
    read = texts(made)
    assert "UNCOVERED" in read[made.papers[-1].first - 1]
    assert "不送其他当事人" in read[0]


def test_the_original_of_a_redaction_stays_out_whatever_it_was_filed_as(
    office: Office, case: Application, review: Dispute
) -> None:
    attached(office, case, "information", "登记表.pdf", pages("ORIGINAL"), TODAY)
    attached(
        office,
        case,
        "other",
        "登记表副本.pdf",
        open_attachment(Attachment.objects.get(name="登记表.pdf")),
        TODAY,
    )
    source = Attachment.objects.get(name="登记表.pdf")
    with transaction.atomic():
        released = attach(
            case.case,
            Purpose.RELEASED,
            "登记表（遮盖）.pdf",
            pages("COVERED"),
            office.county.actor(Role.CLERK),
            WHEN,
        )
    redaction = Redaction.objects.create(
        application=case,
        source=source,
        released=released,
        stage=RedactionStage.RELEASED,
        proof={
            "digest": released.digest,
            "pages": 1,
            "passed": True,
            "checks": [["text", "文字层", True, "没有发现"], ["ocr", "文字识别", None, "本机没有安装"]],
            "remaining": [],
        },
    )
    redaction.marks.create(page=1, left=0.1, top=0.1, right=0.2, bottom=0.2, ground="personal_privacy")
    read = "".join(texts(bundle(case, review, WHEN)))
    assert "ORIGINAL" not in read
    assert "COVERED" in read
    # What was given as it is.
    assert "NOTICE" in read
    for words in ("个人隐私", "条例第十五条", "核验通过", "没有发现", "未检查"):
        assert words in read


def test_how_many_questions_are_asked_does_not_grow_with_the_files(
    office: Office, case: Application, review: Dispute
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as questions:
            evidence_of(Application.objects.get(pk=case.pk), review, WHEN)
        return len(questions)

    before = asked()
    for number in range(5):
        attached(office, case, "other", f"材料{number}.pdf", pages("MORE"), TODAY)
    assert asked() == before
    assert before <= 20


def test_evidence_of_the_dispute_itself_is_the_last_group(office: Office, review: Dispute) -> None:
    with transaction.atomic():
        attach(
            review.case,
            Purpose.EVIDENCE,
            "勘查笔录.pdf",
            pages("SURVEY"),
            office.county.actor(Role.CLERK),
            WHEN,
        )
    made = bundle(None, review, WHEN)
    assert [paper.exhibit.name for paper in made.papers] == ["勘查笔录.pdf"]
    assert "SURVEY" in texts(made)[2]


def test_nothing_is_bound_where_there_is_nothing(office: Office) -> None:
    with pytest.raises(NothingToBind):
        bundle(None, disputed(office, None), WHEN)


def test_a_case_without_a_dispute_can_be_bound_for_one_to_come(office: Office) -> None:
    made = bundle(office.register("采砂许可证", on=TODAY), None, WHEN)
    assert [paper.exhibit.name for paper in made.papers] == [ORDER[0], ORDER[-3], ORDER[-1]]
    assert "青溪县自然资源局" in texts(made)[0]


def test_a_list_of_several_pages_moves_the_papers_behind_it() -> None:
    exhibits = tuple(Exhibit(("paper", n), Group.MORE, f"第{n}份", "", "") for n in range(90))
    tried: list[int] = []

    def make(places: tuple[Placed, ...]) -> Pages:
        tried.append(places[0].first)
        return Pages(BytesIO(), (A4,) * 3)

    _, places = _list(Evidence(exhibits), [2] * 90, 1, make)
    # Set once as if it were one page, then as the three that it is: cover, list, first paper.
    assert tried == [3, 5]
    assert [(p.first, p.last) for p in places[:2]] == [(5, 6), (7, 8)]
