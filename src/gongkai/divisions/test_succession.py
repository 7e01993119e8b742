"""The list of changes is in order, agrees with the packaged divisions, and speaks Chinese."""

import re
from datetime import date

import pytest

from gongkai.divisions.division import Level
from gongkai.divisions.succession import SINCE, Dated, Kind, Succession, Unit, published_successions
from gongkai.divisions.table import packaged_table
from gongkai.text import document_number

CHANGES = published_successions()
NAMES = packaged_table(()).names


def test_changes_stand_in_the_order_of_time() -> None:
    days = [change.on for change in CHANGES]
    assert days == sorted(days)
    assert days[0] >= SINCE


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.sentence)
def test_what_happened_fits_the_units_named(change: Succession) -> None:
    if change.kind is Kind.CREATED:
        assert change.before is None
        assert [unit.new for unit in change.after] == [True]
        return
    assert change.before is not None
    assert not change.before.new
    if change.kind is Kind.SPLIT:
        assert len(change.after) > 1
        return
    (heir,) = change.after
    same_designation = heir.name[-1] == change.before.name[-1]
    assert (heir.name == change.before.name) == (change.kind is Kind.MOVED) or change.kind is Kind.MERGED
    if change.kind is Kind.RENAMED:
        assert same_designation
    if change.kind is Kind.CONVERTED:
        assert not same_designation


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.sentence)
def test_a_change_keeps_the_province_and_the_level(change: Succession) -> None:
    units = [unit for unit in (change.before, *change.after) if unit]
    assert {unit.code[:2] for unit in units} == {units[0].code[:2]}
    assert {Level.of_code(unit.code) for unit in units} == {Level.of_code(units[0].code)}


def test_units_that_were_not_touched_again_stand_in_the_packaged_file_under_their_name() -> None:
    # The file is as of 2023-06-30 and comes from statistics, where 西沙区 and 南沙区 are islands.
    ended = {change.before.code for change in CHANGES if change.before}
    heirs = {unit for change in CHANGES if change.on <= date(2023, 6, 30) for unit in change.after}
    missing = {unit.name for unit in heirs if unit.code not in ended and NAMES.get(unit.code) != unit.name}
    assert missing == {"西沙区", "南沙区"}


def test_units_that_ended_are_gone_from_the_packaged_file() -> None:
    for change in CHANGES:
        if change.before and change.on <= date(2023, 6, 30):
            goes_on = any(unit.code == change.before.code for unit in change.after)
            assert (change.before.code in NAMES) == goes_on, change.sentence


def test_no_code_is_new_on_two_days() -> None:
    days: dict[str, set[date]] = {}
    for change in CHANGES:
        for unit in change.after:
            if unit.new:
                days.setdefault(unit.code, set()).add(change.on)
    assert all(len(found) == 1 for found in days.values())


def test_the_number_of_a_document_is_of_the_year_of_the_change() -> None:
    for change in CHANGES:
        for number in document_number.find(change.source):
            assert number.year == change.on.year, change.sentence


def test_a_day_that_is_not_on_the_record_counts_from_the_end_of_the_year() -> None:
    assert {(c.on.month, c.on.day) for c in CHANGES if c.dated is Dated.YEAR_END} == {(12, 31)}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("371200", "莱芜市并入济南市（国函〔2018〕163号，2018-12-26批准）"),
        ("130502", "桥东区更名为襄都区（国函〔2020〕78号，2020年，日期未收录）"),
        ("330104", "江干区的行政区域分归上城区、钱塘区（国函〔2021〕29号，2021-04-09公布）"),
        ("540422", "撤销米林县，设立米林市（西藏自治区人民政府公告，2023-04-03公布）"),
        ("220381", "公主岭市改变隶属关系，代码改为 220184（国函〔2020〕84号，2020年，日期未收录）"),
    ],
)
def test_a_change_says_what_happened_when_and_by_which_document(code: str, sentence: str) -> None:
    assert [c.sentence for c in CHANGES if c.before and c.before.code == code] == [sentence]


def test_a_unit_set_up_from_none_of_its_rank_has_no_predecessor() -> None:
    (change,) = [c for c in CHANGES if c.after == (Unit("659012", "白杨市", new=True),)]
    assert change.before is None
    assert re.fullmatch("设立白杨市（.+2023-01-20公布）", change.sentence)
