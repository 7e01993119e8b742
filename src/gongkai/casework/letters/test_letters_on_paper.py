"""Every letter printed as DOCX and PDF and read back: what the law asks for is on the paper, in the type area."""

from functools import cache
from io import BytesIO

import pdfplumber
import pytest
from tests.read_back import read_docx, read_pdf, without_breaks

from gongkai.casework.letters.layout import delivery_slip, write_docx, write_pdf
from gongkai.casework.letters.merge import LetterText, compose
from gongkai.casework.letters.samples import sample_facts
from gongkai.law.letter import COMMON_CONTENTS, LETTERS, LetterCode, LetterKind
from gongkai.law.readings import DEFAULT
from gongkai.paper import pdf

MM = 72 / 25.4
MARKS = "（）《》“”〔〕，。；：、"

COMMON = {
    "制发机关": "青溪县民政局",
    "文号": "青民公开〔2025〕12号",
    "收件人": "林知秋：",
    "收到申请之日和申请渠道": "于2025年4月1日收到您以互联网提交方式提出的",
    "申请内容": "2024年度城乡居民最低生活保障资金发放明细",
    "日期": "2025年4月21日",
    "印章": "青溪县民政局2025年4月21日",  # the seal goes over name and date
    "联系方式": "（联系人：周敏秋，联系电话：0000-8001234",
}
"""On every letter; what a letter says otherwise stands in its own row. The other three contents differ by letter."""

OTHERWISE = {
    LetterCode.THIRD_PARTY_INQUIRY: {"收到申请之日和申请渠道": "于2025年4月1日收到以互联网提交方式提出的"},
    LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE: {
        "收到申请之日和申请渠道": "于2025年4月1日收到以互联网提交方式提出的"
    },
    LetterCode.CO_MAKER_INQUIRY: {
        "收件人": "青溪县财政局：",
        "收到申请之日和申请渠道": "于2025年4月1日收到以互联网提交方式提出的",
    },
    LetterCode.ASSIST_REQUEST: {
        "收件人": "青溪县财政局：",
        "收到申请之日和申请渠道": "于2025年4月1日收到以互联网提交方式提出的",
    },
}

