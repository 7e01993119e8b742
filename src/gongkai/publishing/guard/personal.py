"""Personal data that can be told by its form or by the words around it: numbers, telephones, cards, dwellings."""

import re
from collections.abc import Iterator

from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.masking import masked_address, masked_identity, masked_mobile, masked_tail
from gongkai.publishing.guard.reading import Passage, Reading
from gongkai.publishing.guard.rule import Rule
from gongkai.publishing.guard.telephone import digits
from gongkai.text.account_number import account_numbers
from gongkai.text.address import addresses
from gongkai.text.bank_card import bank_cards
from gongkai.text.identity_number import identity_numbers
from gongkai.text.phone import mobile_numbers

_LAW = "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条"
IDENTITY = Rule(
    "GD-01",
    "身份证号",
    Severity.BLOCKS,
    _LAW,
    "18位、行政区划和出生日期成立、校验码相符的号码；写明是身份证号的15至18位号码，校验不符也算。",
)
MOBILE = Rule("GD-02", "手机号", Severity.BLOCKS, _LAW, "11位手机号。本机关公开指南里的办公电话不算。")
TELEPHONE = Rule(
    "GD-03",
    "个人固定电话",
    Severity.WARNS,
    _LAW,
    "写明是家庭、住宅、本人电话的固定电话。办公电话、本机关公开指南里的电话不算。",
)
ACCOUNT = Rule(
    "GD-04",
    "银行卡号、账号",
    Severity.BLOCKS,
    _LAW,
    "16至19位、校验位相符（Luhn）的卡号必须遮盖；写明是账号的8至30位数字，户名是单位的不算，其余提醒。",
)
ADDRESS = Rule(
    "GD-05",
    "个人住址",
    Severity.WARNS,
    _LAW,
    "写到门牌、栋、组的地址，同一句里有人名（申请人、当事人、户主等之后，或者姓名之后写性别、出生日期）。",
)
RULES = (IDENTITY, MOBILE, TELEPHONE, ACCOUNT, ADDRESS)

_LABELLED_IDENTITY = re.compile(
    r"(?:身份证|公民身份)(?:证件|件)?(?:号码|号|编号)?[\s:为是]{0,4}(?P<number>\d{14,17}[\dXx])(?![\dA-Za-z])",
    re.ASCII,
)
_PRIVATE_TELEPHONE = re.compile(
    r"(?:家庭|住宅|家里|本人|个人|私人|户主|当事人|申请人|监护人)(?:联系|固定)?电话(?:号码)?[\s:为是]{0,4}"
    r"(?P<number>(?:\d{3,4}-?)?\d{7,8})(?![\d*])",
    re.ASCII,
)
_ORGANISATION = re.compile("局|公司|财政|委员会|中心|医院|学校|政府|银行户|协会|基金会|合作社|大学|法院|专户")
_ENDS = "\n。;"
_END = re.compile(f"[{_ENDS}]")
PERSON = re.compile(
    r"(?:姓名|申请人|当事人|被处罚人|处罚对象|法定代表人|户主|村民|居民|业主|死者|伤者|患者|被征收人|承包人|"
    r"受助人|救助对象|低保对象|保障对象|联系人|住户|产权人|权利人)[\s:为是]{0,3}[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff·*]{2,4}[,，、(（]\s{0,2}[男女][,，、。)）;；]|[\u4e00-\u9fff]{2,3}[,，]\s?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:出生|生)"
)
"""Words from which it is plain that a line speaks of a person by name."""


def look(reading: Reading, known: Known) -> Iterator[Finding]:
    """Every passage, the words of attachments too."""
    for passage in reading.written:
        taken: list[tuple[int, int]] = []
        for found in (*_identities(passage), *_cards(passage)):
            yield found
            taken.append((found.place.start, found.place.end))
        yield from _mobiles(passage, known, taken)
        yield from _telephones(passage, known)
        yield from _accounts(passage, taken)
        yield from _dwellings(passage)


def _identities(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    whole = set(identity_numbers(folded.text))
    for start, end in sorted(whole):
        at = folded.span(start, end)
        repair = masked_identity(folded.text[start:end])
        yield IDENTITY.at(passage, *at, "这是身份证号，不能公开。删去，或者只留区划和后四位。", repair)
    for match in _LABELLED_IDENTITY.finditer(folded.text):
        if (span := match.span("number")) not in whole:
            yield IDENTITY.at(
                passage,
                *folded.span(*span),
                "写明是身份证号，只是位数或者校验码不符。删去，或者只留区划和后四位。",
                masked_identity(match["number"]),
            )


def _mobiles(passage: Passage, known: Known, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    folded = passage.folded
    for start, end in mobile_numbers(folded.text):
        at, number = folded.span(start, end), folded.text[start:end]
        if digits(number) not in known.telephones and not _within(at, taken):
            says = "这是手机号。公务联系电话用办公电话；个人的遮盖中间四位。"
            yield MOBILE.at(passage, *at, says, masked_mobile(number))


def _telephones(passage: Passage, known: Known) -> Iterator[Finding]:
    folded = passage.folded
    for match in _PRIVATE_TELEPHONE.finditer(folded.text):
        if digits(match["number"]) not in known.telephones:
            says = "写明是个人的电话。删去，或者只留后四位。"
            at = folded.span(*match.span("number"))
            yield TELEPHONE.at(passage, *at, says, masked_tail(match["number"]))


def _cards(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    numbers = set(identity_numbers(folded.text))
    for span in bank_cards(folded.text):
        if span not in numbers:
            says = "这是银行卡号，不能公开。删去，或者只留后四位。"
            repair = masked_tail(folded.text[slice(*span)])
            yield ACCOUNT.at(passage, *folded.span(*span), says, repair)


def _accounts(passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    folded = passage.folded
    for start, end in account_numbers(folded.text):
        at = folded.span(start, end)
        # The name of the holder stands in the line or the two before it.
        first = folded.text.rfind("\n", 0, max(0, folded.text.rfind("\n", 0, start)))
        last = folded.text.find("\n", end)
        around = folded.text[max(first, start - 200, 0) : min(last if last >= 0 else end + 60, end + 60)]
        if not _ORGANISATION.search(around) and not _within(at, taken):
            says = "写明是账号，看不出是单位的。个人账号删去，或者只留后四位；单位收款账号写明户名。"
            yield ACCOUNT.at(passage, *at, says, masked_tail(folded.text[start:end]), Severity.WARNS)


def _dwellings(passage: Passage) -> Iterator[Finding]:
    folded = passage.folded
    done = 0
    for person in PERSON.finditer(folded.text):
        if person.start() < done:
            continue
        first = max(folded.text.rfind(mark, 0, person.start()) for mark in _ENDS) + 1
        stop = _END.search(folded.text, person.end())
        done = stop.start() if stop else len(folded.text)
        for start, end in addresses(folded.text[first:done]):
            said = folded.text[first + start : first + end]
            if "*" not in said and any(c.isdigit() or c in "一二三四五六七八九十" for c in said):
                at = folded.span(first + start, first + end)
                says = "人名旁边写有住址的门牌。写到乡镇或者街道为止。"
                yield ADDRESS.at(passage, *at, says, masked_address(said))


def _within(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in taken)
