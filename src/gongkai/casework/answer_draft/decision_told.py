"""What was decided on each item and why, as an answer tells it: with the ground, article and reasons of the reply."""

import re
from collections.abc import Iterator

from gongkai.casework.answer_draft.matter import BLANK, Matter
from gongkai.casework.letters.facts import ItemFacts, Particulars
from gongkai.casework.letters.grounds import (
    articles_of,
    basis_of,
    circumstance,
    conclusion,
    grounds_of,
    legal_basis,
)
from gongkai.casework.letters.merge import numeral
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import ARTICLE as RECEIPT_ARTICLE
from gongkai.paper.document import Body
from gongkai.text.chinese_numerals import hanzi_value

_ENDS = "。；;，,、 \t\n"


def decisions(matter: Matter) -> Iterator[Body]:
    """A paragraph an item."""
    for number, item in enumerate(matter.items, start=1):
        lead = f"（{numeral(number)}）关于“{item.what}”。"
        yield Body(lead + "".join(_sentences(matter, item)), len(lead))


def _sentences(matter: Matter, item: ItemFacts) -> Iterator[str]:
    partly = item.outcome is Outcome.PARTIAL
    if partly or item.outcome is Outcome.GRANTED:
        told = [_ended(part) for part in (item.given, item.where, item.when) if part.strip(_ENDS)]
        given = f"：{'；'.join(told)}" if told else ""
        yield f"依照{legal_basis(_giving(item))}，{'部分公开' if partly else '予以公开'}{given}。"
    for ground, about in grounds_of(item):
        yield f"{'其中一部分' if partly else '该项'}{_ground(ground, about)}。"
        for label, words in (
            ("事实和理由", about.reason),
            ("公开会造成的损害", about.harm),
            ("征求意见情况", about.consultation),
            ("检索情况", about.search),
            ("负责公开的机关", about.organ),
            ("此前的答复", about.earlier),
            ("办理渠道", about.channel),
        ):
            if words.strip(_ENDS):
                cite = matter.cite("search") if words is about.search else ""
                yield f"{label}：{_ended(words)}{cite}。"


def _giving(item: ItemFacts) -> tuple[str, ...]:
    """The articles by which information is given, before them the one on giving a part (Art 37)."""
    parted = Outcome.PARTIAL.law.articles if item.outcome is Outcome.PARTIAL else ()
    return (*parted, *articles_of(Outcome.GRANTED, item))


def _ground(ground: Outcome, about: Particulars) -> str:
    what = circumstance(ground, about)
    return f"{what}，" * bool(what) + f"依照{basis_of(ground, about)}，{conclusion(ground)}"


def _ended(words: str) -> str:
    """One line, without the mark at its end: the sentence around it has its own."""
    return " ".join(words.split()).rstrip(_ENDS)


def legal_bases(matter: Matter) -> list[str]:
    """What the agency relied on, for what was decided and for how: each article once, in the order of the law."""
    articles: list[str] = []
    others: list[str] = []
    for item in matter.items:
        if item.outcome in (Outcome.GRANTED, Outcome.PARTIAL):
            articles += _giving(item)
        for ground, about in grounds_of(item):
            articles += articles_of(ground, about)
            others += [about.law] if about.law else []
    if matter.file:
        articles.append(RECEIPT_ARTICLE)
        for letter in matter.file.sent:
            articles += LETTERS[LetterCode(letter.code)].basis
        articles.append("条例第三十三条第二款")
    if not articles:
        return [BLANK]
    return [
        legal_basis(tuple(sorted(dict.fromkeys(articles), key=_place))),
        *dict.fromkeys(_ended(law) for law in others),
    ]


_NUMERAL = re.compile("[一二三四五六七八九十百]+")


def _place(article: str) -> tuple[bool, list[int]]:
    """Where an article stands: by its numbers in the Regulation, what is of another instrument after it."""
    return not article.startswith("条例"), [hanzi_value(found) or 0 for found in _NUMERAL.findall(article)]
