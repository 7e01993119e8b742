"""Pictures in the drawings of a DOCX."""

from collections import Counter

from lxml import etree

from gongkai.publishing.body.imported import FIRST_NUMBER, Picture
from gongkai.publishing.body.tree import Element, Node
from gongkai.publishing.body.web_picture import web_picture
from gongkai.report.errors import ReportError
from gongkai.report.reading.package import Package, attribute, local

MOST_PICTURES = 200


class Drawings:
    """Collects `pictures`, and counts in `gone` by kind what else stands in drawings."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._targets = dict(package.relations(main, "image"))
        self.pictures: list[Picture] = []
        self.gone: Counter[str] = Counter()

    def shown(self, drawing: etree._Element) -> list[Node]:
        """Its pictures; of two ways in which it is written, the first."""
        chosen = next((one for one in drawing if local(one) == "Choice"), drawing)
        found: list[Node] = []
        alternative = ""
        for one in chosen.iter():
            name = local(one)
            if name in ("docPr", "shape"):
                alternative = attribute(one, "descr") or attribute(one, "alt") or ""
            elif name in ("blip", "imagedata"):
                key = attribute(one, "embed") or attribute(one, "id") or ""
                found += self._picture(self._targets.get(key, ""), alternative)
            elif name in ("chart", "txbxContent"):
                self.gone[name] += 1
        return found

    def _picture(self, part: str, alternative: str) -> list[Node]:
        try:
            made = web_picture(self._package.read(part)) if len(self.pictures) < MOST_PICTURES else None
        except ReportError:
            made = None
        if made is None:
            self.gone["picture"] += 1
            return []
        suffix, content = made
        place = len(self.pictures)
        words = " ".join(alternative.split())[:200]
        self.pictures.append(Picture(FIRST_NUMBER + place, f"图{place + 1}.{suffix}", content, words))
        return [Element("img", {"src": f"files/{FIRST_NUMBER + place}", "alt": words})]
