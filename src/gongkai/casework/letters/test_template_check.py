"""Whether an edited wording may be used."""

import pytest

from gongkai.casework.letters.default_templates import default_template
from gongkai.casework.letters.template_check import check_template, field_labels
from gongkai.law.letter import LetterCode

EXTENSION = default_template(LetterCode.EXTENSION_NOTICE)
REFUSED = default_template(LetterCode.REPLY_REFUSED)
INQUIRY = default_template(LetterCode.THIRD_PARTY_INQUIRY)


@pytest.mark.parametrize("code", LetterCode)
def test_what_is_shipped_may_be_used(code: LetterCode) -> None:
    assert check_template(code, default_template(code)) == ()


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        (
            LetterCode.EXTENSION_NOTICE,
            EXTENSION.replace("{{延长理由}}", "工作需要"),
            "缺少“延长的理由”。请加入字段“{{延长理由}}”。",
        ),
        (LetterCode.EXTENSION_NOTICE, EXTENSION.replace("第三十三条第二款", "有关规定"), "缺少“法律依据：条例第三十三条第二款”"),
        (LetterCode.EXTENSION_NOTICE, EXTENSION + "{{电话}}", "没有“{{电话}}”这个字段"),
        (LetterCode.EXTENSION_NOTICE, EXTENSION + "{{理由}}", "“{{理由}}”须写在“{{逐项 事项}}”和“{{结束}}”之间"),
        (LetterCode.EXTENSION_NOTICE, EXTENSION + "{{救济途径}}", "程序性文书不写救济途径"),
        (LetterCode.EXTENSION_NOTICE, EXTENSION + "{{如有 延长理由}}", "没有“{{结束}}”"),
        (LetterCode.EXTENSION_NOTICE, EXTENSION + "{{逐项 附件}}{{结束}}", "不能逐项写“附件”"),
        (LetterCode.EXTENSION_NOTICE, EXTENSION + "{{逐项 不予公开部分}}{{结束}}", "须写在“{{逐项 事项}}”之内"),
        (LetterCode.REPLY_REFUSED, REFUSED.replace("{{救济途径}}", ""), "缺少“救济途径”"),
        (LetterCode.REPLY_REFUSED, REFUSED.replace("{{损害}}", ""), "缺少“公开会造成的损害”"),
        (LetterCode.REPLY_REFUSED, REFUSED.replace("{{事项答复}}", ""), "缺少“每一事项依据不同时各自的答复”"),
        (LetterCode.THIRD_PARTY_INQUIRY, INQUIRY + "申请人：{{申请人}}", "不得写申请人的信息"),
        (LetterCode.THIRD_PARTY_INQUIRY, INQUIRY.replace("15个工作日", "适当时间"), "缺少“收到之日起15个工作日内提出意见”"),
        (LetterCode.CO_MAKER_INQUIRY, default_template(LetterCode.CO_MAKER_INQUIRY).replace("视为同意公开", "另行研究"), "视为同意"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_edited_wording_is_told(code: LetterCode, text: str, says: str) -> None:
    assert says in "\n".join(str(problem) for problem in check_template(code, text))


def test_the_editor_shows_the_fields_of_the_letter_and_no_other() -> None:
    assert field_labels(LetterCode.REPLY_REFUSED)["损害"] == "公开会造成的损害"
    assert "申请人" in field_labels(LetterCode.REPLY_REFUSED)
    assert "申请人" not in field_labels(LetterCode.THIRD_PARTY_INQUIRY)
