"""An applicant at the screen: the wizard filled in, number and code taken away, the case looked up."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

IDENTITY_NUMBER = "510899199001010048"
"""Of nobody: the county is invented."""
PROOF = {
    "name": "身份证.png",
    "mimeType": "image/png",
    "buffer": bytes.fromhex(
        "89504e470d0a1a0a0000000d494844520000000100000001080000000"
        "03a7e9b550000000a49444154789c6360000000020001486fa9210000000049454e44ae426082"
    ),
}
"""A picture of one grey dot."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the last page says."""

    number: str
    code: str


def next_page(page: Page, expected: str) -> None:
    """Press 下一步 and wait for the page of this name."""
    page.click("button.go[value=next]")
    page.wait_for_url(f"**/{expected}/")


def fill_in(page: Page, site: str, *wanted: str) -> None:
    """Every page up to the last, by a person for themselves, to 青溪县自然资源局."""
    page.goto(f"{site}/apply/")
    page.click("button[value=application]")
    page.fill("#id_wanted-1", wanted[0])
    for number, what in enumerate(wanted[1:], start=2):
        page.click("button[value=add]")
        page.fill(f"#id_wanted-{number}", what)
    next_page(page, "agency")
    page.select_option("#id_other", label="青溪县自然资源局")
    next_page(page, "who")
    page.check("input[name=applicant_kind][value=individual]")
    next_page(page, "details")
    page.fill("#id_name", "林小满")
    page.fill("#id_identity_number", IDENTITY_NUMBER)
    page.fill("#id_telephone", "13800000000")
    next_page(page, "how")
    next_page(page, "check")


def submit(page: Page) -> Submitted:
    """Press 提交申请 and read the page that follows."""
    page.click("form[action$='send/'] button.go")
    page.wait_for_url("**/done/")
    number = page.inner_text("dl.deadline dd >> nth=0")
    code = page.inner_text("dl.deadline dd >> nth=1")
    assert re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}", code)
    return Submitted(number.strip(), code.strip())


def look_up(page: Page, site: str, submitted: Submitted) -> None:
    """Give number and code on the tracking page."""
    page.goto(f"{site}/track/")
    page.fill("#number", submitted.number)
    page.fill("#code", submitted.code)
    page.click("main form button.go")
    page.wait_for_url("**/track/case/")
