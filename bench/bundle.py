"""Seconds and memory of binding scans as evidence: `python -m bench.bundle [--pages 300] [--file 30]`.

Scans of our own making, 200 dots an inch in grey, `--file` pages a file, half of them turned; what is measured is the
way from the files to the bound, stamped PDF, in the processes that do it.
"""

import argparse
import random
import resource
import time
from io import BytesIO

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

from gongkai.casework.evidence_bundle.apart import bound, placed
from gongkai.casework.evidence_bundle.binding import Bookmark
from gongkai.casework.evidence_bundle.placing import PDF
from gongkai.paper.stamps import Stamp, write_stamps


def main() -> None:
    """Make the scans, bind them, say what it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=300)
    asked.add_argument("--file", type=int, default=30)
    chosen = asked.parse_args()
    scan = scans(chosen.file)
    files = chosen.pages // chosen.file
    start = time.perf_counter()
    parts = [placed(scan, PDF) for _ in range(files)]
    laid = time.perf_counter()
    sizes = [size for part in parts for size in part.sizes]
    stamps = write_stamps(
        [
            Stamp(*size, f"证据{n // chosen.file + 1}", f"第{n + 1}页　共{len(sizes)}页")
            for n, size in enumerate(sizes)
        ]
    )
    marks = [Bookmark(f"证据{n + 1}", n * chosen.file + 1) for n in range(files)]
    made = bound([part.file for part in parts], stamps, marks, {"/Title": "证据材料"})
    end = time.perf_counter()
    for part in parts:
        part.file.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{len(sizes)} pages in {files} files of {len(scan) >> 20} MB; bundle {len(made) >> 20} MB")
    print(f"placing {laid - start:.1f} s, stamping and binding {end - laid:.1f} s")
    print(f"processor time of the processes {children.ru_utime + children.ru_stime:.1f} s")
    print(f"most memory of one of them {children.ru_maxrss >> 10} MB, of this one {own.ru_maxrss >> 10} MB")


def scans(pages: int) -> bytes:
    """A PDF of grey pages with words and the grain of a scanner, every other one lying on its side."""
    chance = random.Random(1)
    writer = PdfWriter()
    for number in range(pages):
        sheet = Image.effect_noise((1654, 2339), 12).point(lambda grey: min(255, grey + 110))
        pen = ImageDraw.Draw(sheet)
        for line in range(40):
            pen.text((150, 150 + 50 * line), f"{number} {chance.random():.16f} " * 3, fill=20, font_size=28)
        page = BytesIO()
        sheet.save(page, "PDF", resolution=200, quality=60)
        writer.append(PdfReader(page))
    for page in list(writer.pages)[1::2]:
        page.rotate(90)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
