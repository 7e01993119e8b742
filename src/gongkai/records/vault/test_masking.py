import pytest

from gongkai.records.models import SecretKind
from gongkai.records.vault import mask


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("name", "林小溪", "林*"),
        ("name", " 欧阳文远 ", "欧*"),
        ("name", "买买提·吐尔逊", "买*"),
        ("contact", "何青", "何*"),
        ("telephone", "13800000000", "138****0000"),
        ("telephone", "１３８ ００００ ００００", "138****0000"),
        ("telephone", "+86 138-0000-1234", "86138****1234"),
        ("telephone", "0899-3220017", "089****0017"),
        ("telephone", "3220017", "****17"),
        ("telephone", "110", "****"),
        ("identity_number", "510899199001010011", "5108************11"),
        ("identity_number", "510899900101001", "5108*********01"),
        ("identity_number", "E12345678", "E******78"),
        ("identity_number", "A123", "****"),
        ("email", "lin.xiaoxi@example.com", "l***@example.com"),
        ("email", "no address", "****"),
        ("address", "四川省青溪市青溪县城关镇人民路1号", "四川省青溪市青溪县****"),
        ("address", "青溪县城关镇人民路小区3栋", "青溪县****"),
        ("address", "北京市东城区某街5号", "北京市东城区****"),
        ("address", "内蒙古自治区兴安盟科尔沁右翼前旗某村", "内蒙古自治区兴安盟科尔沁右翼前旗****"),
        (
            "address",
            "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县某乡",
            "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县****",
        ),
        ("address", "人民路小区3栋", "****"),
        ("address", "城关镇3村2组", "****"),
    ],
)
def test_what_is_shown_of_a_person_tells_whom_but_not_where(kind: str, value: str, shown: str) -> None:
    assert mask(kind, value) == shown


def test_an_organisation_is_no_person_but_whoever_answers_for_it_is() -> None:
    assert mask("name", "青溪县清流环保服务有限公司", natural_person=False) == "青溪县清流环保服务有限公司"
    assert mask("identity_number", "91510899MA00000000", natural_person=False) == "91510899MA00000000"
    assert mask("address", "青溪县城关镇人民路1号", natural_person=False) == "青溪县城关镇人民路1号"
    assert mask("contact", "林小溪", natural_person=False) == "林*"
    assert mask("telephone", "13800000000", natural_person=False) == "138****0000"


@pytest.mark.parametrize("kind", SecretKind.values)
@pytest.mark.parametrize("value", ["", " ", "*", "@", "1"])
def test_next_to_nothing_is_masked_too(kind: str, value: str) -> None:
    shown = mask(kind, value)
    assert shown.endswith(("*", "@"))
