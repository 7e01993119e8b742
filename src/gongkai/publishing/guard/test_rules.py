"""Every rule by examples: what it finds, to the character, and what it lets pass."""

from datetime import date
from typing import Any

import pytest

from gongkai.publishing.guard.conftest import attachment, content, known
from gongkai.publishing.guard.examining import RULES, examine

DAY = date(2026, 3, 10)
OF_DAY = {"date_of_document": DAY}
PEOPLE = "<table><tr><th>姓名</th><th>{head}</th></tr><tr><td>林小满</td><td>{cell}</td></tr></table>"
SUMS = (
    "<table><tr><th>项目</th><th>金额（万元）</th><th>占比</th></tr><tr><td>办公费</td><td>1.50</td><td>40%</td></tr>"
    "<tr><td>差旅费</td><td>2.25</td><td>60%</td></tr><tr><td>合计</td><td>{total}</td><td>100%</td></tr></table>"
)
SIGNED = "<p>现通知如下。</p><p>{organ}</p><p>{day}</p>"
LONG = "土地" * 401

# Code, body, what else the content has, the place found.
FOUND: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("GD-01", "林某某，身份证号110101199003078494。", {}, "110101199003078494"),
    ("GD-01", "编号１１０１０１１９９００３０７８４９４", {}, "１１０１０１１９９００３０７８４９４"),
    ("GD-01", "身份证号码：510812199003071234", {}, "510812199003071234"),
    ("GD-01", "", {"abstract": "110101199003078494"}, "110101199003078494"),
    ("GD-02", "联系人手机13812345678。", {}, "13812345678"),
    ("GD-02", "电话138 1234 5678", {}, "138 1234 5678"),
    ("GD-03", "家庭电话：0812-3456789。", {}, "0812-3456789"),
    ("GD-04", "卡号6222021234567890128", {}, "6222021234567890128"),
    ("GD-04", "林某某，账号：20123456789012", {}, "20123456789012"),
    ("GD-05", "申请人：林小满，住青溪县青溪镇人民路12号。", {}, "青溪县青溪镇人民路12号"),
    ("GD-06", "林小满，男，9岁，发放救助金。", {}, "林小满"),
    ("GD-06", "学生林小满（女，系青溪县第一小学学生）获奖。", {}, "林小满"),
    (
        "GD-06",
        "<table><caption>困境儿童名单</caption><tr><th>姓名</th><th>村</th></tr><tr><td>林小满</td><td>石桥村</td></tr></table>",
        {},
        "林小满",
    ),
    ("GD-07", PEOPLE.format(head="身份证号", cell="51081219900307123"), {}, "51081219900307123"),
    ("GD-07", PEOPLE.format(head="一卡通账号", cell="6228 4812 3456"), {}, "6228 4812 3456"),
    ("GD-07", PEOPLE.format(head="联系电话", cell="3456789"), {}, "3456789"),
    ("GD-07", PEOPLE.format(head="家庭住址", cell="石桥村3组12号"), {}, "石桥村3组12号"),
    ("GD-20", "请各科室布署下一步工作。", {}, "布署"),
    ("GD-20", "截止到三月底", {}, "截止到"),
    ("GD-20", "向县国土资源局申请。", OF_DAY, "国土资源局"),
    ("GD-20", "", {"title": "关于布署防汛工作的通知"}, "布署"),
    (
        "GD-21",
        "增强大局意识、政治意识、核心意识、看齐意识",
        {},
        "大局意识、政治意识、核心意识、看齐意识",
    ),
    ("GD-30", "县长王建国主持会议。", {}, "县长"),
    ("GD-30", "王建国县长主持会议。", {}, "县长"),
    ("GD-31", "县长赵立主持会议。", OF_DAY, "县长"),
    ("GD-32", "参加会议的有郑秋实、王建国。", {}, "郑秋实、王建国"),
    ("GD-40", "<p>青自然资发〔2026〕3号</p><p>各科室：</p>", {"document_number": "青自然资发〔2026〕4号"}, "青自然资发〔2026〕3号"),
    ("GD-40", "", {"document_number": "青自然资发〔2025〕4号", **OF_DAY}, "青自然资发〔2025〕4号"),
    ("GD-41", SIGNED.format(organ="青溪县自然资源局", day="2026年3月9日"), OF_DAY, "2026年3月9日"),
    ("GD-42", SIGNED.format(organ="青溪县教育局", day="2026年3月10日"), OF_DAY, "青溪县教育局"),
    ("GD-43", "<p>关于开展宅基地确权的通知</p><p>各科室：</p>", {"title": "关于开展宅基地登记的通知"}, "关于开展宅基地确权的通知"),
    ("GD-44", "自2026年5月1日起施行。", {**OF_DAY, "effective_date": date(2026, 4, 1)}, "2026年5月1日"),
    ("GD-44", "", {**OF_DAY, "effective_date": date(2026, 3, 1)}, "2026-03-01"),
    ("GD-45", "有效期5年。", {**OF_DAY, "effective_date": date(2026, 4, 1)}, "有效期5年"),
    ("GD-45", "有效期五年。", {**OF_DAY, "valid_until": date(2029, 3, 9)}, "有效期五年"),
    ("GD-45", "有效期至2031年3月31日。", {**OF_DAY, "valid_until": date(2031, 3, 1)}, "2031年3月31日"),
    ("GD-46", "见附件2。", {"files": (attachment(1),)}, "附件2"),
    ("GD-46", "<p>附件：1.名单</p><p>2.汇总表</p>", {"files": (attachment(1),)}, "附件"),
    ("GD-47", "", {"title": "2023年工作要点", **OF_DAY}, "2023年"),
    ("GD-48", "（此件依申请公开）", {}, "（此件依申请公开）"),
    ("GD-50", "根据青政发[2026]3号文件", {}, "[2026]3号"),
    ("GD-50", "根据青政发〔2026〕第003号文件", {}, "〔2026〕第003号"),
    ("GD-50", "", {"document_number": "青政发(2026)3号"}, "(2026)3号"),
    ("GD-51", "2026年2月30日召开", {}, "2026年2月30日"),
    ("GD-51", "于4月31日前报送", {}, "4月31日"),
    ("GD-51", "2026年13月报送", {}, "2026年13月"),
    ("GD-51", "四月三十一日报送", {}, "四月三十一日"),
    ("GD-52", "二0二六年三月", {}, "二0二六"),
    ("GD-52", "二零二六年三月", {}, "二零二六"),
    ("GD-52", "2026年三月十日", {}, "2026年三月"),
    ("GD-52", "3月五日报送", {}, "3月五日"),
    ("GD-52", "走访20几个村", {}, "20几"),
    ("GD-53", "共２０２６件", {}, "２０２６"),
    ("GD-54", SUMS.format(total="3.85"), {}, "3.85"),
    ("GD-60", '<p><a href="">这里</a></p>', {}, "这里"),
    ("GD-60", '<p><a href="https://www.qingxi，gov.cn/">这里</a></p>', {}, "这里"),
    ("GD-60", "", {"source_address": "https://www..example/"}, "https://www..example/"),
    ("GD-61", '<p><a href="http://192.168.1.8/a">这里</a></p>', {}, "这里"),
    ("GD-61", '<p><a href="http://[fd00::1]/a">这里</a></p>', {}, "这里"),
    ("GD-61", '<p><a href="http://oa/a">这里</a></p>', {}, "这里"),
    ("GD-62", '<p><a href="/info/8/">这里</a></p>', {}, "这里"),
    ("GD-62", '<p><a href="https://qingxi.example/desk/documents/8/">这里</a></p>', {}, "这里"),
    ("GD-63", '<p><a href="https://gone.example/a">这里</a></p>', {}, "这里"),
    ("GD-70", "<table><tr><td>项目</td><td>数</td></tr><tr><td>甲</td><td>1</td></tr></table>", {}, "项目"),
    ("GD-71", '<p><img src="files/3" alt=""></p>', {}, ""),
    ("GD-71", '<p><img src="files/3" alt="微信图片_20260310.jpg"></p>', {}, ""),
    ("GD-72", '<p>见图。</p><p><img src="files/3" alt="办理流程：申请、受理"></p>', {}, ""),
    ("GD-73", "<h2></h2><p>正文</p>", {}, ""),
    ("GD-74", "<h2>一、总则</h2><h4>1.适用</h4><p>正文</p>", {}, "1.适用"),
    ("GD-75", f"<p>{LONG}</p>", {}, LONG[:30]),
    ("GD-76", "", {}, ""),
    ("GD-80", "××县人民政府", {}, "××"),
    ("GD-80", "20XX年工作要点", {}, "20XX"),
    ("GD-80", "联系电话【】", {}, "【】"),
    ("GD-80", "项目（待定）", {}, "（待定）"),
    ("GD-81", "各科室,各乡镇", {}, ","),
    ("GD-82", "现通知如下。。", {}, "。。"),
    ("GD-83", "根据《土地管理法规定", {}, "《"),
    ("GD-84", "依据《土地管理法》、《城乡规划法》", {}, "、"),
)  # fmt: skip

