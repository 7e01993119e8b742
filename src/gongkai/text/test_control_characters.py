"""What is no writing is left out, and nothing else."""

import pytest

from gongkai.text.control_characters import without_controls


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("宅基\x00地\x02审\x0b批\x1b办法\x7f", "宅基地审批办法"),
        ("关于\u202e办法\u2066", "关于办法"),
        ("\ud800\uffff", ""),
        ("一、\t总则\r\n第一条", "一、\t总则\r\n第一条"),
        ("𠮷村 IPv6 \u3000〇", "𠮷村 IPv6 \u3000〇"),
    ],
)
def test_they_are_left_out(text: str, left: str) -> None:
    assert without_controls(text) == left
