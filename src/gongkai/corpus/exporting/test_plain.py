import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.exporting.plain import plain
from gongkai.paper.document import printable
from gongkai.report.writing.formula import disarmed

TEXTS = Table("texts", "文字", (Field("text", pl.String, "文字"),))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text("'=+-@\t\r\n\x00\x1f\x7f\uffff0.,1٣a文", max_size=6)
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
        min_size=1,
    )
)
def test_a_column_is_made_harmless_as_a_single_text_is(texts: list[str]) -> None:
    frame = pl.DataFrame({"text": texts}, schema=TEXTS.schema)
    assert frame.select(plain(TEXTS))["text"].to_list() == [printable(disarmed(text)) for text in texts]
