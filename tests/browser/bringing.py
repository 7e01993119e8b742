"""Files that visitors of the tests bring."""

from importlib import resources

from playwright.sync_api import FilePayload, Page

FOLDER = resources.files("gongkai.annual") / "sample_data"
DEFECT = "qingxi-industry-2020.json"
"""The sample report with （七）总计 left at 0."""


def payload(name: str) -> FilePayload:
    """A sample report; an empty file under any other name."""
    there = FOLDER / name
    return {"name": name, "mimeType": "", "buffer": there.read_bytes() if there.is_file() else b""}


def check_reports(page: Page, site: str, *names: str) -> None:
    """Choose files on the checker's page, press the button and wait for the result."""
    page.goto(f"{site}/check/")
    page.set_input_files("#files", [payload(name) for name in names])
    page.click("form[data-checker] button.go")
    page.wait_for_url("**/check/*/**")
