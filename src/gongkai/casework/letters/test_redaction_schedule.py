"""The schedule of redactions read back from the printed letter."""

from dataclasses import replace

import pytest
from tests.read_back import read_docx, read_pdf

from gongkai.casework.letters.layout import delivery_slip, write_docx, write_pdf
from gongkai.casework.letters.merge import LetterText, compose
from gongkai.casework.letters.redaction_schedule import RedactedFile
from gongkai.casework.letters.samples import sample_facts
from gongkai.casework.redaction.schedule import Entry
from gongkai.law.letter import LetterCode
from gongkai.law.readings import DEFAULT
from gongkai.law.redaction import RedactionGround
from gongkai.paper import pdf

PRIVACY, PROCESS = RedactionGround.PERSONAL_PRIVACY, RedactionGround.PROCESS_INFO
REGISTER = RedactedFile(
    "补偿登记表（区分处理）.pdf",
    12,
    (
        Entry(1, 1, PRIVACY, "姓名"),
        Entry(2, 1, PRIVACY, "姓名"),
        Entry(3, 1, PRIVACY, "账号"),
        Entry(4, 3, PRIVACY, "姓名"),
        Entry(5, 3, PROCESS),
    ),
)
MINUTES = RedactedFile("会议纪要（区分处理）.pdf", 1, (Entry(1, 1, PROCESS, "讨论经过"),))


def letter(*files: RedactedFile) -> LetterText:
    facts = sample_facts(LetterCode.REPLY_PARTIAL)
    return compose(
        LetterCode.REPLY_PARTIAL,
        replace(facts, attachments=tuple(file.name for file in files), redacted=files),
        DEFAULT,
    )


@pytest.mark.parametrize(("write", "read"), [(write_docx, read_docx), (write_pdf, read_pdf)])
def test_every_covered_place_is_listed_with_its_page_ground_and_article(write, read) -> None:  # type: ignore[no-untyped-def]
    text = read(write(letter(REGISTER, MINUTES)))
    assert "1.补偿登记表（区分处理）.pdf" in text
    assert "3.区分处理清单" in text
    for words in (
        "1．补偿登记表（区分处理）.pdf",
        "共12页，遮盖5处：个人隐私4处，过程性信息1处。",
        "2．会议纪要（区分处理）.pdf",
        "共1页，遮盖1处：过程性信息1处。",
        "序号页依据条款说明处数",
        "1—21个人隐私条例第十五条姓名2",
        "31个人隐私条例第十五条账号1",
        "43个人隐私条例第十五条姓名1",
        "53过程性信息条例第十六条第二款1",
        "11过程性信息条例第十六条第二款讨论经过1",
    ):
        assert words in text, words


def test_a_letter_without_redactions_has_no_such_annex() -> None:
    assert "区分处理清单" not in read_pdf(write_pdf(letter()))
    assert letter().attachments == ()


def test_what_is_noted_beside_a_place_is_part_of_the_text_that_is_checked_before_dispatch() -> None:
    assert "43个人隐私条例第十五条姓名1" in letter(REGISTER).text.replace("　", "")


def test_a_delivery_slip_lists_what_comes_with_the_letter() -> None:
    text = read_pdf(pdf.write_pdf(delivery_slip(letter(REGISTER))))
    assert "附件补偿登记表（区分处理）.pdf；区分处理清单" in text