# Code, body, what else the content has: like what is found, and right.
PASSES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("GD-01", "身份证号110101********8494，项目代码110101199003078495。", {}),
    ("GD-02", "电话138****5678，编号20261381234567890。", {}),
    ("GD-03", "联系电话：0000-8620109，家庭电话：****6789，传真0812-3456789", {}),
    ("GD-04", "户名：青溪县财政局，账号：20123456789012。序号6222021234567890123", {}),
    ("GD-05", "青溪县自然资源局，地址：青溪县青溪镇人民路1号。申请人：林小满，住青溪县青溪镇***", {}),
    ("GD-06", "林小满，男，39岁。学生安全工作，儿童医院，王**（男，9岁）", {}),
    ("GD-07", PEOPLE.format(head="身份证号", cell="5108**********123X"), {}),
    ("GD-07", PEOPLE.format(head="联系电话", cell="8620109"), {}),
    ("GD-07", "<table><tr><th>单位</th><th>联系电话</th></tr><tr><td>县教育局</td><td>3456789</td></tr></table>", {}),
    ("GD-20", "公布署名文章；请在截止日期前提交；学习贯彻；原国土资源局；《国土资源部关于登记的通知》", OF_DAY),
    ("GD-20", "由县国土资源局负责。", {"date_of_document": date(2017, 5, 1)}),
    ("GD-21", "增强政治意识、大局意识、核心意识、看齐意识；大局意识、核心意识", {}),
    ("GD-30", "县委副书记、县长李明远，副县长王建国主持，常务副县长郑秋实参加。时任局长王建国。", {}),
    ("GD-31", "时任县长赵立。原县长赵立。", OF_DAY),
    ("GD-31", "县长赵立主持会议。", {"date_of_document": date(2024, 5, 1)}),
    ("GD-32", "参加会议的有李明远、王建国、郑秋实。", {}),
    ("GD-40", "<p>青自然资发〔2026〕4号</p><p>根据青政发〔2025〕9号</p>", {"document_number": "青自然资发〔2026〕4号", **OF_DAY}),
    ("GD-41", SIGNED.format(organ="青溪县自然资源局", day="2026年3月10日"), OF_DAY),
    ("GD-42", SIGNED.format(organ="青溪县自然资源局办公室", day="2026年3月10日"), OF_DAY),
    ("GD-42", SIGNED.format(organ="青溪县教育局", day="2026年3月10日"), {"issuers": ("青溪县教育局",)}),
    ("GD-43", "<p>关于开展宅基地登记的通知</p><p>各科室：</p>", {}),
    ("GD-44", "自2026年4月1日起施行。《办法》自2020年1月1日起施行。", {**OF_DAY, "effective_date": date(2026, 4, 1)}),
    ("GD-45", "有效期5年。", {"effective_date": date(2026, 4, 1), "valid_until": date(2031, 3, 31)}),
    ("GD-46", "见附件2。<br>", {"files": (attachment(1), attachment(2))}),
    ("GD-46", "<p>见附件1。</p><p>附件1</p><p>名单</p>", {}),
    ("GD-47", "", {"title": "2025年度政府信息公开工作年度报告", **OF_DAY}),
    ("GD-48", "（此件公开发布）（此件主动公开）", {}),
    ("GD-50", "根据青政发〔2026〕3号、国务院令第711号、（2025）青0101行初12号", {}),
    ("GD-51", "2024年2月29日，2月29日，12月31日，3个月", {}),
    ("GD-52", "二〇二六年三月十日，2026年3月10日，十几个，二十一世纪，十二月", {}),
    ("GD-53", "共2026件", {}),
    ("GD-54", SUMS.format(total="3.75"), {}),
    ("GD-60", '<p><a href="https://www.gov.cn/a?b=1#c">这里</a><a href="mailto:a@qingxi.example">信箱</a></p>', {}),
    ("GD-61", '<p><a href="http://www.gov.cn/">这里</a><a href="/info/7/">这里</a></p>', {}),
    ("GD-62", '<p><a href="/info/7/">这里</a><a href="/agencies/3/">这里</a></p>', {}),
    ("GD-63", '<p><a href="https://there.example/a">这里</a></p>', {}),
    ("GD-70", "<table><tr><th>项目</th><th>数</th></tr><tr><td>甲</td><td>1</td></tr></table>", {}),
    ("GD-71", '<p><img src="files/3" alt="办理流程：申请、受理、办结"></p>', {}),
    ("GD-72", f'<p>{LONG[:40]}</p><p><img src="files/3" alt="办理流程"></p>', {}),
    ("GD-73", "<h2>一、总则</h2><p>正文</p>", {}),
    ("GD-74", "<h2>一、</h2><h3>（一）</h3><h4>1.</h4><h2>二、</h2>", {}),
    ("GD-75", f"<p>{LONG[:799]}</p>", {}),
    ("GD-76", "", {"files": (attachment(1),)}),
    ("GD-80", "张××，川A×××××号，510812XXXXXXXX1234，XXL号", {}),
    ("GD-81", "各科室，各乡镇(IPv6)，WTO,GDP", {}),
    ("GD-82", "现通知如下。“好。”，", {}),
    ("GD-83", "一）总则。（一）“《土地管理法》”", {}),
    ("GD-84", "依据《土地管理法》《城乡规划法》", {}),
)  # fmt: skip


