"""The check before dispatch, as far as the decisions on the items go."""

from gongkai.casework.letters.dispatch import Dispatch, Findings, block, warn
from gongkai.casework.letters.facts import ItemFacts, LetterFacts, NotHeld, Particulars
from gongkai.casework.letters.grounds import articles_of, grounds_of, reply_for
from gongkai.law.exemption import Exemption, can_prohibit
from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import leaf
from gongkai.law.readings import Readings

_EXEMPT = {exemption.outcome for exemption in Exemption}
_WITHOUT_REASON = frozenset(
    {
        Outcome.GRANTED,
        Outcome.PARTIAL,
        Outcome.ADMIN_QUERY,
        Outcome.DUPLICATE,
        Outcome.PUBLICATION,
        Outcome.NO_CORRECTION,
        Outcome.UNPAID_FEE,
        Outcome.MISC,
    }
)
"""Results whose reason is told by something else: the special law, the earlier reply, the lapse of a period."""
_NEEDS_PARTICULAR: dict[Outcome, tuple[tuple[str, str], ...]] = {
    Outcome.LAW_PROHIBITED: (("law", "禁止公开的法律或者行政法规"),),
    Outcome.THIRD_PARTY: (("consultation", "征求第三方意见的结果"),),
    Outcome.DUPLICATE: (("earlier", "此前答复的文号和日期"),),
    Outcome.RECONFIRM: (("earlier", "此前提供的文号和日期"),),
    Outcome.PETITION_COMPLAINT: (("channel", "可以提出的渠道"),),
    Outcome.PUBLICATION: (("channel", "获取公开出版物的途径"),),
    Outcome.ADMIN_QUERY: (("law", "另有规定的法律、行政法规"), ("channel", "查询的机关和途径")),
}


def check_items(code: LetterCode, facts: LetterFacts, dispatch: Dispatch, readings: Readings) -> Findings:
    """What is wrong with the decisions that a letter carries; nothing where it carries none."""
    if LETTERS[code].kind is not LetterKind.DECISION:
        return
    if not facts.items:
        yield block("items", "没有事项的处理结果。请先对每个事项作出决定。", "条例第三十六条")
        return
    result = leaf([item.decision for item in facts.items], readings, principal=dispatch.principal)
    first = next((item for item in facts.items if item.outcome is result), facts.items[0])
    fitting = result in LETTERS[code].outcomes
    if fitting and result is Outcome.NOT_HELD:
        fitting = reply_for(first) is code
    if not fitting:
        yield block(
            "letter",
            f"处理结果是“{result.law.label}”，{LETTERS[code].name}不能用。请改用相应的告知书。",
            "、".join(result.law.articles),
        )
    for at, item in enumerate(facts.items, 1):
        yield from _item(f"第{at}项" if len(facts.items) > 1 else "本件", item)


def _item(which: str, item: ItemFacts) -> Findings:
    if item.outcome in (Outcome.GRANTED, Outcome.PARTIAL) and not (item.given or item.where):
        yield block(
            "given",
            f"{which}没有写明提供的内容或者获取途径。请补充。",
            "条例第三十六条第（一）项、第（二）项",
        )
    for ground, about in grounds_of(item):
        articles = "、".join(ground.law.articles)
        if not about.reason.strip() and ground not in _WITHOUT_REASON and not _told_by_search(ground, about):
            yield block("reason", f"{which}“{ground.law.label}”没有写事实和理由。请补写。", articles)
        if ground in _EXEMPT and not about.harm.strip():
            yield block("harm", f"{which}没有写公开会造成的损害。请补写。", articles)
        for name, what in _NEEDS_PARTICULAR.get(ground, ()):
            if not getattr(about, name).strip():
                yield block(name, f"{which}没有写{what}。请补充。", articles)
        yield from _prohibition(which, ground, about)
        yield from _not_held(which, ground, about)


def _told_by_search(ground: Outcome, about: Particulars) -> bool:
    return ground is Outcome.NOT_HELD and about.not_held is not NotHeld.NOT_RESPONSIBLE


def _prohibition(which: str, ground: Outcome, about: Particulars) -> Findings:
    if ground is not Outcome.LAW_PROHIBITED:
        return
    if about.law_source is None:
        yield block(
            "law_source", f"{which}没有写明禁止公开的规定是法律还是行政法规。请补充。", "条例第十四条"
        )
    elif not can_prohibit(about.law_source):
        yield block(
            "law_source",
            f"{which}以{about.law_source.label}为禁止公开的依据；只有法律、行政法规可以作为依据。请改用其他依据或者予以公开。",
            "条例第十四条",
        )


def _not_held(which: str, ground: Outcome, about: Particulars) -> Findings:
    if ground is not Outcome.NOT_HELD:
        return
    if about.not_held is NotHeld.NOT_RESPONSIBLE:
        if not about.organ:
            yield warn(
                "organ",
                f"{which}没有写负责公开的机关。能够确定的，请写明名称和联系方式。",
                "条例第三十六条第（五）项",
            )
        elif not about.organ_contact:
            yield warn("organ", f"{which}没有写{about.organ}的联系方式。请补充。", "条例第三十六条第（五）项")
    elif not about.search.strip():
        yield block("search", f"{which}没有检索记录。请写明检索的范围和方法。", "条例第三十六条第（四）项")


def check_articles(body: str, facts: LetterFacts) -> Findings:
    """Whether the text names the articles of every result (Art 36-39): an edited text may have lost one."""
    for item in facts.items:
        for ground, about in ((item.outcome, item), *grounds_of(item)):
            if ground is Outcome.MISC:
                continue
            lost = [a for a in articles_of(ground, about) if a.removeprefix("条例") not in body]
            if lost:
                basis = "、".join(lost)
                yield block(
                    "articles", f"“{ground.law.label}”的依据没有写{basis}。请补写到条、款、项。", basis
                )
