"""People who are named where they should not be: minors; and what columns of a table say of each person."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.publishing.guard.body_text import Cell, Table
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.folded_text import plain
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.masking import (
    masked_address,
    masked_identity,
    masked_mobile,
    masked_name,
    masked_tail,
)
from gongkai.publishing.guard.reading import Passage, Reading
from gongkai.publishing.guard.rule import Rule
from gongkai.publishing.guard.telephone import digits

MINORS = Rule(
    "GD-06",
    "未成年人姓名",
    Severity.BLOCKS,
    "《中华人民共和国未成年人保护法》第四条、第一百零三条；《中华人民共和国个人信息保护法》第三十一条",
    "姓名之后写不满十八岁的年龄或者出生日期的；学生、儿童等词之后姓名带性别、年龄、学校的；名单标题或者列名表明是儿童、学生的。",
)
COLUMNS = Rule(
    "GD-07",
    "表格里成列的个人信息",
    Severity.BLOCKS,
    "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条",
    "列名是身份证号、银行卡号、住址、电话而同表有姓名一列的，列里没有遮盖的每一格；电话、住址提醒。",
)
RULES = (MINORS, COLUMNS)

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方"
    "石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景包柏宁柯阮桂闵"
)
_NAME = rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_AGED = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{{0,6}}?(?:学生|儿童|孤儿|患儿|幼儿|少年|未成年人|其子|其女|长子|次子|长女|次女|婴儿)[:为是]?)?(?P<name>{_NAME})"
    r"[,(]\s?[男女]?(?:童|孩)?[,]?\s?(?:现年|年龄|今年)?(?:(?P<age>\d{1,2})周?岁|(?:于)?(?P<born>\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生))"
)
_PUPIL = re.compile(
    rf"(?:学生|儿童|孤儿|患儿|幼儿|未成年人)[:为]?(?P<name>{_NAME})[,(]\s?(?:[男女][,)]|系[\u4e00-\u9fff]{{2,20}}(?:学校|小学|中学|幼儿园))"
)
_CHILDREN = re.compile("未成年|儿童|孤儿|学生|幼儿|小学|中学|困境|留守|新生|入学|班级|年级|监护人")
_ADULTS = re.compile("大学|高校|教师|职工|家长")
_NAME_HEAD = re.compile(r"(?:姓\s?名|名字)|^(?:户主|学生|儿童|申请人|保障对象|救助对象)(?:姓名)?$")
_MASKED = re.compile(r"[*×＊]|[xX]{2,}|某|^\W*$|^[无—/-]+$")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of column: by its heading; what a cell must look like; how it is masked; how grave."""

    head: re.Pattern[str]
    cell: re.Pattern[str]
    name: str
    masked: Callable[[str], str]
    severity: Severity


_KINDS = (
    _Kind(
        re.compile("身份证|公民身份号|证件号"),
        re.compile(r"[0-9A-Za-z]{8,20}"),
        "身份证件号码",
        masked_identity,
        Severity.BLOCKS,
    ),
    _Kind(
        re.compile("银行卡|银行[账帐]号|卡号|[账帐]号|一卡通|社保卡"),
        re.compile(r"\d[\d -]{6,30}"),
        "银行卡号或者账号",
        masked_tail,
        Severity.BLOCKS,
    ),
    _Kind(re.compile("电话|手机|联系方式"), re.compile(r"[\d -]{7,14}"), "电话", masked_tail, Severity.WARNS),
    _Kind(
        re.compile("住址|住所|家庭地址|详细地址|户籍地址"),
        re.compile(r".*[0-9一二三四五六七八九十](?:号|栋|幢|组|室|单元|户).*"),
        "住址",
        masked_address,
        Severity.WARNS,
    ),
)


def look(reading: Reading, known: Known) -> Iterator[Finding]:
    """Names and ages in every passage; the tables of the body."""
    for passage in reading.written:
        yield from _minors(passage, known)
    for table in reading.body.tables:
        yield from _columns(reading, table, known)


def _minors(passage: Passage, known: Known) -> Iterator[Finding]:
    folded = passage.folded
    text = folded.text.replace("，", ",").replace("（", "(").replace("：", ":")
    for match in _AGED.finditer(text):
        young = int(match["age"]) < 18 if match["age"] else known.today.year - int(match["born"]) < 18
        if young:
            yield _minor(passage, *folded.span(*match.span("name")))
    for match in _PUPIL.finditer(text):
        yield _minor(passage, *folded.span(*match.span("name")))


def _minor(passage: Passage, start: int, end: int) -> Finding:
    says = "看来是未成年人的姓名。写成只留姓的，或者删去。"
    return MINORS.at(passage, start, end, says, masked_name(passage.text[start:end]))


def _columns(reading: Reading, table: Table, known: Known) -> Iterator[Finding]:
    text = reading.main.text
    first = min((cell.row for cell in table.cells), default=0)
    # A printed head may be a single title over the whole width: the row after it names the columns.
    rows = {
        cell.row: [c for c in table.cells if c.row == cell.row]
        for cell in table.cells
        if cell.row <= first + 2
    }
    head = next((cells for _row, cells in sorted(rows.items()) if len(cells) > 1), [])
    if not head:
        return
    names = {cell.column: plain(text[cell.start : cell.end]).strip() for cell in head}
    holders = [column for column, name in names.items() if _NAME_HEAD.search(name)]
    below = [cell for cell in table.cells if cell.row > head[0].row]
    for column, name in names.items():
        kind = next((one for one in _KINDS if one.head.search(name)), None)
        if kind is not None and (holders or kind is _KINDS[0]):
            yield from _cells(reading, [cell for cell in below if cell.column == column], kind, known)
    caption = text[table.caption.start : table.caption.end] if table.caption else ""
    around = "".join((caption, reading.content.title, *names.values()))
    if holders and _CHILDREN.search(around) and not _ADULTS.search(around):
        for cell in below:
            said = text[cell.start : cell.end].strip()
            if cell.column == holders[0] and re.fullmatch(_NAME, said):
                start = cell.start + text[cell.start : cell.end].index(said)
                yield _minor(reading.main, start, start + len(said))


def _cells(reading: Reading, cells: list[Cell], kind: _Kind, known: Known) -> Iterator[Finding]:
    text = reading.main.text
    for cell in cells:
        said = text[cell.start : cell.end]
        words = said.strip()
        folded = plain(words)
        if "\n" in words or _MASKED.search(folded) or not kind.cell.fullmatch(folded):
            continue
        if kind.name == "电话" and digits(folded) in known.telephones:
            continue
        start = cell.start + said.index(words)
        masked = (
            masked_mobile(folded)
            if kind.name == "电话" and len(digits(folded)) == 11
            else kind.masked(folded)
        )
        says = f"这一列是每个人的{kind.name}。整列删去，或者逐格遮盖。"
        yield COLUMNS.at(reading.main, start, start + len(words), says, masked, kind.severity)
