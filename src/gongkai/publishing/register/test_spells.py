"""Which validity holds on which day, whatever was said in which order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.validity import Validity
from gongkai.publishing.facts import Facts
from gongkai.publishing.register.spells import Spell, spells
from gongkai.publishing.stage import Stage

DATED = date(2020, 5, 6)
IN_FORCE, AMENDED, REPEALED, EXPIRED = (
    Validity.IN_FORCE,
    Validity.AMENDED,
    Validity.REPEALED,
    Validity.EXPIRED,
)


def facts(*said: tuple[Validity, date], shelf: Stage = Stage.PUBLISHED, kind: str = "normative") -> Facts:
    return Facts(kind, DATED, shelf=shelf, work=None, dated=DATED, said=said)


def of_before(brought: Validity | None, *said: tuple[Validity, date]) -> Facts:
    made = facts(*said, shelf=Stage.REGISTERED)
    made.imported, made.brought = True, brought
    return made


SAID = [
    ("nothing was said", facts(), [Spell(IN_FORCE, DATED, None)]),
    (
        "amended, then repealed",
        facts((AMENDED, date(2022, 1, 1)), (REPEALED, date(2025, 3, 1))),
        [
            Spell(IN_FORCE, DATED, date(2022, 1, 1)),
            Spell(AMENDED, date(2022, 1, 1), date(2025, 3, 1)),
            Spell(REPEALED, date(2025, 3, 1), None),
        ],
    ),
    (
        "the repeal was a mistake: it never was",
        facts((REPEALED, date(2025, 3, 1)), (IN_FORCE, date(2025, 3, 1))),
        [Spell(IN_FORCE, DATED, None)],
    ),
    (
        "an earlier day, said later, holds instead of what came after it",
        facts((AMENDED, date(2022, 1, 1)), (REPEALED, date(2025, 3, 1)), (REPEALED, date(2021, 1, 1))),
        [Spell(IN_FORCE, DATED, date(2021, 1, 1)), Spell(REPEALED, date(2021, 1, 1), None)],
    ),
    (
        "issued and repealed on one day: it was issued all the same",
        facts((REPEALED, date(2019, 1, 1))),
        [Spell(IN_FORCE, DATED, DATED), Spell(REPEALED, DATED, None)],
    ),
    (
        "one of before that had ended, and nobody knows when",
        of_before(EXPIRED),
        [Spell(IN_FORCE, DATED, DATED), Spell(EXPIRED, None, None)],
    ),
    (
        "one of before that had ended, and now somebody says when",
        of_before(REPEALED, (REPEALED, date(2023, 4, 5))),
        [Spell(IN_FORCE, DATED, date(2023, 4, 5)), Spell(REPEALED, date(2023, 4, 5), None)],
    ),
    (
        "repealed, and said so once more: it was repealed once",
        facts((REPEALED, date(2022, 1, 1)), (REPEALED, date(2023, 1, 1))),
        [Spell(IN_FORCE, DATED, date(2022, 1, 1)), Spell(REPEALED, date(2022, 1, 1), None)],
    ),
    (
        "one of before of which nothing is known but that it was issued",
        of_before(None),
        [Spell(IN_FORCE, DATED, DATED)],
    ),
    (
        "one of before that is amended",
        of_before(AMENDED, (REPEALED, date(2024, 2, 1))),
        [Spell(AMENDED, DATED, date(2024, 2, 1)), Spell(REPEALED, date(2024, 2, 1), None)],
    ),
    ("taken down as a mistake", facts(shelf=Stage.WITHDRAWN), []),
    ("taken down when its day had come", facts(shelf=Stage.ENDED), [Spell(IN_FORCE, DATED, None)]),
    ("kept inside", facts(shelf=Stage.KEPT), []),
    ("no document of the register", facts(kind="news"), []),
]


@pytest.mark.parametrize(("made", "found"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_spells_follow_from_what_was_said(made: Facts, found: list[Spell]) -> None:
    assert list(spells(made)) == found


DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 31))


@given(st.lists(st.tuples(st.sampled_from([IN_FORCE, AMENDED, REPEALED, EXPIRED]), DAYS), max_size=6))
def test_every_day_has_the_validity_that_was_said_of_it_last(said: list[tuple[Validity, date]]) -> None:
    found = spells(facts(*said))
    for ahead in range(0, 400, 9):
        day = DATED + timedelta(days=ahead)
        of_the_day = [validity for validity, on in said if on <= day]
        # What was said last of this day or one before it, among what nothing said later has overtaken.
        expected = of_the_day[-1] if of_the_day else IN_FORCE
        assert [one.validity for one in found if one.holds_on(day)] == [expected]
