"""What the tags of a case print is escaped, and marks what a reader looks for first."""

from datetime import date

from gongkai.casework.desk.step_bar import Station
from gongkai.casework.proof_ledger import LedgerLine
from gongkai.casework.templatetags.case import log_lines, stations
from gongkai.casework.templatetags.proof import ledger_rows


def test_the_step_bar_names_the_present_station_and_the_days_of_those_passed() -> None:
    bar = (
        Station("registered", "登记", date(2026, 3, 2), is_done=True),
        Station("decided", "拟办", is_now=True),
        Station("sent", "发出"),
    )
    assert stations(bar) == (
        '<li class="done"><span>登记</span><time datetime="2026-03-02">3月2日</time></li>'
        '<li class="now" aria-current="step"><span><b class="only">第2步，共3步：</b>拟办</span></li>'
        "<li><span>发出</span></li>"
    )


def test_the_newest_line_of_a_record_is_marked_and_what_people_typed_is_text() -> None:
    lines = [("3月3日 09:20", "<b>周</b>", "登记", "a & b"), ("3月2日 10:00", "系统", "收到", "")]
    assert log_lines(lines) == (
        '<li class="now"><span class="when">3月3日 09:20</span>&lt;b&gt;周&lt;/b&gt; 登记<p class="note">a &amp; b</p></li>'
        '<li><span class="when">3月2日 10:00</span>系统 收到</li>'
    )


def test_a_line_of_the_ledger_breaks_between_its_parts_only() -> None:
    line = LedgerLine(
        date(2026, 2, 5), date(2026, 2, 14), ("2月5日", "14日"), 7, 9, "<i>", ("第33条", "第31条")
    )
    assert ledger_rows([line]) == (
        '<tr><th scope="row"><span class="keep">2月5日</span>至<wbr><span class="keep">14日</span></th>'
        '<td>7</td><td>9</td><td data-label="说明">&lt;i&gt;<span class="tail">'
        '<span class="keep">第33条</span>、<wbr><span class="keep">第31条</span></span></td></tr>'
    )
