"""The proof of a released file: its bytes read again by others than those that wrote them (核验).

pypdf reads the objects, PDFium draws the pages and reads their text, recognition reads the covered places. Nothing is
taken from the making of the file but what a covered place has to look like.
"""

import io
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

import pypdfium2
from cryptography.hazmat.primitives.hashes import SM3, Hash
from pypdf import PdfReader

from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.burning import resolution
from gongkai.casework.redaction.checks.contents import contents
from gongkai.casework.redaction.checks.one_revision import written_once
from gongkai.casework.redaction.checks.page_form import SAME, released_page
from gongkai.casework.redaction.checks.picture import unlike
from gongkai.casework.redaction.checks.recognised import Sheets
from gongkai.casework.redaction.checks.text_layer import is_own_text, readable
from gongkai.casework.redaction.covered_words import covered_words, remaining
from gongkai.casework.redaction.pages import open_document, read_page, render
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
    source = open_document(working)
    try:
        pages = _Pages(source, covered)
        # Whatever is wrong with the bytes, the answer is that they are not proved.
        try:
            checks = tuple(_checks(released, pages, progress))
        except Exception as error:
            checks = (Check("readable", "文件可以由另一程序读出", False, type(error).__name__),)
        return Proof(_digest(released), len(source), checks, tuple(remaining(pages.words, pages.texts, kept)))
    finally:
        source.close()


def _checks(released: bytes, pages: "_Pages", progress: Callable[[int], None]) -> Iterator[Check]:
    wrong = written_once(released)
    yield Check("revision", "只有一个版本，前后没有夹带", not wrong, wrong)
    reader = PdfReader(io.BytesIO(released))
    yield from contents(reader)
    drawn = open_document(released)
    try:
        yield from pages.compared(reader, drawn, progress)
    finally:
        drawn.close()


class _Pages:
    """The pages of the working copy and what is covered on them; `words` and `texts` fill as pages are compared."""

    def __init__(self, source: pypdfium2.PdfDocument, covered: Sequence[Covered]) -> None:
        self._source = source
        self._places = {
            page: list(here) for page, here in groupby(numbered(covered), key=lambda one: one[1].box.page)
        }
        self._sheets = Sheets()
        self.words: dict[str, int] = {}
        self.texts: dict[int, str] = {}

    def compared(
        self, reader: PdfReader, drawn: pypdfium2.PdfDocument, progress: Callable[[int], None]
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
            here, working = self._places.get(number, []), read_page(self._source, number)
            boxes = [one.box for _, one in here]
            page = released_page(reader.pages[number - 1], number)
            shown = read_page(drawn, number)
            for size in (page.size, (shown.width, shown.height)):
                if max(abs(size[0] - working.width), abs(size[1] - working.height)) > SAME:
                    sizes.append(f"第{number}页")
                    break
            if page.wrong:
                forms.append(f"第{number}页{page.wrong}")
            if not is_own_text((*page.characters, *shown.characters), working.characters, boxes):
                texts.append(f"第{number}页")
            self.texts[number] = readable(shown)
            for word in covered_words(working, boxes):
                self.words.setdefault(word, number)
            pictures += [f"第{number}页第{place}处" for place in self._unlike(drawn, number)]
            progress(number)
        yield _found("pages", "页数和页面大小与原件一致", sizes)
        yield _found("form", "每页只有一张图和不显示的文字", forms)
        yield _found("text", "文字层只有未遮盖处原有的文字", texts)
        yield _found("pictures", "遮盖处只有黑框和依据", pictures)
        yield self._sheets.check()

    def _unlike(self, drawn: pypdfium2.PdfDocument, number: int) -> list[int]:
        """The covered places of a page that look different than burned; the page is drawn for that and for the sheets."""
        here = self._places.get(number)
        if not here:
            return []
        dpi = resolution(*drawn.get_page_size(number - 1))
        picture = render(drawn, number, dpi)
        self._sheets.add(picture, here, dpi)
        return list(unlike(picture, here, dpi))


def _found(code: str, label: str, wrong: Sequence[str]) -> Check:
    more = f"等 {len(wrong)} 处" if len(wrong) > _TOLD else ""
    return Check(code, label, not wrong, "；".join(wrong[:_TOLD]) + more)


def _digest(content: bytes) -> str:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize().hex()
