"""CSV: the list of cells, and a form saved out of a spreadsheet."""

import pytest
from tests import printed_form, producers

from gongkai.report.errors import Broken
from gongkai.report.forms import Form
from gongkai.report.reading import read_bytes
from gongkai.report.value import State

HEAD = "code,label,raw,value,state,unit,where\r\n"


def read_list(*lines: str) -> object:
    return read_bytes((HEAD + "\r\n".join(lines)).encode("utf-8-sig"))


def test_a_list_of_cells_is_read_as_written() -> None:
    report = read_bytes(
        (
            HEAD + "title,标题,某县2023年政府信息公开工作年度报告,,,,\r\nyear,年度,2023,,,,\r\n"
            "section_1.title,第一部分标题,总体情况,,,,\r\nsection_1.paragraph,第一部分正文,'=1+1,,,,\r\n"
            "signed_on,落款日期,2024-01-16,,,,\r\n"
            "t2.rules.issued,规章·本年制发件数,3件,3,number,件,\r\nt2.rules.repealed,x,/,,placeholder,件,\r\n"
            "t2.admin_fees.amount_wan,x,25.10,25.10,number,万元,\r\n"
        ).encode()
    )
    assert (report.year, report.t2_form, report.t3_form) == (2023, Form.F2021, None)
    assert report.sections[0].paragraphs == ("=1+1",)
    assert report.cells["t2.rules.issued"].raw == "3件"
    assert report.value("t2.rules.issued") == 3
    assert report.cells["t2.rules.repealed"].state is State.PLACEHOLDER
    assert str(report.value("t2.admin_fees.amount_wan")) == "25.10"
    assert str(report.signed_on) == "2024-01-16"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("t2.rules.issued,x,3,4,number,件,", "不一致"),
        ("t2.rules.issued,x,3,,number,件,", "不一致"),
        ("t2.rules.issued,x,,3,blank,件,", "不一致"),
        ("t2.rules.issued,x,3,3,sure,件,", "不认识"),
        ("t2.rules.issued,x,3,three,number,件,", "不是数"),
        ("t2.rules.issued,x,3,NaN,number,件,", "不是数"),
        ("t2.rules.issued,x,3", "列数"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused_with_its_line(line: str, says: str) -> None:
    with pytest.raises(Broken, match=f"第 2 行.*{says}"):
        read_list(line)


def test_a_cell_listed_twice_is_refused() -> None:
    with pytest.raises(Broken, match="两次"):
        read_list("t2.rules.issued,x,3,3,number,件,", "t2.rules.issued,x,4,4,number,件,")


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_form_is_read_whatever_parts_its_cells(delimiter: str) -> None:
    source = printed_form.source()
    text = producers.form_csv(source).replace(",", delimiter)
    report = read_bytes(text.encode(), "年报.csv")
    assert {code: report.value(code) for code in report.cells} == source.values
