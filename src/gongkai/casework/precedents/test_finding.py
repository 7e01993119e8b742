"""What is shown beside an item, of precedents made up here."""

from datetime import date

import pytest

from gongkai.casework.precedents.finding import Finder
from gongkai.casework.precedents.precedent import Precedent, PrecedentKind, grounds_of
from gongkai.law.outcome import Outcome

LOST, MODEL, TYPICAL, DISPUTED, CLOSED = PrecedentKind
PROCESS, PRIVACY = frozenset({Outcome.PROCESS_INFO}), frozenset({Outcome.THIRD_PARTY})
NOTHING: frozenset[Outcome] = frozenset()
WANTED = "石桥村补偿方案讨论记录"
"""补偿 偿方 方案 案讨 讨论 论记 记录 and 石桥 桥村 村补: ten pairs."""
LIKE = "柳渡村补偿方案讨论记录"
"""Eight of its ten pairs are the same."""
UNLIKE = "采砂许可证"


def precedent(kind: PrecedentKind, pk: int, grounds: frozenset[Outcome], *texts: str) -> Precedent:
    return Precedent(kind, pk, grounds, texts, date(2026, 1, pk))


def found(grounds: frozenset[Outcome], *precedents: Precedent) -> list[tuple[int, bool, int]]:
    """Key, whether the ground is the same, percent of the words."""
    return [(f.precedent.pk, bool(f.same), f.percent) for f in Finder(precedents).find(WANTED, grounds)]


@pytest.mark.parametrize(
    ("kind", "grounds", "text", "expected"),
    [
        (LOST, PROCESS, UNLIKE, (True, 0)),
        (LOST, PRIVACY, LIKE, (False, 80)),
        (LOST, PRIVACY, UNLIKE, None),
        (TYPICAL, PROCESS, LIKE, (True, 80)),
        (TYPICAL, PROCESS, UNLIKE, (True, 0)),
        (TYPICAL, PRIVACY, UNLIKE, None),
        (DISPUTED, PRIVACY, LIKE, (False, 80)),
        (CLOSED, PROCESS, LIKE, (True, 80)),
        (CLOSED, PROCESS, UNLIKE, None),
        (CLOSED, PRIVACY, LIKE, None),
    ],
)
def test_by_ground_or_by_like_text_and_an_ordinary_case_by_both(
    kind: PrecedentKind, grounds: frozenset[Outcome], text: str, expected: tuple[bool, int] | None
) -> None:
    assert found(PROCESS, precedent(kind, 1, grounds, text)) == ([(1, *expected)] if expected else [])


def test_before_anything_is_chosen_only_the_words_count() -> None:
    cases = [
        precedent(CLOSED, 1, PRIVACY, LIKE),
        precedent(TYPICAL, 2, PROCESS, UNLIKE),
        precedent(MODEL, 3, PROCESS),
    ]
    assert found(NOTHING, *cases) == [(1, False, 80)]


def test_the_likest_of_its_texts_counts() -> None:
    assert found(PROCESS, precedent(TYPICAL, 1, NOTHING, UNLIKE, WANTED)) == [(1, False, 100)]


def test_lost_ones_come_first_and_do_not_crowd_out_the_model_answers() -> None:
    cases = [
        *(precedent(CLOSED, pk, PROCESS, WANTED) for pk in (1, 2)),
        *(precedent(TYPICAL, pk, PROCESS, LIKE) for pk in (3, 4)),
        *(precedent(MODEL, pk, PROCESS) for pk in (5, 6, 7)),
        *(precedent(LOST, pk, PROCESS, UNLIKE) for pk in (8, 9, 10)),
    ]
    # Two lost, two model answers, then the newest typical case; five in all.
    assert [pk for pk, _same, _percent in found(PROCESS, *cases)] == [10, 9, 7, 6, 4]


def test_places_that_nothing_else_takes_go_to_what_there_is() -> None:
    lost = [precedent(LOST, pk, PROCESS, UNLIKE) for pk in range(1, 8)]
    assert [pk for pk, _same, _percent in found(PROCESS, *lost)] == [7, 6, 5, 4, 3]


def test_what_is_given_in_part_rests_on_what_is_withheld() -> None:
    assert grounds_of("partial", ["refused.third_party", "refused.process_info"]) == PROCESS | PRIVACY
    assert grounds_of("refused.process_info", []) == PROCESS
    assert grounds_of("", []) == NOTHING
