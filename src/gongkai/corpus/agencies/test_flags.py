from pathlib import Path

from gongkai.corpus.agencies.flags import CANDIDATE, Flag, label


def test_every_flag_has_words_of_its_own() -> None:
    assert len({flag.label for flag in Flag}) == len(Flag)
    assert all(label(flag) == flag.label for flag in Flag)


def test_a_division_that_may_be_meant_is_named() -> None:
    assert label(f"{CANDIDATE}110105") == "可能是区划110105"


def test_the_manual_lists_every_flag_with_its_words() -> None:
    manual = (Path(__file__).parents[4] / "docs" / "users" / "corpus-agencies.md").read_text(encoding="utf-8")
    section = manual.partition("## 识别提示")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `") and CANDIDATE not in line]
    assert rows == [f"| `{flag.value}` | {flag.label} |" for flag in Flag]
