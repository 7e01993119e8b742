import pytest

from gongkai.text.address import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("住址：青溪县城关镇建设路12号3栋2单元501室，电话", ["青溪县城关镇建设路12号3栋2单元501室"]),
        ("户籍所在地青溪县柳河镇柳树村三组12号。", ["青溪县柳河镇柳树村三组12号"]),
        ("乙方王小明，青溪县柳河镇柳树村5组", ["青溪县柳河镇柳树村5组"]),
        ("王小明家住东山省青溪县幸福小区3栋501，未婚", ["东山省青溪县幸福小区3栋501"]),
        ("通讯地址：水岸花园\n邮编", ["水岸花园"]),
        ("房屋坐落于建设路东段18号附2号", ["建设路东段18号附2号"]),
        ("依据国办函〔2020〕109号和青政发〔2024〕12号办理", []),
        ("城区道路路灯改造项目第2号标段", []),
        ("青溪县人民政府办公室2024年发文12号", []),
        ("本路段全长3公里，村民小组组长3人", []),
    ],
)
def test_an_address_is_labelled_or_ends_at_a_house_or_a_group(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found
