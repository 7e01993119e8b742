"""From the uploaded file to the applicant's download, with the real engine in its own process."""

import io
from collections.abc import Iterator

import pypdf
import pytest
from tests.county import county
from tests.desk_cases import TODAY, Office
from tests.read_back import read_docx, read_pdf
from tests.redacting import Redacting

from gongkai.casework import redaction_jobs
from gongkai.casework.models import Build, Redaction
from gongkai.casework.redaction import workshop
from gongkai.casework.redaction.box import Box
from gongkai.law.redaction import RedactionGround
from gongkai.records.attachments import open_attachment
from gongkai.records.file_verification import verify_files
from gongkai.records.models import Attachment, Event, Purpose

pytestmark = pytest.mark.django_db

REGISTER = "补偿登记表\n户主王秀英\n地号17\n补偿48000元"


@pytest.fixture
def real() -> Iterator[workshop.Workshop]:
    """The workshop of this process, ended afterwards."""
    yield workshop.WORKSHOP
    workshop.WORKSHOP.close()


@pytest.fixture
def at_work(real: workshop.Workshop) -> Redacting:
    office = Office(county(TODAY))
    at_work = Redacting(office, office.of_the_mock_up())
    at_work.engine = real  # type: ignore[assignment]
    return at_work


def over(redaction: Redaction, word: str) -> Box:
    """A box over a word of the first page, as an officer draws it."""
    assert redaction.working is not None
    content = open_attachment(redaction.working)
    page = workshop.WORKSHOP.page(redaction.working.digest, lambda: content, 1)
    first = page.text.index(word)
    boxes = [one.box for one in page.characters[first : first + len(word)]]
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return Box(1, left, top, max(box.right for box in boxes), max(box.bottom for box in boxes))


def test_a_name_is_covered_proved_released_listed_in_the_letter_and_gone_from_what_the_applicant_gets(
    at_work: Redacting,
) -> None:
    redaction = at_work.started(content=REGISTER, item="2")
    assert (redaction.build, redaction.pages) == (Build.READY, 1)
    box = over(redaction, "王秀英")
    redaction.marks.create(
        page=1,
        left=box.left,
        top=box.top,
        right=box.right,
        bottom=box.bottom,
        ground=RedactionGround.PERSONAL_PRIVACY,
        note="户主姓名",
    )
    Redaction.objects.update(revision=1)
    redaction = at_work.built(at_work.fresh(redaction))
    assert (redaction.build, redaction.proof["passed"]) == (Build.PROVED, True)
    at_work.take("release_redaction", about=redaction.pk)
    at_work.case = at_work.office.closed(at_work.case)
    letter = at_work.case.letters.get(code="reply_partial")
    assert letter.docx is not None
    assert letter.pdf is not None
    for text in (read_docx(open_attachment(letter.docx)), read_pdf(open_attachment(letter.pdf))):
        assert "附件：1.登记表（区分处理）.pdf2.区分处理清单" in text
        assert "共1页，遮盖1处：个人隐私1处。" in text
        assert "11个人隐私条例第十五条户主姓名1" in text
    released = Attachment.objects.get(purpose=Purpose.RELEASED)
    content = open_attachment(released)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "48000" in text
    assert "王秀英" not in text
    assert "王秀英".encode() not in content
    assert list(verify_files()) == []
    told = "".join(Event.objects.filter(case=at_work.case.pk).values_list("data", flat=True))
    assert "王秀英" not in told


def test_what_the_engine_cannot_open_is_refused_in_words(at_work: Redacting) -> None:
    broken = "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    redaction = at_work.started("坏的.pdf", broken)
    assert redaction.build == Build.REFUSED
    assert redaction.problem
    with pytest.raises(redaction_jobs.StepRefused):
        redaction_jobs.request_build(redaction)
