"""What the file of a case keeps of a redaction: original, released file, and the report of the proof."""

import io
import zipfile
from datetime import date

import pytest
from django.test import Client
from tests.county import county
from tests.desk_cases import TODAY, Office, at
from tests.read_back import read_pdf
from tests.redacting import Redacting

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.casework.redaction_count import redaction_counts
from gongkai.casework.redaction_paper import proof_report
from gongkai.casework.retention import forget
from gongkai.paper.pdf import write_pdf
from gongkai.records.models import Attachment, Case, Event, Purpose
from gongkai.records.vault.erasure import erase

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work() -> Redacting:
    """The case of the mock-up, its reply drafted."""
    office = Office(county(TODAY))
    return Redacting(office, office.of_the_mock_up())


def test_the_package_of_the_case_holds_original_and_released_file_and_the_report_of_the_proof(
    at_work: Redacting,
) -> None:
    redaction = at_work.released(item="2")
    at_work.case = at_work.office.closed(at_work.case)
    client: Client = at_work.office.county.client(Role.CLERK)
    address = f"/desk/applications/{at_work.case.pk}/package/"
    response = client.post(address, {"reason": "移交档案室"})
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response)))
    names = archive.namelist()
    assert any(name.endswith("拟区分处理的原件 登记表.txt") for name in names)
    assert any(name.endswith("区分处理后提供的文件 登记表（区分处理）.pdf") for name in names)
    assert not any("工作副本" in name for name in names)
    redaction = at_work.fresh(redaction)
    assert redaction.released is not None
    report = read_pdf(archive.read("5 区分处理/01 核验报告.pdf"))
    for words in (
        "区分处理核验报告",
        redaction.source.digest,
        redaction.released.digest,
        "放行日期2026年3月12日",
        "共2页，遮盖2处：个人隐私2处。",
        "结论核验通过",
        "文字层通过",
    ):
        assert words in report, words
    at_work.day = date(2026, 3, 16)
    at_work.take("archive", role=Role.CLERK)
    kept = set(Attachment.objects.kept().filter(case=at_work.case.pk).values_list("purpose", flat=True))
    assert Purpose.WORKING not in kept
    assert kept >= {Purpose.TO_REDACT, Purpose.RELEASED}
    assert redaction.working is not None
    archived = Event.objects.get(case=at_work.case.pk, kind="archived").values
    assert archived["erased"] == [redaction.working.pk]


def test_the_report_lists_what_was_let_stand_and_why(at_work: Redacting) -> None:
    redaction = at_work.started(content="甲\n王秀英\f乙\n王秀英")
    redaction = at_work.built(at_work.covered(redaction, [(1, 1)]))
    at_work.take("release_redaction", {"page-2": "已经公告的姓名"}, about=redaction.pk)
    redaction = at_work.fresh(redaction)
    redaction.application = at_work.case
    assert "第2页（第1页已遮盖）：已经公告的姓名" in read_pdf(write_pdf(proof_report(redaction)))


def test_when_its_time_is_over_the_files_and_words_go_and_the_counts_stay(at_work: Redacting) -> None:
    redaction = at_work.started(content="甲\n王秀英\f乙\n王秀英", item="2")
    redaction = at_work.built(at_work.covered(redaction, [(1, 1)]))
    at_work.take("release_redaction", {"page-2": "已经公告的姓名"}, about=redaction.pk)
    at_work.case = at_work.office.closed(at_work.case)
    case = Case.objects.get(pk=at_work.case.pk)
    assert erase(case, at(date(2037, 1, 4)), SYSTEM, "到期", forget)
    redaction = at_work.fresh(redaction)
    assert redaction.accepted == []
    assert [mark.note for mark in redaction.marks.all()] == [""]
    assert not Attachment.objects.kept().filter(case=case).exists()
    counts = redaction_counts(Agency.objects.filter(pk=at_work.case.agency_id), 2026)
    assert (counts.files, counts.places) == (1, 1)
