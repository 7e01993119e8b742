"""Documents that nobody wrote: titles, numbers, dates, names and sentences over a vocabulary like that of a language."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SEED = 711
FIRST_DAY, DAYS = date(2008, 5, 1), 6_700
WORDS, NAMES = 40_000, 4_000
AGENCIES = 200
"""A county seat and below it; agency 1 is above all of them."""
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈"
)
KINDS = ("通知", "公告", "公示", "意见", "办法", "方案", "批复", "报告", "通报", "决定")
PLACES = ("青溪", "清和", "六合", "北坪", "柳渡", "石桥", "东山", "白水", "南岭", "长塘")
ORGANS = ("政发", "政办发", "自然资", "教", "财", "民", "人社", "卫健", "水", "农")
SORTS = ("notice", "news", "normative", "otherdocument", "interpretation", "budget", "answer", "report")
HOW_MANY_OF_A_SORT = (40, 30, 5, 10, 5, 6, 1, 3)
THEMES = ("general", "finance", "land", "agriculture", "construction", "science", "health", "labour")
VALIDITIES = ("in_force", "amended", "repealed", "expired")
BRACKETS = ("〔〕", "〔〕", "〔〕", "[]", "()", "（）", "［］")
HOW_DATES_ARE_WRITTEN = (
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}年{0.month:02}月{0.day:02}日",
    "{0.year}.{0.month}.{0.day}",
)


@dataclass(frozen=True, slots=True)
class Document:
    """One invented document; `number` as the page prints it, `facets` as tokens."""

    title: str
    number: str
    text: str
    on: date
    facets: tuple[str, ...]


class Language:
    """A vocabulary by frequency, drawn once from a seed; `document(n)` is always the same."""

    def __init__(self, seed: int = SEED) -> None:
        drawn = random.Random(seed)
        characters = [
            bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)
        ]
        drawn.shuffle(characters)
        usual = [1 / (rank + 20) for rank in range(len(characters))]
        lengths = drawn.choices((2, 3, 4), (75, 15, 10), k=WORDS)
        self.words = ["".join(drawn.choices(characters, usual, k=length)) for length in lengths]
        self.names = [
            drawn.choice(SURNAMES) + "".join(drawn.choices(characters, k=drawn.choice((1, 2, 2))))
            for _ in range(NAMES)
        ]
        total, self._cumulated = 0.0, []
        for rank in range(WORDS):
            total += 1 / (rank + 3)
            self._cumulated.append(total)

    def document(self, n: int) -> Document:
        """The n-th document."""
        drawn = random.Random(SEED * 10_000_000 + n)
        on = FIRST_DAY + timedelta(days=int(DAYS * drawn.random() ** 0.6))
        place, organ, kind = drawn.choice(PLACES), drawn.choice(ORGANS), drawn.choice(KINDS)
        year_and_serial = (on.year, drawn.randint(1, 400))
        words = drawn.choices(self.words, cum_weights=self._cumulated, k=drawn.randint(60, 260))
        sentences = []
        while words:
            length = drawn.randint(4, 11)
            sentences.append("".join(words[:length]))
            del words[:length]
        name = drawn.choice(self.names)
        title = f"关于{place}{''.join(drawn.choices(self.words, cum_weights=self._cumulated, k=3))}的{kind}"
        cited_on = FIRST_DAY + timedelta(days=drawn.randrange(DAYS))
        cited = self._number(drawn, drawn.choice(PLACES), drawn.choice(ORGANS), cited_on.year)
        dated = drawn.choice(HOW_DATES_ARE_WRITTEN).format(cited_on)
        text = f"{'，'.join(sentences)}。根据{cited}，自{dated}起施行。联系人：{name}。"
        number = f"{place}{organ}〔{year_and_serial[0]}〕{year_and_serial[1]}号"
        return Document(title, number, text, on, self._facets(drawn, on.year))

    def _number(self, drawn: random.Random, place: str, organ: str, year: int) -> str:
        opened, closed = drawn.choice(BRACKETS)
        return f"{place}{organ}{opened}{year}{closed}{drawn.randint(1, 400)}号"

    def _facets(self, drawn: random.Random, year: int) -> tuple[str, ...]:
        sort = drawn.choices(SORTS, HOW_MANY_OF_A_SORT)[0]
        agency = drawn.randint(2, AGENCIES)
        found = [f"kind_{sort}", f"year_{year}", "agency_1", f"agency_{agency}"]
        found += [f"column_{drawn.randint(1, 30)}", f"theme_{drawn.choice(THEMES)}"]
        if sort == "normative":
            found.append(f"validity_{drawn.choices(VALIDITIES, (70, 10, 15, 5))[0]}")
        return tuple(found)


@cache
def _language() -> Language:
    return Language()


def documents(count: int, first: int = 0) -> Iterator[Document]:
    """`count` documents from the first on."""
    language = _language()
    return (language.document(n) for n in range(first, first + count))