def said(code: str, body: str, more: dict[str, Any]) -> list[str]:
    """Quotes of what the rule finds; document 7 is public, 8 is not, and one link is dead."""
    found = examine(
        content(body, **more), known(public=frozenset((7,)), dead={"https://gone.example/a": "域名不存在"})
    )
    return [one.place.quote for one in found if one.rule == code]


@pytest.mark.parametrize(("code", "body", "more", "quote"), FOUND)
def test_it_finds_the_place(code: str, body: str, more: dict[str, Any], quote: str) -> None:
    assert said(code, body, more) == [quote]


@pytest.mark.parametrize(("code", "body", "more"), PASSES)
def test_it_lets_pass_what_is_right(code: str, body: str, more: dict[str, Any]) -> None:
    assert said(code, body, more) == []


def test_every_rule_has_an_example_of_both() -> None:
    assert {row[0] for row in FOUND} == {row[0] for row in PASSES} == set(RULES)


def test_words_of_attachments_are_examined_and_nobody_offers_to_repair_them() -> None:
    found = examine(
        content("见附件1。", files=(attachment(5),)), known(files={5: "林某 110101199003078494，布署"})
    )
    assert [(one.rule, one.place.field, one.repair) for one in found] == [
        ("GD-01", "file:5", None),
        ("GD-20", "file:5", None),
    ]


