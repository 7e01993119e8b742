"""The application form: one A4 page, what Art 29 asks for and nothing else."""

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
from tests.tools import program

from gongkai.agencies.models import Agency
from gongkai.casework.application_form import application_form
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import ProvidedAs, SentBy
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.paper.document import Document
from gongkai.paper.docx import write_docx
from gongkai.paper.pdf import write_pdf
from gongkai.report.reading.office import PROGRAMS

AGENCY = Agency(
    name="青溪县自然资源局",
    ogi_office="青溪县自然资源局办公室",
    address="青溪县青溪镇人民路12号3楼306室",
    postcode="000000",
    office_hours="工作日8:30—12:00，14:30—17:30",
    telephone="0000-8620109",
    fax="0000-8620110",
    email="gk@qingxi.example",
)
PERSON = Intake(
    AGENCY,
    Channel.ONLINE,
    date(2026, 2, 3),
    ApplicantKind.INDIVIDUAL,
    Party("林青山", "居民身份证 000000199001010000", "13800000000", "lin@qingxi.example", "石桥村3组8号"),
    ("石桥村2024年征收土地公告", "石桥村2024年征收土地补偿登记表"),
    provided_as=ProvidedAs.PAPER,
    sent_by=SentBy.POST,
    help_needed="视力障碍，需要大字版",
    acts_through="agent",
    agent=Party("林小山", "居民身份证 000000199501010000", "13900000000"),
)
LAW_FIRM = Intake(
    AGENCY,
    Channel.IN_PERSON,
    date(2026, 2, 3),
    ApplicantKind.LAW_FIRM,
    Party("青溪律师事务所", "31000000000000000X", "0000-8620222", contact="何律师"),
    ("东山采石场出让合同",),
)


def printed(document: Document) -> str:
    (page,) = pypdfium2.PdfDocument(write_pdf(document))
    return "".join(str(page.get_textpage().get_text_range()).split())


def test_the_blank_form_asks_for_what_the_law_requires_on_one_page() -> None:
    text = printed(application_form(AGENCY))
    for words in (
        "青溪县自然资源局政府信息公开申请表",
        "姓名（公民）",
        "名称（组织）",
        "身份证明",
        "联系电话",
        "代理人",
        "名称、文号或者便于查询的其他特征描述",
        "提供形式",
        "获取方式",
        "口头提出，由工作人员代为填写（条例第二十九条）",
        "阅读或者视听有困难的，本机关提供必要的帮助（第四十三条）",
        "青溪县自然资源局办公室。地址：青溪县青溪镇人民路12号3楼306室（邮编000000）",
        "工作日8:30—12:00，14:30—17:30",
        "0000-8620109",
        "0000-8620110",
        "gk@qingxi.example",
    ):
        assert words in text, words
    assert "☑" not in text


def test_the_form_has_no_field_for_the_purpose_of_use() -> None:
    text = printed(application_form(AGENCY))
    assert text.count("用途") == text.count("不必说明申请理由和用途") == 1
    assert "工作单位" not in text
    assert "所需信息用途" not in text


def test_a_filled_copy_says_what_the_application_says() -> None:
    text = printed(application_form(AGENCY, PERSON, "青自然资申〔2026〕9号", date(2026, 2, 4)))
    for words in (
        "林青山",
        "000000199001010000",
        "13800000000",
        "林小山",
        "☑委托",
        "石桥村2024年征收土地公告",
        "石桥村2024年征收土地补偿登记表",
        "☑纸质件",
        "☑邮寄",
        "视力障碍，需要大字版",
        "☑网络",
        "2026年2月4日",
        "青自然资申〔2026〕9号",
    ):
        assert words in text, words
    assert text.count("☑") == 4


def test_an_organisation_is_ticked_by_its_kind() -> None:
    table = docx.Document(BytesIO(write_docx(application_form(AGENCY, LAW_FIRM)))).tables[0]
    said = {row.cells[1].text: row.cells[2].text for row in table.rows}
    assert said["姓名（公民）"] == ""
    assert said["名称（组织）"] == "青溪律师事务所"
    assert said["组织类别"] == "□商业企业　□科研机构　□社会公益组织　☑法律服务机构　□其他"
    assert said["联系人"] == "何律师"


def test_the_docx_too_is_one_page(tmp_path: Path) -> None:
    office = program(*PROGRAMS)
    for name, document in (("blank", application_form(AGENCY)), ("filled", application_form(AGENCY, PERSON))):
        (tmp_path / f"{name}.docx").write_bytes(write_docx(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    made = [str(path) for path in tmp_path.glob("*.docx")]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *made]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert [len(pypdfium2.PdfDocument(path)) for path in sorted(tmp_path.glob("*.pdf"))] == [1, 1]