# For each letter: operative words, article, facts and reasons, delivery; then its own contents in the order of
# `law.letter`.
OWN: dict[LetterCode, tuple[tuple[str, str, str, str], tuple[str, ...]]] = {
    LetterCode.RECEIPT_REGISTRATION: (
        ("将在2025年4月29日前（含当日）作出答复", "第三十一条", "本件收到申请之日为2025年4月1日", "查询办理进度"),
        ("登记编号为2025-0012", "收到申请之日为2025年4月1日", "在2025年4月29日前", "查询码为：QX7K-M2PD"),
    ),
    LetterCode.CORRECTION_NOTICE: (
        ("请补正以下事项", "第三十条", "尚不完整或者不明确", "将补正材料提交本机关"),
        (
            "（一）身份证明。（二）申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述。",
            "写明所需明细的乡镇和月份",
            "请在2025年4月29日前（含当日）将补正材料",
            "逾期不补正的，视为放弃申请，本机关不再处理",
        ),
    ),
    LetterCode.REASONS_REQUEST: (
        ("向本机关说明理由", "第三十五条", "明显超过合理范围", "以书面形式"),
        ("提出申请47件，其中内容相同的21件", "请在2025年4月29日前（含当日）以书面形式"),
    ),
    LetterCode.EXTENSION_NOTICE: (
        ("延长20个工作日", "第三十三条第二款", "不能在2025年4月29日前作出答复", "将在2025年5月29日前（含当日）作出答复"),
        (
            "因所需资料分散在各乡镇，需要逐一调取",
            "将在2025年5月29日前",
            "政府信息公开工作机构负责人（办公室主任何青）于2025年4月18日同意",
        ),
    ),
    LetterCode.DELAY_NOTICE: (
        ("延迟至2025年7月31日前", "第三十五条", "申请数量多，需要逐件检索", "答复"),
        ("延迟至2025年7月31日前（含当日）答复",),
    ),
    LetterCode.THIRD_PARTY_INQUIRY: (
        ("现征求您的意见", "第三十二条", "公开可能损害您的合法权益", "填写所附意见回复表"),
        (
            "合法权益：2024年度城乡居民最低生活保障资金发放明细",
            "自收到本征询书之日起15个工作日内",
            "逾期未提出意见的，由本机关依照",
            "意见回复表征询文书文号",
        ),
    ),
    LetterCode.THIRD_PARTY_PENDING_NOTICE: (
        ("已书面征求第三方的意见", "第三十三条第三款", "涉及第三方的商业秘密、个人隐私", "继续办理并作出答复"),
        ("所需时间不计算在答复期限内",),
    ),
    LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE: (
        ("决定予以公开", "第三十二条", "不同意公开，担心生活受到打扰", "现书面告知您"),
        ("内容为：各乡镇低保户数和资金总额", "社会救助资金的使用关系公众监督"),
    ),
    LetterCode.CO_MAKER_INQUIRY: (
        ("现征求贵单位的意见", "第三十四条", "由贵单位与本机关共同制作", "提出是否同意公开的意见"),
        ("共同制作：2024年度城乡居民最低生活保障资金发放明细", "之日起15个工作日内提出", "逾期未提出意见的，视为同意公开"),
    ),
    LetterCode.ASSIST_REQUEST: (
        ("请贵单位协助", "第四十五条", "本件答复期限为2025年4月29日", "书面回复本机关"),
        ("请核查2024年度低保资金拨付凭证", "请在2025年4月11日前（含当日）"),
    ),
    LetterCode.FEE_NOTICE: (
        ("决定收取信息处理费", "第四十二条", "明显超过合理范围", "凭缴款码到代理银行缴纳"),
        (
            "国办函〔2020〕109号）第六条",
            "按量计收。本件提供政府信息68页",
            "收费数额：380元",
            "收款账户：青溪县财政局非税收入专户",
            "次日起30日内（2025年5月21日前，含当日）缴纳",
            "逾期未缴纳的，视为放弃申请",
        ),
    ),
    LetterCode.REPLY_GRANTED: (
        ("本机关予以公开", "第三十六条第（二）项", "经审查，现答复如下", "附件：2024年度最低生活保障资金发放明细"),
        ("随本告知书提供纸质复印件12页",),
    ),
    LetterCode.REPLY_ALREADY_PUBLIC: (
        ("已经主动公开", "第三十六条第（一）项", "经审查，现答复如下", "“社会救助”栏目"),
        ("https://www.qingxi.example/xxgk/shjz/1.html",),
    ),
    LetterCode.REPLY_PARTIAL: (
        ("本机关部分公开", "第三十七条", "属于个人隐私", "随本告知书提供"),
        ("予以公开的内容。随本告知书提供隐去个人隐私后的明细12页", "姓名、病情，属于涉及商业秘密、个人隐私等"),
    ),
    LetterCode.REPLY_REFUSED: (
        ("决定不予公开", "第三十六条第（三）项、第十五条、第三十二条", "逐户记载家庭成员的姓名", "现答复如下"),
        (
            "属于涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息",
            "损害其人格尊严和生活安宁",
            "第三方不同意公开，理由合理",
        ),
    ),
    LetterCode.REPLY_ADMIN_QUERY: (
        ("属于行政查询事项", "第三十六条第（七）项", "对其获取另有规定", "到窗口查询"),
        ("依照《不动产登记暂行条例》的规定办理", "青溪县不动产登记中心"),
    ),
    LetterCode.REPLY_NOT_EXIST: (
        ("该政府信息不存在，本机关无法提供", "第三十六条第（四）项", "进行了检索", "现告知您"),
        ("以“低保”“明细”为关键词检索办公系统和纸质档案目录", "经检索，该政府信息不存在"),
    ),
    LetterCode.REPLY_NOT_RESPONSIBLE: (
        ("不属于本机关负责公开", "第三十六条第（五）项", "明细由其制作", "可以向青溪县财政局申请公开"),
        ("理由：资金由县财政局直接发放", "青溪县财政局申请公开，该机关的联系方式：0000-8005678"),
    ),
    LetterCode.REPLY_NEEDS_CREATION: (
        ("本机关不予提供", "第三十八条", "没有按申请要求汇总的表格", "现答复如下"),
        ("没有现成信息，需要对现有政府信息进行加工、分析。理由：本机关按乡镇分别保存台账",),
    ),
    LetterCode.REPLY_UNCLEAR: (
        ("无法据此确定和提供", "第三十条", "本机关按乡镇分别保存台账", "现答复如下"),
        ("仍不明确之处：本机关按乡镇",),
    ),
    LetterCode.REPLY_PETITION: (
        ("不作为政府信息公开申请处理", "第三十九条第一款", "对低保审批结果不满", "可以通过以下渠道提出"),
        ("以下渠道提出：青溪县信访局",),
    ),
    LetterCode.REPLY_DUPLICATE: (
        ("不予重复处理", "第三十六条第（六）项", "两次申请的内容相同", "本机关已作出答复"),
        ("青民公开〔2025〕3号，2025年2月18日",),
    ),
    LetterCode.REPLY_PUBLICATION: (
        ("本机关不予提供", "第三十九条第二款", "公开出版物", "现告知获取的途径"),
        ("获取的途径：青溪县图书馆查阅",),
    ),
    LetterCode.REPLY_ABUSIVE: (
        ("不予处理", "第三十五条", "您说明的理由为：需要逐月核对", "现答复如下"),
        ("提出申请47件，其中内容相同的21件", "不合理之处：本机关按乡镇"),
    ),
    LetterCode.REPLY_RECONFIRM: (
        ("对该要求不予处理", "国办公开办函〔2021〕30号格式表三（五）5", "您已经获取", "现答复如下"),
        ("青民公开〔2025〕3号，2025年2月18日",),
    ),
    LetterCode.CLOSED_NO_CORRECTION: (
        ("不再处理", "第三十条", "您逾期未补正，也未说明正当理由", "现答复如下"),
        ("于2025年4月8日向您发出补正告知书（青民公开〔2025〕10号）", "补正期限于2025年4月29日届满"),
    ),
    LetterCode.CLOSED_UNPAID: (
        ("不再处理", "第四十二条、国办函〔2020〕109号第六条", "您逾期未缴纳信息处理费", "现答复如下"),
        ("于2025年4月21日向您发出信息处理费收费通知书", "缴费期限于2025年5月21日届满"),
    ),
    LetterCode.CLOSED_WITHDRAWN: (
        ("对该申请终止办理", "第四十五条", "撤回申请", "现答复如下"),
        ("您于2025年4月15日撤回申请",),
    ),
    LetterCode.COMPLAINT_REPLY: (
        ("作出如下处理", "第四十七条、第五十一条", "查明的情况为", "投诉举报"),
        ("情况为：出生日期与户口簿不一致", "处理：出生日期由1980年更正为1981年"),
    ),
    LetterCode.RECORD_CORRECTED: (
        ("本机关予以更正", "第四十一条", "经审核您提供的证据", "更正的内容为"),
        ("审核意见为：出生日期与户口簿不一致，证据真实", "出生日期由1980年更正为1981年"),
    ),
    LetterCode.RECORD_TRANSFERRED: (
        ("本机关处理如下", "第四十一条", "不属于本机关职能范围", "处理如下"),
        ("审核意见为：出生日期与户口簿不一致，证据真实", "处理如下：出生日期由1980年"),
    ),
}  # fmt: skip