@pytest.mark.parametrize(
    ("more", "field", "repair"),
    [
        ({"files": (attachment(5, "林某110101199003078494的申请"),)}, "name:5", None),
        ({"issuers": ("青溪县自然资源局", "林某110101199003078494")}, "issuers", None),
        ({"subtheme": "110101199003078494"}, "subtheme", "110101********8494"),
        ({"body": '<p><img src="files/3" alt="林某的证件，110101199003078494"></p>'}, "pictures", None),
    ],
)
def test_what_is_printed_around_the_text_is_examined_too(
    more: dict[str, Any], field: str, repair: str | None
) -> None:
    of = content(**{"body": "<p>见附件。</p>", **more})
    found = [one for one in examine(of, known()) if one.rule == "GD-01"]
    assert [(one.place.field, one.place.quote, one.repair) for one in found] == [
        (field, "110101199003078494", repair)
    ]


def test_the_gravest_stand_first_then_the_order_of_the_text() -> None:
    found = examine(content("各科室,布署工作。13812345678，再接再励"), known())
    assert [(one.severity.value, one.place.quote) for one in found] == [
        ("blocks", "13812345678"),
        ("warns", "布署"),
        ("warns", "再接再励"),
        ("hints", ","),
    ]


@pytest.mark.parametrize(
    ("body", "quote", "repair"),
    [
        ("身份证号110101199003078494", "110101199003078494", "110101********8494"),
        ("电话138 1234 5678", "138 1234 5678", "138****5678"),
        ("卡号6222021234567890128", "6222021234567890128", "****0128"),
        ("申请人：林小满，住青溪县石桥镇人民路12号。", "青溪县石桥镇人民路12号", "青溪县石桥镇***"),
        ("林小满，男，9岁", "林小满", "林**"),
        ("根据青政发[2026]第003号文件", "[2026]第003号", "〔2026〕3号"),
        ("二零二六年三月", "二零二六", "二〇二六"),
        ("2026年三月起", "2026年三月", "2026年3月"),
        ("县长赵立主持", "县长", "时任县长"),
        ("副书记王建国主持", "副书记", "副县长"),
        ("有郑秋实，李明远、王建国", "郑秋实，李明远、王建国", "李明远，王建国、郑秋实"),
        ("依据《土地管理法》、《城乡规划法》", "、", ""),
    ],
)
def test_a_repair_is_what_belongs_in_the_place(body: str, quote: str, repair: str) -> None:
    found = {one.place.quote: one.repair for one in examine(content(body), known())}
    assert found[quote] == repair
