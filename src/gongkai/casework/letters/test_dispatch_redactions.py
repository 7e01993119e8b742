"""Files given in part and decisions on items: what does not agree is found."""

import pytest

from gongkai.casework.letters.dispatch_redactions import FilesSeen, RedactionSeen, check_redactions
from gongkai.casework.letters.facts import ItemFacts, WithheldPart
from gongkai.law.outcome import Outcome

PRIVACY, PROCESS = Outcome.THIRD_PARTY, Outcome.PROCESS_INFO


def partial(*grounds: Outcome) -> ItemFacts:
    withheld = tuple(WithheldPart(ground=ground) for ground in grounds)
    return ItemFacts(what="登记表", outcome=Outcome.PARTIAL, withheld=withheld)


GRANTED = ItemFacts(what="公告", outcome=Outcome.GRANTED)


def released(*grounds: Outcome, item: int | None = 1) -> RedactionSeen:
    return RedactionSeen("登记表.pdf", item, unfinished=False, released=True, grounds=frozenset(grounds))


OPEN = RedactionSeen("登记表.pdf", 1, unfinished=True, released=False)
ABANDONED = RedactionSeen("登记表.pdf", 1, unfinished=False, released=False, grounds=frozenset({PROCESS}))


@pytest.mark.parametrize(
    ("items", "files", "found"),
    [
        ((partial(PRIVACY),), FilesSeen((released(PRIVACY),)), []),
        ((partial(PRIVACY),), FilesSeen((released(PRIVACY, item=None),)), []),
        ((partial(PRIVACY),), FilesSeen(), []),
        ((partial(PRIVACY),), FilesSeen((ABANDONED,)), []),
        ((partial(PRIVACY),), FilesSeen((OPEN,)), [("redaction_unfinished", "block")]),
        ((GRANTED,), FilesSeen((OPEN,)), [("redaction_unfinished", "block")]),
        ((partial(PRIVACY, PROCESS),), FilesSeen((released(PRIVACY),)), [("ground_unboxed", "warn")]),
        ((partial(PRIVACY),), FilesSeen((released(PRIVACY, PROCESS),)), [("box_ground", "warn")]),
        ((GRANTED,), FilesSeen((released(PRIVACY),)), [("box_ground", "warn")]),
        (
            (partial(PRIVACY),),
            FilesSeen((released(PRIVACY),), whole=("公告.pdf",)),
            [("given_whole", "warn")],
        ),
        ((GRANTED,), FilesSeen(whole=("公告.pdf",)), []),
        ((GRANTED, partial(PRIVACY)), FilesSeen((released(PRIVACY, item=2),)), []),
        (
            (partial(PRIVACY), partial(PROCESS)),
            FilesSeen((released(PRIVACY), released(PRIVACY, item=2))),
            [("box_ground", "warn"), ("ground_unboxed", "warn")],
        ),
        ((GRANTED,), FilesSeen(twins=("登记表.pdf",)), [("twin_of_source", "warn")]),
    ],
)
def test_what_does_not_agree_is_found(
    items: tuple[ItemFacts, ...], files: FilesSeen, found: list[tuple[str, str]]
) -> None:
    assert [(one.code, one.severity.value) for one in check_redactions(items, files)] == found


def test_the_words_name_the_file_the_item_and_the_ground() -> None:
    (finding,) = check_redactions(
        (GRANTED, partial(PRIVACY)), FilesSeen((released(PRIVACY, PROCESS, item=2),))
    )
    assert finding.says.startswith("“登记表.pdf”中以“不予公开：属于四类过程性信息”遮盖，第2项的处理结果")
    assert finding.article == "条例第三十七条"