def letter(code: LetterCode) -> LetterText:
    return compose(code, sample_facts(code), DEFAULT)


@cache
def printed(code: LetterCode) -> bytes:
    return write_pdf(letter(code))


def expected(code: LetterCode) -> dict[str, str]:
    (operative, article, reasons, delivery), own = OWN[code]
    common = {
        **COMMON,
        "处理内容": operative,
        "法律依据（条、款、项）": article,
        "事实和理由": reasons,
        "附件或者提供方式": delivery,
        **OTHERWISE.get(code, {}),
    }
    assert set(common) == set(COMMON_CONTENTS)
    return common | dict(zip(LETTERS[code].contains, own, strict=True))


@pytest.mark.parametrize("code", LetterCode)
def test_every_content_is_on_the_printed_letter(code: LetterCode) -> None:
    text = read_pdf(printed(code))
    assert {what: words for what, words in expected(code).items() if without_breaks(words) not in text} == {}


@pytest.mark.parametrize("code", LetterCode)
def test_every_content_is_in_the_letter_for_the_word_processor(code: LetterCode) -> None:
    wanted = expected(code)
    # The form stands in a table, which is read after the paragraphs.
    wanted.pop("意见回复表", None)
    text = read_docx(write_docx(letter(code)))
    assert {what: words for what, words in wanted.items() if without_breaks(words) not in text} == {}


