import pytest

from gongkai.corpus.exporting.file_name import LONGEST, FileNames, file_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("盱眙县教育局", "盱眙县教育局"),
        ("甲/乙\\丙:丁", "甲_乙_丙_丁"),
        ("../..", "_"),
        ("", "_"),
        ("局\n长\ud800", "局_长_"),
        ("字" * 300, "字" * LONGEST),
    ],
)
def test_a_unit_gives_a_name_that_every_file_system_takes(words: str, name: str) -> None:
    assert file_name(words) == name


def test_a_name_is_handed_out_once() -> None:
    names = FileNames()
    wanted = [("320830", "Jiaoyu"), ("320830", "jiaoyu"), ("320831", "jiaoyu"), ("320830", "jiaoyu")]
    assert [names.new(*words, ".xlsx") for words in wanted] == [
        "320830/Jiaoyu.xlsx",
        "320830/jiaoyu-2.xlsx",
        "320831/jiaoyu.xlsx",
        "320830/jiaoyu-3.xlsx",
    ]
