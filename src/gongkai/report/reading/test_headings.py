"""Section headings: printed on a line of their own, in running text, or in a list of contents."""

from gongkai.report.reading.headings import choose, find_headings, printed_title, restarts, split_run_in


def chosen(texts: list[str]) -> list[tuple[int, int]]:
    found = choose(find_headings(texts, [None] * len(texts)), [len(text) for text in texts])
    return [(heading.number, heading.paragraph) for heading in found]


def test_headings_that_run_in_the_text_are_cut_out() -> None:
    text = "至12月31日止。一、总体情况2021年，我厅认真落实。二、主动公开政府信息情况三、收到和处理政府信息公开申请情况"
    assert split_run_in(text) == [
        "至12月31日止。",
        "一、总体情况",
        "2021年，我厅认真落实。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]


def test_a_heading_keeps_its_full_stop_to_itself() -> None:
    assert split_run_in("一、总体情况。") == ["一、总体情况"]
    assert printed_title("## 一、总体情况。") == "总体情况"


def test_a_sentence_that_lists_the_sections_has_no_heading() -> None:
    text = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况六部分组成。"
    assert split_run_in(text) == [text]
    assert chosen([text]) == []


def test_a_list_of_contents_gives_way_to_the_sections_themselves() -> None:
    titles = ["一、总体情况", "二、主动公开政府信息情况"]
    assert chosen([*titles, titles[0], "正文。", titles[1], "正文。"]) == [(1, 2), (2, 4)]


def test_rows_of_table_3_are_no_headings() -> None:
    assert chosen(["一、本年新收政府信息公开申请数量", "三、本年度办理结果", "四、结转下年度继续办理"]) == []


def test_the_wording_of_the_form_wins_over_another_one() -> None:
    assert chosen(["三、主动公开工作情况", "文字。", "一、主动公开政府信息情况", "表。"]) == [(2, 2)]


def test_sections_that_run_through_twice_are_two_reports() -> None:
    once = [
        "一、总体情况",
        "正文。",
        "二、主动公开政府信息情况",
        "表。",
        "五、存在的主要问题及改进情况",
        "正文。",
    ]
    texts = [*once, *once]
    assert restarts(find_headings(texts, [None] * 12), [len(text) for text in texts])
    assert not restarts(find_headings(once, [None] * 6), [len(text) for text in once])
