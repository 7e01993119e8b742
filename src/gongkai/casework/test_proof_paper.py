"""The proof sheet as a document: the case of the mock-up, printed and read back."""

from datetime import date
from io import BytesIO

import docx
import pypdfium2

from gongkai.casework.proof_paper import TITLE, proof_document
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.law.clock import Closed, Event, Received, Reopened, derive
from gongkai.law.outcome import Outcome
from gongkai.law.working_days import working_days
from gongkai.paper.document import Document
from gongkai.paper.docx import write_docx
from gongkai.paper.pdf import write_pdf
from gongkai.paper.table import Table

AGENCY = "青溪县自然资源局"
MOCK_UP_TODAY = date(2026, 3, 12)


def document_of(history: list[Event], today: date) -> Document:
    sheet = proof_sheet(derive(history, working_days()), today)
    assert sheet
    return proof_document(sheet, AGENCY, "青自然资申〔2026〕9号")


def pages(document: Document) -> list[str]:
    pdf = pypdfium2.PdfDocument(write_pdf(document))
    return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


def test_the_summary_stands_on_the_first_page_and_every_day_after_it() -> None:
    from gongkai.casework.test_proof_sheet import MOCK_UP

    summary, *lists = pages(document_of(MOCK_UP, MOCK_UP_TODAY))
    for words in (
        AGENCY,
        TITLE,
        "青自然资申〔2026〕9号",
        "收到申请之日为2026年2月4日，答复期限为2026年3月24日（周二）",
        "截至2026年3月12日计入12个工作日，共20个工作日",
        "国办发明电〔2025〕7号",
        "等第三方意见，暂停10个工作日第三十二条、第三十三条第三款",
        "3月13日至24日82024日到期",
    ):
        assert words in summary
    listed = "".join(lists)
    assert all(f"第{number}个工作日" in listed for number in range(1, 21))
    assert listed.count("2026-0") == 49  # 4 February to 24 March


def test_the_docx_holds_the_same_lines() -> None:
    from gongkai.casework.test_proof_sheet import MOCK_UP

    document = document_of(MOCK_UP, MOCK_UP_TODAY)
    ledger, days = docx.Document(BytesIO(write_docx(document))).tables
    assert [cell.text for cell in ledger.rows[4].cells] == [
        "2月24日至25日",
        "2",
        "10",
        "25日发出征求意见书",
        "第三十三条第二款",
    ]
    assert len(days.rows) == 1 + 49


def test_each_run_of_a_case_re_opened_has_its_own_tables() -> None:
    history: list[Event] = [
        Received(date(2025, 6, 3)),
        Closed(date(2025, 6, 20), Outcome.NOT_HELD),
        Reopened(date(2025, 9, 1), within=15),
    ]
    document = document_of(history, date(2025, 9, 5))
    assert sum(isinstance(block, Table) for block in document.blocks) == 4
    text = "".join(pages(document))
    assert "第1次计算：自2025年6月3日起" in text
    assert "第2次计算：自2025年9月1日起" in text
