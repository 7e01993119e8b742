"""Documents that nobody wrote: titles, numbers, dates, names and sentences over a vocabulary like that of a language."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SEED = 711
FIRST_DAY, DAYS = date(2008, 5, 1), 6_700
WORDS, NAMES = 40_000, 4_000
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈"
)
KINDS = ("通知", "公告", "公示", "意见", "办法", "方案", "批复", "报告", "通报", "决定")
PLACES = ("青溪", "清和", "六合", "北坪", "柳渡", "石桥", "东山", "白水", "南岭", "长塘")
ORGANS = ("政发", "政办发", "自然资", "教", "财", "民", "人社", "卫健", "水", "农")


@dataclass(frozen=True, slots=True)
class Document:
    """One invented document."""

    title: str
    number: str
    text: str
    on: date


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
        number = f"{place}{organ}〔{on.year}〕{drawn.randint(1, 400)}号"
        words = drawn.choices(self.words, cum_weights=self._cumulated, k=drawn.randint(60, 260))
        sentences = []
        while words:
            length = drawn.randint(4, 11)
            sentences.append("".join(words[:length]))
            del words[:length]
        name = drawn.choice(self.names)
        dated = f"{on.year}年{on.month}月{on.day}日"
        title = f"关于{place}{''.join(drawn.choices(self.words, cum_weights=self._cumulated, k=3))}的{kind}"
        return Document(title, number, f"{'，'.join(sentences)}。联系人：{name}。{dated}", on)


def documents(count: int) -> Iterator[Document]:
    """The first `count` documents."""
    language = Language()
    return (language.document(n) for n in range(count))
