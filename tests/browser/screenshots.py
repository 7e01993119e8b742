"""Pictures of the main pages, to look at beside the mock-ups: `python -m tests.browser.screenshots FOLDER`.

Starts a site of its own on sample data in a folder that is removed afterwards.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.browsing import WIDTHS, chromium

SAMPLE = resources.files("gongkai.annual") / "sample_data"
DEFECT = "qingxi-industry-2020.json"
"""The sample report with （七）总计 left at 0."""


@contextmanager
def site() -> Iterator[str]:
    """The address of a fresh site on sample data."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        program = f"from gongkai.site import start; start.run('127.0.0.1', {port}, sample=True)"
        server = subprocess.Popen(
            [sys.executable, "-c", program], env={"GONGKAI_HOME": home, "PATH": "/usr/bin"}
        )
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(address, timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield address
        finally:
            server.terminate()
            server.wait()


def upload(page: Page, address: str, names: list[str]) -> None:
    """Bring sample reports to the checker and wait for the result."""
    page.goto(f"{address}/check/")
    page.set_input_files("#files", [{"name": n, "mimeType": "", "buffer": file(n)} for n in names])
    page.click("form[data-checker] button.go")
    page.wait_for_url("**/check/*/**")
    page.wait_for_selector("h1")


def file(name: str) -> bytes:
    """Content of a sample report, or of a file that is none."""
    return b"\x89PNG\r\n\x1a\n" if name.endswith(".pdf") else (SAMPLE / name).read_bytes()


def pictures(browser: Browser, address: str, folder: Path) -> None:
    """Every main page at both widths."""
    for width, height in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height})

        def shot(name: str, page: Page = page, width: int = width) -> None:
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)

        for name, path in {
            "home": "/",
            "library": "/reports/",
            "library-empty": "/reports/?q=没有的词",
            "checker": "/check/",
            "apply": "/apply/",
            "track": "/track/",
            "agencies": "/agencies/",
            "accessibility": "/accessibility/",
            "sign-in": "/sign-in/",
            "missing": "/nothing/",
            "report": "/reports/?q=经济和信息化局",
            "compare": "/reports/?q=人民政府+2024",
        }.items():
            page.goto(address + path)
            if name in ("report", "compare"):
                page.click("table.list th a")
            if name == "compare":
                page.click("aside a[href*=compare] >> nth=0")
            shot(name)
        upload(page, address, [DEFECT])
        shot("result")
        page.click("td.bad a.n >> nth=0")
        page.wait_for_selector("#open")
        shot("result-open")
        upload(page, address, [DEFECT, "qingxi-county-2024.json", "qingxi-county-2025.json", "扫描件.pdf"])
        shot("several")
        page.close()


def main() -> None:
    """Write the PNGs into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    executable = shutil.which("chromium")
    if not executable:
        sys.exit("chromium is not installed")
    with site() as address, chromium(executable) as browser:
        pictures(browser, address, folder)


if __name__ == "__main__":
    main()
