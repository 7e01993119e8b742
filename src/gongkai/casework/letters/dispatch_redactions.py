"""The check before dispatch, as far as files given in part go (区分处理, 条例 Art 37)."""

from dataclasses import dataclass

from gongkai.casework.letters.dispatch import Findings, block, warn
from gongkai.casework.letters.facts import ItemFacts
from gongkai.law.outcome import Outcome

_ARTICLE = "条例第三十七条"


@dataclass(frozen=True, slots=True)
class RedactionSeen:
    """A redaction of the present run: of the file `name`, for the item at this place, from 1, or for no one item.

    `grounds` are what its boxes rest on, as results of an item; `released` and not `unfinished`, or given up.
    """

    name: str
    item: int | None
    unfinished: bool
    released: bool
    grounds: frozenset[Outcome] = frozenset()


@dataclass(frozen=True, slots=True)
class FilesSeen:
    """What goes out with the letter: redactions, names of files given as they are, and of those held back as twins."""

    redactions: tuple[RedactionSeen, ...] = ()
    whole: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()


def check_redactions(items: tuple[ItemFacts, ...], files: FilesSeen) -> Findings:
    """An unfinished one stops the reply; where boxes and decisions do not agree a person has to look."""
    for one in files.redactions:
        if one.unfinished:
            yield block(
                "redaction_unfinished",
                f"“{one.name}”的区分处理还没有完成。放行，或者放弃后再办。",
                _ARTICLE,
            )
    released = [one for one in files.redactions if one.released]
    for at, item in enumerate(items, start=1):
        which = f"第{at}项" if len(items) > 1 else "本件"
        yield from _grounds(which, at, item, released)
        if item.outcome is not Outcome.PARTIAL:
            continue
        if files.whole:
            yield warn(
                "given_whole",
                f"{which}是部分公开，{_names(files.whole)}却整份提供。核对其中没有不予公开的内容。",
                _ARTICLE,
            )
        if released or files.whole:
            boxed = {ground for one in released if one.item in (at, None) for ground in one.grounds}
            withheld = [part.ground for part in item.withheld]
            if missing := [ground.law.label for ground in withheld if ground not in boxed]:
                yield warn(
                    "ground_unboxed",
                    f"{which}以“{'”“'.join(missing)}”不予公开一部分，提供的文件里没有以此为依据的遮盖。核对有没有漏遮盖，或者该部分整份没有提供。",
                    _ARTICLE,
                )
    if files.twins:
        yield warn(
            "twin_of_source",
            f"{_names(files.twins)}与区分处理的原件内容相同，不随答复提供。",
            _ARTICLE,
        )


def _grounds(which: str, at: int, item: ItemFacts, released: list[RedactionSeen]) -> Findings:
    withheld = {part.ground for part in item.withheld}
    for one in released:
        extra = [ground.law.label for ground in sorted(one.grounds - withheld)] if one.item == at else []
        if extra:
            yield warn(
                "box_ground",
                f"“{one.name}”中以“{'”“'.join(extra)}”遮盖，{which}的处理结果却没有写这一依据。核对依据，使两处一致。",
                _ARTICLE,
            )


def _names(names: tuple[str, ...]) -> str:
    return "、".join(f"“{name}”" for name in names)
