"""The packaged file against what its source and the Ministry of Civil Affairs say."""

import subprocess
import sys
from collections import Counter

from gongkai.divisions.division import Level
from gongkai.divisions.table import Table, packaged_table

TABLE = packaged_table(())


def test_the_file_holds_as_many_of_each_level_as_its_source() -> None:
    # 31 provinces and 342 prefectures of the source, of which nine are groupings (市辖区 of 北京, 天津, 上海, 重庆; 县 of
    # 重庆; those right below 河南, 湖北, 海南, 新疆); three provinces are added. 2,978 counties, of which 东莞, 中山, 儋州 and
    # 嘉峪关 are prefectures.
    levels = Counter(Level.of_code(code) for code in TABLE.names)
    assert levels == {
        Level.PROVINCE: 31 + 3,
        Level.PREFECTURE: 342 - 9,
        Level.COUNTY: 2978 - 4,
        Level.TOWNSHIP: 41352,
    }


def test_every_superior_exists_and_is_of_a_higher_level() -> None:
    for code in TABLE.names:
        parent = TABLE.parent(code)
        if Level.of_code(code) is Level.PROVINCE:
            assert parent is None
        else:
            assert parent in TABLE.names
            assert Level.of_code(parent).rank < Level.of_code(code).rank


def test_a_superior_is_the_nearest_that_exists() -> None:
    assert TABLE.parent("510812100") == "510812"
    assert TABLE.parent("510812") == "510800"
    assert TABLE.parent("419001") == "410000"  # 济源市, right below 河南省
    assert TABLE.parent("110101") == "110000"  # 东城区
    assert TABLE.parent("441900121") == "441900"  # 虎门镇, right below 东莞市
    assert TABLE.parent("620201100") == "620200"  # 新城镇, right below 嘉峪关市
    assert TABLE.parent("460400100") == "460400"  # 那大镇, right below 儋州市


def test_names_carry_no_blanks_and_no_two_lines_one_code() -> None:
    assert all(name and name == "".join(name.split()) for name in TABLE.names.values())
    assert list(TABLE.names) == sorted(TABLE.names)


def test_a_unit_set_up_later_takes_its_place_in_the_order() -> None:
    table = packaged_table([("653228", "和康县")])
    assert table.names["653228"] == "和康县"
    assert list(table.names) == sorted(table.names)
    assert "653228" in table.children["653200"]


def test_children_and_stems_are_the_table_turned_round() -> None:
    table = Table({"510000": "四川省", "510800": "广元市", "510812": "朝天区", "510812100": "朝天镇"})
    assert table.children == {
        None: ["510000"],
        "510000": ["510800"],
        "510800": ["510812"],
        "510812": ["510812100"],
    }
    assert table.by_stem == {"四川": ["510000"], "广元": ["510800"], "朝天": ["510812", "510812100"]}


def test_importing_the_room_reads_no_file() -> None:
    script = (
        "import gzip, sys\n"
        "gzip.decompress = lambda *a: sys.exit('read at import')\n"
        "import gongkai.divisions\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
