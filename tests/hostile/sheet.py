"""A PDF written by hand, operator by operator; it remembers where each secret was put."""

from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.hostile.hostile import Area, Made
from tests.hostile.invented import Invented
from tests.hostile.lettering import font, lettering

TITLE = "青溪县公共服务采购合同"
PLACE = "项目地点：青溪县河滨路"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in units of the page, from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def path(self) -> str:
        """As operand of a content stream."""
        return f"{self.left} {self.bottom} {self.right - self.left} {self.top - self.bottom} re"


@dataclass
class Leaf:
    """A page being written. `view` is what a reader sees of it: left, bottom, right, top; `turn` in degrees, clockwise."""

    sheet: "Sheet"
    number: int
    view: tuple[float, float, float, float]
    turn: int
    page: pikepdf.Page
    operators: list[str] = field(default_factory=list)

    def draw(self, *operators: str) -> None:
        """Add to the content stream."""
        self.operators += operators

    def write(
        self, left: float, base: float, text: str, size: float = 14, state: str = "0 g", face: str = "F"
    ) -> Place:
        """Text on its base line, `state` before it; the place it takes."""
        letters = lettering()
        self.draw(f"q {state} BT /{face} {size} Tf {left} {base} Td {letters.encode(text)} Tj ET Q")
        return Place(left, base - 0.25 * size, left + letters.width(text, size), base + size)

    def cover(self, place: Place) -> None:
        """Have a place covered, with a margin as an officer leaves it."""
        self.sheet.areas.append(
            self.area(Place(place.left - 2, place.bottom - 1, place.right + 2, place.top + 1))
        )

    def secret(
        self, left: float, base: float, text: str, size: float = 14, state: str = "0 g", face: str = "F"
    ) -> Place:
        """Write what must not survive, and have it covered."""
        place = self.write(left, base, text, size, state, face)
        self.sheet.secrets.append(text)
        self.cover(place)
        return place

    def contract(self, *values: str, face: str = "F") -> None:
        """A page of a contract: a title and a place that stay, and lines whose values are covered."""
        self.write(72, 760, TITLE, 20)
        self.write(72, 720, PLACE)
        self.sheet.stays += [TITLE, PLACE]
        for line, value in enumerate(values):
            self.write(72, 680 - 40 * line, "乙方联系人，电话：")
            self.secret(230, 680 - 40 * line, value, face=face)

    def area(self, place: Place) -> Area:
        """A place in fractions of the page as it is seen."""
        left, bottom, right, top = self.view
        across = sorted((x - left) / (right - left) for x in (place.left, place.right))
        up = sorted((y - bottom) / (top - bottom) for y in (place.bottom, place.top))
        seen = {
            0: (across[0], 1 - up[1], across[1], 1 - up[0]),
            90: (up[0], across[0], up[1], across[1]),
            180: (1 - across[1], up[0], 1 - across[0], up[1]),
            270: (1 - up[1], 1 - across[1], 1 - up[0], 1 - across[0]),
        }[self.turn % 360]
        return Area(self.number, *(min(1.0, max(0.0, edge)) for edge in seen))


class Sheet:
    """A PDF being made, with the secrets written on it, the areas covered and the words that stay."""

    def __init__(self, person: Invented) -> None:
        self.person = person
        self.pdf = pikepdf.new()
        self.font = self.pdf.make_indirect(font(self.pdf))
        self.secrets: list[str] = []
        self.areas: list[Area] = []
        self.stays: list[str] = []
        self.leaves: list[Leaf] = []

    @classmethod
    def contract(cls, person: Invented) -> "Sheet":
        """One page with name and phone written on it and covered."""
        sheet = cls(person)
        sheet.leaf().contract(person.name, person.phone)
        return sheet

    @property
    def first(self) -> Leaf:
        """The first page."""
        return self.leaves[0]

    def leaf(
        self,
        box: tuple[float, float, float, float] = (0, 0, 595, 842),
        *,
        crop: tuple[float, float, float, float] | None = None,
        turn: int = 0,
    ) -> Leaf:
        """A further page, A4 unless told."""
        dictionary = Dictionary(
            Type=Name.Page, MediaBox=Array(list(box)), Resources=Dictionary(Font=Dictionary(F=self.font))
        )
        if crop:
            dictionary.CropBox = Array(list(crop))
        if turn:
            dictionary.Rotate = turn
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(dictionary)))
        leaf = Leaf(self, len(self.leaves) + 1, crop or box, turn, self.pdf.pages[-1])
        self.leaves.append(leaf)
        return leaf

    def resource(self, leaf: Leaf, kind: str, name: str, value: pikepdf.Object) -> None:
        """Give a page one more resource, e.g. an XObject."""
        resources = leaf.page.Resources
        if "/" + kind not in resources:
            resources["/" + kind] = Dictionary()
        resources["/" + kind]["/" + name] = value

    def form(self, operators: str, **keys: pikepdf.Object) -> pikepdf.Object:
        """A form XObject of the size of an A4 page that knows the typeface."""
        return self.pdf.make_stream(
            operators.encode(),
            **{
                "Type": Name.XObject,
                "Subtype": Name.Form,
                "BBox": Array([0, 0, 595, 842]),
                "Resources": Dictionary(Font=Dictionary(F=self.font)),
                **keys,
            },
        )

    def written(self) -> pikepdf.Pdf:
        """The file with its content streams in place."""
        for leaf in self.leaves:
            leaf.page.Contents = self.pdf.make_stream("\n".join(leaf.operators).encode())
        return self.pdf

    def saved(self, **how: object) -> bytes:
        """As bytes, streams left readable unless asked otherwise."""
        out = BytesIO()
        self.written().save(out, static_id=True, **{"compress_streams": True, **how})  # type: ignore[arg-type]
        return out.getvalue()

    def made(self, content: bytes | None = None, *more: str) -> Made:
        """The case: with `more` secrets than those written."""
        return Made(
            content or self.saved(),
            tuple(dict.fromkeys((*self.secrets, *more))),
            tuple(self.areas),
            tuple(dict.fromkeys(self.stays)),
        )
