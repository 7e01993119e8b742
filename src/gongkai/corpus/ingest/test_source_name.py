import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.corpus.ingest.source_name import path_of, shown, split, wanted


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("2023/教育局.html", "2023/教育局.html"),
        ("a\x1b[31m.txt", r"a\u001b[31m.txt"),
        ("a\\b.txt", r"a\u005cb.txt"),
        ("\udcc4\udcea.txt", r"\udcc4\udcea.txt"),  # 年 in GBK, as a system that expects UTF-8 hands it over
        ("\u202efdp.txt", r"\u202efdp.txt"),
        ("重要!/a.txt", r"重要\u0021/a.txt"),
        ("重要!.txt", "重要!.txt"),
    ],
)
def test_a_name_is_text_for_every_terminal_and_leads_back_to_its_path(path: str, name: str) -> None:
    assert shown(path) == name
    assert path_of(name) == path


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_path_is_found_again_and_its_name_can_be_stored(path: str) -> None:
    assert path_of(shown(path)) == path
    assert shown(path).encode().decode() == shown(path)
    assert split(shown(path))[1] is None


def test_a_member_stands_behind_its_archive() -> None:
    assert split("年报/包.zip!/d/a.html") == ("年报/包.zip", "d/a.html")
    assert split("年报/a.html") == ("年报/a.html", None)


@pytest.mark.parametrize("name", [".git/a.html", "a/.DS_Store", "~$年报.docx", "__MACOSX/a", "图/Thumbs.db"])
def test_what_systems_leave_behind_is_passed_over(name: str) -> None:
    assert not wanted(name)
    assert wanted("2023/年报.html")