@pytest.mark.parametrize("code", LetterCode)
def test_a_letter_is_named_and_tells_the_remedies_that_it_has(code: LetterCode) -> None:
    text = read_pdf(printed(code))
    assert LETTERS[code].name.partition("（")[0] in text
    remedy = "行政复议" in text
    assert remedy is (LETTERS[code].kind is not LetterKind.PROCEDURAL)
    assert ("应当先申请行政复议" in text) is (code in (LetterCode.REPLY_PARTIAL, LetterCode.REPLY_REFUSED))


@pytest.mark.parametrize("code", LetterCode)
def test_nothing_stands_outside_the_type_area(code: LetterCode) -> None:
    with pdfplumber.open(BytesIO(printed(code))) as opened:
        for page in opened.pages:
            body = [c for c in page.chars if c["top"] < (297 - 35) * MM]
            # A mark at an edge of the line is closed up: half of its square, which is blank, hangs over.
            words = [c for c in body if c["text"] not in MARKS]
            assert min(c["x0"] for c in words) >= 28 * MM - 0.5
            assert max(c["x1"] for c in words) <= (210 - 26) * MM + 0.5
            assert min(c["x0"] for c in body) >= 28 * MM - 8
            assert max(c["x1"] for c in body) <= (210 - 26) * MM + 8.5
            assert min(c["top"] for c in body) >= 37 * MM - 4


def test_the_number_stands_over_the_title_and_the_seal_has_its_room() -> None:
    with pdfplumber.open(BytesIO(printed(LetterCode.DELAY_NOTICE))) as opened:
        found = opened.pages[0].extract_text_lines(return_chars=True)
    texts = [found_line["text"] for found_line in found]
    assert texts[0] == "青民公开〔2025〕12号"
    assert texts[1:4] == ["青溪县民政局", "延迟答复告知书", "林知秋："]
    assert found[0]["x1"] == pytest.approx((210 - 26) * MM, abs=1.5)
    assert found[3]["x0"] == pytest.approx(28 * MM, abs=1)
    name = len(texts) - 1 - texts[::-1].index("青溪县民政局")
    assert found[name]["top"] - found[name - 1]["top"] == pytest.approx(2 * 28.9, abs=1)
    assert found[name + 1]["text"] == "2025年4月21日"
    assert found[name + 1]["x1"] == pytest.approx((210 - 26) * MM - 4 * 16, abs=6)
    assert found[name + 2]["text"].startswith("（联系人：周敏秋")


def test_full_lines_have_28_characters() -> None:
    with pdfplumber.open(BytesIO(printed(LetterCode.REPLY_REFUSED))) as opened:
        found = [
            found_line["text"]
            for found_line in opened.pages[0].extract_text_lines()
            if "公开会使低保" in found_line["text"]
        ]
    assert [len(text) for text in found] == [26]  # 28 less the indent of two


def test_a_delivery_slip_names_the_letter_and_who_signs() -> None:
    text = read_pdf(pdf.write_pdf(delivery_slip(letter(LetterCode.REPLY_REFUSED))))
    for words in ("送达回证", "文号青民公开〔2025〕12号", "受送达人林知秋", "收件人签名或者盖章"):
        assert words in text
