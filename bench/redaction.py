"""`python -m bench.redaction`: a scan of 200 pages is redacted and proved; processor time and memory beside the aims.

The scan is of our own making: print, a stamp and the noise of a scanner, A4 in colour at 200 dots an inch, so that no
page compresses better than a real one. Making it does not count: the work is measured in a process of its own, with
text recognition where it is installed.
"""

import argparse
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import noto_cjk_sans_otc
from PIL import Image, ImageChops, ImageDraw, ImageFont

from bench.__main__ import machine
from gongkai.casework.redaction import recognition
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.proving import prove
from gongkai.casework.redaction.rebuilding import rebuild
from gongkai.casework.redaction.released_file import ReleasedFile
from gongkai.law.redaction import RedactionGround

DPI = 200
NOISE = 10
"""Of 255: how much the scanner's pixels spread; a page takes some 700 KB."""
SIZE = (1654, 2339)
BOXES = 5
"""On every page."""
MOST_SECONDS, MOST_MEGABYTES = 60, 600
_LINE = "乙方应当在合同签订之日起三十日内完成第一期工程并提交验收材料，逾期按日计收违约金。"


def main() -> None:
    """Make the scan, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        measure(asked.here.read_bytes(), asked.pages)
        return
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.pdf"
        scan.write_bytes(scanned(asked.pages))
        words = [sys.executable, "-m", "bench.redaction", "--here", str(scan), "--pages", str(asked.pages)]
        subprocess.run(words, check=True)  # noqa: S603


def scanned(pages: int) -> bytes:
    """A file of pages as a scanner gives them, each with noise of its own."""
    font = ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), 36, index=2)
    noise = Image.effect_noise(SIZE, NOISE).convert("RGB")
    scan = ReleasedFile()
    for number in range(1, pages + 1):
        page = Image.new("RGB", SIZE, (243, 241, 236))
        pen = ImageDraw.Draw(page)
        for line in range(30):
            pen.text((180, 220 + 62 * line), f"{number}-{line} {_LINE}"[:38], font=font, fill=(35, 35, 40))
        pen.ellipse((1050, 1750, 1400, 2100), outline=(200, 40, 40), width=12)
        file = io.BytesIO()
        noisy = ImageChops.add(page, ImageChops.offset(noise, number * 37, number * 91), 1, -128)
        noisy.save(file, "JPEG", quality=60)
        scan.add(file.getvalue(), SIZE, False, (SIZE[0] * 72 / DPI, SIZE[1] * 72 / DPI), ())
    return scan.finished()


def measure(scan: bytes, pages: int) -> None:
    """Redact and prove, and print what it took."""
    choice = random.Random(4)
    covered = []
    for page in range(1, pages + 1):
        for place in range(BOXES):
            left, top = choice.uniform(0.1, 0.6), 0.1 + 0.16 * place + choice.uniform(0, 0.1)
            box = Box(page, left, top, left + choice.uniform(0.08, 0.3), top + choice.uniform(0.012, 0.03))
            covered.append(Covered(box, choice.choice(list(RedactionGround))))
    print(f"{pages} 页扫描件，{len(scan) / 1e6:.0f} MB，{len(covered)} 处遮盖")
    before, began = time.process_time(), time.monotonic()
    released = rebuild(scan, covered, lambda _: None)
    rebuilt = time.process_time() - before
    print(f"  生成：{rebuilt:.1f} s CPU，文件 {len(released) / 1e6:.0f} MB")
    proof = prove(released, scan, covered, lambda _: None)
    seconds, wall = time.process_time() - before, time.monotonic() - began
    ocr = "含文字识别" if recognition.installed() else "没有文字识别"
    print(f"  核验：{seconds - rebuilt:.1f} s CPU（{ocr}），{'通过' if proof.passed else '未通过'}")
    for check in proof.checks:
        if check.says or not check.passed:
            print(f"    {check.label}：{check.says}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    over = "   OVER" if seconds > MOST_SECONDS or peak > MOST_MEGABYTES else ""
    print(f"  合计：{seconds:.1f} s CPU，历时 {wall:.1f} s，内存最多 {peak:.0f} MB", end="")
    print(f"   aim ≤ {MOST_SECONDS} s, {MOST_MEGABYTES} MB{over}")


if __name__ == "__main__":
    main()
