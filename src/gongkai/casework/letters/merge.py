"""Composing a letter: the wording merged with the facts, and what the paper needs around it.

A draft keeps the fields that are personal or settled at the end, so that what is stored and edited names nobody; the
letter that is printed has them all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gongkai.casework.letters.default_templates import default_template, reply_wording
from gongkai.casework.letters.facts import ItemFacts, LetterFacts
from gongkai.casework.letters.fields import (
    DEFECT_FIELDS,
    DEFECTS,
    HELD,
    ITEM_FIELDS,
    ITEM_NUMBER,
    ITEM_REPLY,
    ITEMS,
    LETTER_FIELDS,
    OTHER_GROUND,
    PART_FIELDS,
    PARTS,
    REMEDY,
    TO_OTHERS,
    Field,
)
from gongkai.casework.letters.grounds import reply_for, resolved
from gongkai.casework.letters.redaction_schedule import NAME as SCHEDULE
from gongkai.casework.letters.redaction_schedule import RedactedFile, schedule_text
from gongkai.casework.letters.remedy_words import remedy_words
from gongkai.casework.letters.syntax import Problem, Scope, parse, render
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.readings import Readings
from gongkai.law.wording import chinese_date

T = TypeVar("T")

_NUMERALS = "〇一二三四五六七八九"
# Marks that turn the direction of the text: a letter that holds one may read otherwise than it is stored.
_TURNING = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CLOSING_MARKS = "。；;，,、 \t"


class TemplateUnusable(ValueError):
    """A wording whose passages do not close; `problems` say where."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(str(problem) for problem in problems))


@dataclass(frozen=True, slots=True)
class LetterText:
    """A composed letter. `missing` are the fields without a fact: they stand as blanks, and it may not go out so."""

    code: LetterCode
    number: str
    title: str
    agency: str
    addressee: str
    paragraphs: tuple[str, ...]
    dated: str
    contact: str
    remedy: str
    attachments: tuple[str, ...] = ()
    redacted: tuple[RedactedFile, ...] = ()
    missing: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """Everything that it says, a line a paragraph."""
        attached = (f"附件：{'；'.join(self.attachments)}",) if self.attachments else ()
        head = (self.number, self.agency, self.title, f"{self.addressee}：")
        foot = (self.agency, self.dated, self.contact, *schedule_text(self.redacted))
        return "\n".join((*head, *self.paragraphs, *attached, *foot))


def compose(
    code: LetterCode, facts: LetterFacts, readings: Readings, template: str | None = None
) -> LetterText:
    """The letter as it is printed, by the agency's own `template` or the one shipped; `TemplateUnusable`."""
    missing: list[str] = []
    merged = _merge(code, facts, readings, template, missing, held=frozenset())
    return LetterText(
        code,
        _line(facts.number),
        title(code),
        _line(facts.agency.name),
        _line(facts.recipient.name),
        tuple(merged.split("\n")) if merged else (),
        chinese_date(facts.dated) if facts.dated else "",
        _contact(facts),
        remedy_words(code, facts, readings),
        tuple(_line(name) for name in (*facts.attachments, *((SCHEDULE,) if facts.redacted else ()))),
        facts.redacted,
        tuple(dict.fromkeys(missing)),
    )


def draft(code: LetterCode, facts: LetterFacts, readings: Readings, template: str | None = None) -> str:
    """The wording with the facts of the case in it and the held fields kept: what is stored, edited and approved.

    It is itself a template for `compose`. Braces in a fact are widened, so that nothing in it becomes a field.
    """
    return _merge(code, facts, readings, template, [], held=HELD)


def title(code: LetterCode) -> str:
    """The name of the letter on its head, without the case that it is for in brackets."""
    return LETTERS[code].name.partition("（")[0]


def _merge(
    code: LetterCode,
    facts: LetterFacts,
    readings: Readings,
    template: str | None,
    missing: list[str],
    held: frozenset[str],
) -> str:
    nodes, problems = parse(default_template(code) if template is None else template)
    if problems:
        raise TemplateUnusable(problems)
    scope = _letter_scope(code, facts, readings, held)
    merged = render(nodes, (scope,), missing)
    lines = (line.strip() for line in merged.splitlines())
    return "\n".join(line for line in lines if line)


def _letter_scope(code: LetterCode, facts: LetterFacts, readings: Readings, held: frozenset[str]) -> Scope:
    def value(name: str) -> str | None:
        if name == REMEDY:
            return remedy_words(code, facts, readings)
        if name in LETTER_FIELDS and LETTER_FIELDS[name].of_applicant and code in TO_OTHERS:
            return ""
        return _value(LETTER_FIELDS, name, facts, escaped=bool(held))

    def members(name: str) -> Sequence[Scope] | None:
        if name == ITEMS:
            return [
                _item_scope(code, facts, readings, held, item, at) for at, item in enumerate(facts.items, 1)
            ]
        if name == DEFECTS:
            defects = facts.correction.defects if facts.correction else ()
            return [_scope(DEFECT_FIELDS, (numeral(at), what), held) for at, what in enumerate(defects, 1)]
        return None

    return Scope(value, members, held)


def _item_scope(
    code: LetterCode, facts: LetterFacts, readings: Readings, held: frozenset[str], item: ItemFacts, at: int
) -> Scope:
    own = reply_for(item)

    def value(name: str) -> str | None:
        match name:
            case str() if name == ITEM_NUMBER:
                return numeral(at)
            case str() if name == OTHER_GROUND:
                return "" if own is code else "是"
            case str() if name == ITEM_REPLY:
                nodes, _ = parse(reply_wording(own))
                outer = _letter_scope(code, facts, readings, held)
                return render(nodes, (outer, _item_scope(code, facts, readings, held, item, at)), [])
        return _value(ITEM_FIELDS, name, item, escaped=bool(held))

    def members(name: str) -> Sequence[Scope] | None:
        if name != PARTS:
            return None
        return [_scope(PART_FIELDS, resolved(part, item), held) for part in item.withheld]

    return Scope(value, members, held)


def _scope(fields: Mapping[str, Field[T]], of: T, held: frozenset[str]) -> Scope:
    return Scope(lambda name: _value(fields, name, of, escaped=bool(held)), lambda _name: None, held)


def _value(fields: Mapping[str, Field[T]], name: str, of: T, *, escaped: bool) -> str | None:
    if name not in fields:
        return None
    lines = (line.strip() for line in fields[name].value(of).translate(_TURNING).splitlines())
    # The wording ends its sentences itself.
    fact = "\n".join(line for line in lines if line).rstrip(_CLOSING_MARKS)
    return fact.replace("{{", "｛｛").replace("}}", "｝｝") if escaped else fact


def numeral(number: int) -> str:
    """A small number in characters, for the items of a letter: 一, 十, 十一, 二十; digits from a hundred."""
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    lead = "" if tens == 0 else ("十" if tens == 1 else f"{_NUMERALS[tens]}十")
    return lead + (_NUMERALS[ones] if ones or not tens else "")


def _contact(facts: LetterFacts) -> str:
    agency = facts.agency
    parts = (("联系人", agency.contact), ("联系电话", agency.telephone), ("地址", agency.address))
    return "，".join(f"{label}：{_line(value)}" for label, value in parts if value)


def _line(text: str) -> str:
    return " ".join(text.translate(_TURNING).split())
