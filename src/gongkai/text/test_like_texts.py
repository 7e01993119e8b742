from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.like_texts import LikeTexts
from gongkai.text.likeness import likeness

WORDS = st.text("公开信息，ab", max_size=12)


def test_those_that_share_nothing_are_left_out() -> None:
    found = LikeTexts(["公开信息。", "公开工作", "保密审查", "无", "公开信息。"]).shares("公开信息")
    # 公开 of 公开 开信 信息 and 公开 开工 工作: 2 of 6.
    assert found == {"公开信息。": 1.0, "公开工作": 2 / 6}


@given(WORDS, st.lists(WORDS, max_size=8))
def test_each_is_as_like_as_when_compared_alone(wanted: str, texts: list[str]) -> None:
    alone = {text: share for text in texts if (share := likeness(wanted, text))}
    assert LikeTexts(texts).shares(wanted) == alone
