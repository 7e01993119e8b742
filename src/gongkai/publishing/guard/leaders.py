"""Names of leaders against the roster: a title that is not theirs, an office that they have left, the order."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known, Serving
from gongkai.publishing.guard.reading import Passage, Reading
from gongkai.publishing.guard.rule import Rule

_SOURCE = "本机关领导名录"
TITLE = Rule(
    "GD-30",
    "领导职务不符",
    Severity.WARNS,
    _SOURCE,
    "名录里在任的人，姓名之前或者之后紧接着的职务不在其职务之列。写着“原”“时任”的不算。",
)
FORMER = Rule(
    "GD-31",
    "已离任的人仍写现职",
    Severity.WARNS,
    _SOURCE,
    "成文日期在离任以后，姓名之前写着曾任的职务。写着“原”“时任”“曾任”的不算。",
)
ORDER = Rule("GD-32", "领导排序", Severity.WARNS, _SOURCE, "并列的名录里的人，与名录的排序不同。")
RULES = (TITLE, FORMER, ORDER)

_CORE = re.compile(
    r"(?:常务副|党组副|党委副|副|代理|代)?(?:县委|市委|区委|镇委|党委|党组|局党组|县政府党组)?(?:常务副|副)?"
    r"(?:书记|县长|市长|区长|镇长|乡长|局长|厅长|部长|州长|省长|旗长|主任|主席|院长|检察长|政委|秘书长)"
)
_BEFORE = re.compile(rf"(?P<title>{_CORE.pattern})\s?(?:同志)?$")
_AFTER = re.compile(rf"(?P<title>{_CORE.pattern})")
_ONCE = re.compile("(?:原任?|时任|曾任|前任?|历任|卸任|离任)[\u4e00-\u9fff、]{0,20}$")
_PARTED = r"\s?[、，,]\s?|\s{1,2}"
_OF_PARTY = re.compile(
    "^(常务副|副)?(?:县委|市委|区委|镇委|党委|党组|局党组|县政府党组)(常务副|副)?(?=书记|秘书长)"
)


def look(reading: Reading, known: Known) -> Iterator[Finding]:
    """Every name of the roster, wherever it stands; on the day of the document."""
    on = reading.content.date_of_document or known.today
    roster: dict[str, list[Serving]] = {}
    for one in known.leaders:
        roster.setdefault(one.name, []).append(one)
    if not roster:
        return
    names = "|".join(sorted(map(re.escape, roster), key=len, reverse=True))
    name, run = re.compile(names), re.compile(rf"(?:{names})(?:(?:{_PARTED})(?:{names}))+")
    for passage in reading.written:
        for match in name.finditer(passage.text):
            yield from _titled(passage, match, roster[match[0]], on)
        for match in run.finditer(passage.text):
            yield from _ordered(passage, match, roster, name, on)


def _titled(passage: Passage, name: "re.Match[str]", terms: list[Serving], on: date) -> Iterator[Finding]:
    text = passage.text
    before = _BEFORE.search(text, max(0, name.start() - 20), name.start())
    after = None if before else _AFTER.match(text, name.end(), name.end() + 12)
    said = before or after
    if said is None or _ONCE.search(text, max(0, said.start() - 24), said.start()):
        return
    if before and text[before.end("title") : name.start()].strip() not in ("", "同志"):
        return
    stated = _core(said["title"])
    held = {core for term in terms if term.on(on) for core in _cores(term.title)}
    was = [term for term in terms if term.until is not None and term.until < on]
    if stated in held:
        return
    start, end = said.span("title")
    for term in was:
        if stated in _cores(term.title):
            assert term.until is not None  # noqa: S101
            says = (
                f"{term.name}{term.until.year}年{term.until.month}月{term.until.day}日已不再担任{term.title}。"
                "说的是以前的事，写“时任”；否则核对姓名和职务。"
            )
            yield FORMER.at(passage, start, end, says, f"时任{text[start:end]}" if before else None)
            return
    if held:
        present = next(term.title for term in terms if term.on(on))
        says = f"名录里{name[0]}的职务是“{present}”，不是“{said['title']}”。核对姓名和职务。"
        yield TITLE.at(passage, start, end, says, present if before and len(held) == 1 else None)


def _cores(title: str) -> frozenset[str]:
    return frozenset(_core(match[0]) for match in _CORE.finditer(title))


def _core(title: str) -> str:
    """县委副书记 and 副书记 are one title in a text about the county; 常务副县长 is a 副县长."""
    plain = _OF_PARTY.sub(r"\1\2", title)
    return re.sub("^(?:代理|代)", "", plain).replace("常务副", "副")


def _ordered(
    passage: Passage,
    run: "re.Match[str]",
    roster: dict[str, list[Serving]],
    name: "re.Pattern[str]",
    on: date,
) -> Iterator[Finding]:
    found = [match[0] for match in name.finditer(run[0])]
    places = {one: next((term.position for term in roster[one] if term.on(on)), None) for one in found}
    known = [place for place in places.values() if place is not None]
    if len(known) < len(places) or len(places) < len(found) or known == sorted(known):
        return
    right = sorted(found, key=lambda one: places[one] or 0)
    parts = iter(right)
    repair = name.sub(lambda _match: next(parts), run[0])
    says = f"按名录的排序是{'、'.join(right)}。"
    yield ORDER.at(passage, *run.span(), says, repair)
