"""How a letter words a ground: the articles in full, the circumstance, and what follows from it."""

from dataclasses import fields, replace

from gongkai.casework.letters.facts import ItemFacts, NotHeld, Particulars, WithheldPart
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.letter import LetterCode, letters_for
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome

REGULATION = "《中华人民共和国政府信息公开条例》"
_SHORT = "条例"

_EXEMPT = {exemption.outcome: law.ground for exemption, law in EXEMPTIONS.items()}

_MATTERS = {
    Matter.ENQUIRY: "属于咨询，不是申请获取政府信息",
    Matter.NOT_GOVERNMENT_INFORMATION: "不属于政府信息",
}

_CONCLUSIONS = {"refused": "不予公开", "unable": "无法提供", "declined": "不予处理", "other": "不再处理"}


def circumstance(ground: Outcome, about: Particulars) -> str:
    """What kind of information or request it is, by the words of the Regulation or the form."""
    if ground in _EXEMPT:
        return f"属于{_EXEMPT[ground]}"
    if ground is Outcome.NOT_HELD:
        own = about.not_held is not NotHeld.NOT_RESPONSIBLE
        return "经检索不存在" if own else "不属于本机关负责公开"
    if ground is Outcome.MISC:
        return _MATTERS.get(about.matter, "") if about.matter else ""
    return ground.law.label.partition("：")[2]


def conclusion(ground: Outcome) -> str:
    """不予公开, 无法提供, 不予处理 or 不再处理; 予以公开, 部分公开."""
    return _CONCLUSIONS.get(ground.group, ground.law.label)


def legal_basis(articles: tuple[str, ...]) -> str:
    """Articles in full: `《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十四条`, other instruments after them."""
    own = [article.removeprefix(_SHORT) for article in articles if article.startswith(_SHORT)]
    others = [article for article in articles if not article.startswith(_SHORT)]
    return "、".join(([REGULATION + "、".join(own)] if own else []) + others)


def articles_of(ground: Outcome, about: Particulars) -> tuple[str, ...]:
    """The articles on which a result rests, as far as they depend on what was found."""
    articles = ground.law.articles
    if ground is Outcome.NOT_HELD:
        return articles[1:] if about.not_held is NotHeld.NOT_RESPONSIBLE else articles[:1]
    if ground is Outcome.GRANTED:
        given = not isinstance(about, ItemFacts) or about.given or not about.where
        return articles[1:] if given else articles[:1]
    if ground is Outcome.MISC and about.matter in (Matter.ENQUIRY, Matter.NOT_GOVERNMENT_INFORMATION):
        return ("条例第二条",)
    return articles


def basis_of(ground: Outcome, about: Particulars) -> str:
    """The legal basis in words, with the law that forbids disclosure where that is the ground (Art 14)."""
    words = legal_basis(articles_of(ground, about))
    return f"{words}和{about.law}" if ground is Outcome.LAW_PROHIBITED and about.law else words


def reply_for(item: ItemFacts) -> LetterCode:
    """The letter whose wording tells the result of an item."""
    if item.outcome is Outcome.NOT_HELD:
        own = item.not_held is not NotHeld.NOT_RESPONSIBLE
        return LetterCode.REPLY_NOT_EXIST if own else LetterCode.REPLY_NOT_RESPONSIBLE
    if item.outcome is Outcome.GRANTED:
        public = item.where and not item.given and not item.when
        return LetterCode.REPLY_ALREADY_PUBLIC if public else LetterCode.REPLY_GRANTED
    return letters_for(item.outcome)[0]


def grounds_of(item: ItemFacts) -> tuple[tuple[Outcome, Particulars], ...]:
    """Every ground of an item with what is told about it."""
    if item.outcome is Outcome.PARTIAL:
        return tuple((part.ground, resolved(part, item)) for part in item.withheld)
    return () if item.outcome is Outcome.GRANTED else ((item.outcome, item),)


def resolved(part: WithheldPart, item: ItemFacts) -> WithheldPart:
    """The part, with what it leaves empty taken from its item."""
    names = [field.name for field in fields(Particulars)]
    return replace(part, **{name: getattr(part, name) or getattr(item, name) for name in names})
