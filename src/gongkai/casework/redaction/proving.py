"""The proof of a released file: its bytes read again by others than those that wrote them (核验).

pypdf reads the objects and hands out the pictures, which are all that a page shows; PDFium reads the text as a viewer
does, recognition the covered places. Nothing is taken from the making of the file but what a covered place looks like.
"""

import io
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

from cryptography.hazmat.primitives.hashes import SM3, Hash
from PIL import Image
from pypdf import PdfReader

from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.burning import resolution
from gongkai.casework.redaction.checks.contents import contents
from gongkai.casework.redaction.checks.one_revision import written_once
from gongkai.casework.redaction.checks.page_form import SAME, Released, released_page
from gongkai.casework.redaction.checks.picture import unlike
from gongkai.casework.redaction.checks.recognised import Sheets
from gongkai.casework.redaction.checks.text_layer import is_own_text
from gongkai.casework.redaction.covered_words import covered_words, readable, remaining
from gongkai.casework.redaction.long_document import LongDocument
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.pages import read_page
from gongkai.casework.redaction.proof import Check, Proof
from gongkai.casework.redaction.schedule import numbered

_TOLD = 8
"""Pages named in what a check says; the rest are counted."""


def prove(
    released: bytes,
    working: bytes,
    covered: Sequence[Covered],
    progress: Callable[[int], None],
    kept: Collection[str] = (),
) -> Proof:
    """What was found in the released bytes, compared with the working copy and the boxes; `kept` words may remain.

    `progress` gets the number of pages done. Released bytes that cannot be read give a failed check, not an error.
    Raises `CannotRedact` where the working copy cannot be read.
    """
    with LongDocument(working) as source:
        pages = _Pages(source, covered)
        # Whatever is wrong with the bytes, the answer is that they are not proved.
        try:
            checks: tuple[Check, ...] = tuple(_checks(released, pages, progress))
        except Exception as error:
            checks = (Check("readable", "文件可以由另一程序读出", False, type(error).__name__),)
    # Recognition takes much memory: the documents are closed by now.
    checks = (*checks, pages.sheets.check())
    told = tuple(remaining(pages.words, pages.texts, kept))
    return Proof(_digest(released), len(source), checks, told)


def _checks(released: bytes, pages: "_Pages", progress: Callable[[int], None]) -> Iterator[Check]:
    wrong = written_once(released)
    yield Check("revision", "只有一个版本，前后没有夹带", not wrong, wrong)
    # Behind a buffer, since pypdf makes a copy of what it can take hold of as a whole.
    reader = PdfReader(io.BufferedReader(io.BytesIO(released)))
    yield from contents(reader)
    with LongDocument(released) as drawn:
        yield from pages.compared(reader, drawn, progress)


class _Pages:
    """The pages of the working copy and what is covered on them.

    `sheets`, `words` and `texts` fill as pages are compared: the covered places, the words under the boxes with the
    page of each, and what stays readable on each page.
    """

    def __init__(self, source: LongDocument, covered: Sequence[Covered]) -> None:
        self._source = source
        self._places = {
            page: list(here) for page, here in groupby(numbered(covered), key=lambda one: one[1].box.page)
        }
        self.sheets = Sheets(len(covered))
        self.words: dict[str, int] = {}
        self.texts: dict[int, str] = {}

    def compared(
        self, reader: PdfReader, drawn: LongDocument, progress: Callable[[int], None]
    ) -> Iterator[Check]:
        """Checks of everything that is looked at page by page."""
        sizes: list[str] = []
        forms: list[str] = []
        texts: list[str] = []
        pictures: list[str] = []
        count = min(len(self._source), len(drawn), len(reader.pages))
        if not count == len(self._source) == len(drawn) == len(reader.pages):
            sizes.append(f"应有 {len(self._source)} 页")
        for number in range(1, count + 1):
            here = [one.box for _, one in self._places.get(number, [])]
            working = read_page(self._source.at(number), number)
            page = released_page(reader.pages[number - 1], number)
            shown = read_page(drawn.at(number), number)
            # The reader keeps what it has read: the pictures of all pages would be the whole file once more.
            reader.resolved_objects.clear()
            if not (_is_size(page.size, working) and _is_size((shown.width, shown.height), working)):
                sizes.append(f"第{number}页")
            if page.wrong:
                forms.append(f"第{number}页{page.wrong}")
            if not is_own_text((*page.characters, *shown.characters), working.characters, here):
                texts.append(f"第{number}页")
            self.texts[number] = readable(shown)
            for word in covered_words(working, here):
                self.words.setdefault(word, number)
            pictures += [f"第{number}页第{place}处" for place in self._unlike(page, number)]
            progress(number)
        yield _found("pages", "页数和页面大小与原件一致", sizes)
        yield _found("form", "每页只有一张图和不显示的文字", forms)
        yield _found("text", "文字层只有未遮盖处原有的文字", texts)
        yield _found("pictures", "遮盖处只有黑框和依据", pictures)

    def _unlike(self, page: Released, number: int) -> list[int]:
        """Covered places of a page that look different than burned; its picture serves for the sheets, too."""
        here = self._places.get(number)
        if not here or page.wrong:
            return []
        dpi = resolution(*page.size)
        picture = Image.open(io.BytesIO(page.picture)).convert("RGB")
        self.sheets.add(picture, here, dpi)
        return list(unlike(picture, here, dpi))


def _is_size(size: tuple[float, float], page: Page) -> bool:
    return abs(size[0] - page.width) <= SAME and abs(size[1] - page.height) <= SAME


def _found(code: str, label: str, wrong: Sequence[str]) -> Check:
    more = f"等 {len(wrong)} 处" if len(wrong) > _TOLD else ""
    return Check(code, label, not wrong, "；".join(wrong[:_TOLD]) + more)


def _digest(content: bytes) -> str:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize().hex()
