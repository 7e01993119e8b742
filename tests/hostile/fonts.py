"""Typefaces that say something else than they show, and characters in every order but that of reading."""

from collections.abc import Callable
from random import Random

from pikepdf import Array, Dictionary, Name, Object
from PIL import Image, ImageDraw

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.lettering import font, lettering, to_unicode
from tests.hostile.pen import pen
from tests.hostile.sheet import Leaf, Place, Sheet

odd = Cases(Family.FONTS)


def _contract_in(person: Invented, face: Callable[[Sheet], Object]) -> Sheet:
    """A contract whose covered words are set in a typeface of its own, G."""
    sheet = Sheet(person)
    leaf = sheet.leaf()
    leaf.page.Resources.Font.G = sheet.pdf.make_indirect(face(sheet))
    leaf.contract(person.identity, person.name, face="G")
    return sheet


@odd()
def typeface_that_lies_about_covered_words(person: Invented) -> Made:
    """The covered words say other words to whoever copies them."""
    lies = dict(zip("0123456789" + person.name, "9876543210甲乙丙", strict=True))
    return _contract_in(person, lambda sheet: font(sheet.pdf, says=lies)).made()


@odd(left_to_a_person=True)
def visible_words_that_say_the_covered(person: Invented) -> Made:
    """Harmless words that stay visible say the covered name to whoever copies them."""
    sheet = Sheet.contract(person)
    lies = dict(zip("附表一", person.name, strict=True))
    sheet.first.page.Resources.Font.G = font(sheet.pdf, says=lies)
    sheet.first.write(72, 400, "附表一", face="G")
    return sheet.made()


@odd(only_seen=True)
def typeface_without_a_map_to_text(person: Invented) -> Made:
    """Nothing says which characters the codes are."""
    return _contract_in(person, lambda sheet: font(sheet.pdf, silent=True)).made()


@odd()
def private_code_points(person: Invented) -> Made:
    """The covered words are characters of the private use area; the number stands in the clear beside."""
    private = {c: chr(0xE000 + place) for place, c in enumerate(person.name)}
    return _contract_in(person, lambda sheet: font(sheet.pdf, says=private)).made()


@odd()
def compatibility_forms(person: Invented) -> Made:
    """Digits are full-width, as text, and Chinese characters compatibility forms where there are any."""
    wide = {digit: chr(ord(digit) + 0xFEE0) for digit in "0123456789X"}
    return _contract_in(person, lambda sheet: font(sheet.pdf, says=wide)).made()


@odd()
def one_sign_for_the_whole_word(person: Invented) -> Made:
    """A ligature: the first sign of the name says all of it, the others nothing."""
    whole = {person.name[0]: person.name, person.name[1]: "", person.name[2]: ""}
    return _contract_in(person, lambda sheet: font(sheet.pdf, says=whole)).made()


@odd()
def invisible_characters_between(person: Invented) -> Made:
    """Every digit carries a character of no width behind it."""
    padded = {digit: digit + "\u200b" for digit in "0123456789X"}
    return _contract_in(person, lambda sheet: font(sheet.pdf, says=padded)).made()


def _drawn_font(sheet: Sheet, text: str, *, silent: bool = False) -> Object:
    """A Type 3 typeface: each sign is a little picture. Codes are the places in `text`, from 33."""
    procedures, differences, widths = Dictionary(), Array([33]), Array()
    for place, character in enumerate(text):
        glyph = Image.new("1", (32, 32), 1)
        ImageDraw.Draw(glyph).text((2, 26), character, 0, pen(26), anchor="ls")
        width = 16 if character.isascii() else 28
        picture = (
            f"{width} 0 0 -6 {width} 28 d1 32 0 0 32 0 -6 cm BI /W 32 /H 32 /BPC 1 /IM true ID ".encode()
        )
        procedures[f"/g{place}"] = sheet.pdf.make_stream(picture + glyph.tobytes() + b" EI")
        differences.append(Name(f"/g{place}"))
        widths.append(width)
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -6, 32, 28]),
        FontMatrix=Array([1 / 28, 0, 0, 1 / 28, 0, 0]), CharProcs=procedures,
        Encoding=Dictionary(Type=Name.Encoding, Differences=differences), FirstChar=33,
        LastChar=33 + len(text) - 1, Widths=widths, Resources=Dictionary(),
    )  # fmt: skip
    if not silent:
        claims = {33 + place: character for place, character in enumerate(text)}
        made.ToUnicode = sheet.pdf.make_stream(to_unicode(claims, digits=2))
    return made


def _in_drawn_font(person: Invented, *, silent: bool) -> Made:
    sheet = Sheet.contract(person)
    leaf = sheet.first
    signs = "".join(dict.fromkeys(person.identity))
    leaf.page.Resources.Font.T = _drawn_font(sheet, signs, silent=silent)
    codes = "".join(f"{33 + signs.index(digit):02X}" for digit in person.identity)
    leaf.draw(f"BT /T 14 Tf 230 500 Td <{codes}> Tj ET")
    leaf.cover(Place(230, 496, 230 + 8 * 18, 514))
    return sheet.made(None, person.identity)


@odd()
def signs_that_are_pictures(person: Invented) -> Made:
    """A Type 3 typeface with a map to text."""
    return _in_drawn_font(person, silent=False)


@odd(only_seen=True)
def signs_that_are_pictures_without_a_map(person: Invented) -> Made:
    """A Type 3 typeface with invented names of signs and no map to text."""
    return _in_drawn_font(person, silent=True)


@odd()
def names_of_signs_only(person: Invented) -> Made:
    """A simple typeface that is not embedded, whose codes are known only by the names of their signs."""
    sheet = Sheet.contract(person)
    names = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "X")
    sheet.first.page.Resources.Font.H = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([130, *(Name("/" + name) for name in names)])),
    )  # fmt: skip
    codes = "".join(f"{130 + '0123456789X'.index(digit):02X}" for digit in person.identity)
    sheet.first.draw(f"BT /H 14 Tf 230 500 Td <{codes}> Tj ET")
    sheet.first.cover(Place(230, 496, 230 + 8 * 18, 514))
    return sheet.made(None, person.identity)


def _one_by_one(person: Invented, draw: Callable[[Leaf, list[tuple[float, str]]], None]) -> Made:
    """The number drawn sign by sign; `draw` gets the place from the left and the sign of each."""
    sheet = Sheet.contract(person)
    letters, left, signs = lettering(), 230.0, []
    for sign in person.identity:
        signs.append((left, sign))
        left += letters.width(sign, 14)
    draw(sheet.first, signs)
    sheet.first.cover(Place(230, 496, left, 514))
    return sheet.made(None, person.identity)


@odd()
def each_sign_its_own_text(person: Invented) -> Made:
    """Each digit is a text object of its own."""

    def draw(leaf: Leaf, signs: list[tuple[float, str]]) -> None:
        for left, sign in signs:
            leaf.write(left, 500, sign)

    return _one_by_one(person, draw)


@odd()
def signs_in_any_order(person: Invented) -> Made:
    """The digits are drawn in any order, between words of the rest of the page."""

    def draw(leaf: Leaf, signs: list[tuple[float, str]]) -> None:
        for left, sign in Random(person.identity).sample(signs, len(signs)):
            leaf.write(left, 500, sign)
            leaf.write(72 + left / 2, 300, "附")

    return _one_by_one(person, draw)


@odd()
def every_sign_twice(person: Invented) -> Made:
    """Bold by drawing each digit twice, a third of a point apart."""

    def draw(leaf: Leaf, signs: list[tuple[float, str]]) -> None:
        for left, sign in signs:
            leaf.write(left, 500, sign)
            leaf.write(left + 0.3, 500, sign)

    return _one_by_one(person, draw)


@odd()
def from_right_to_left(person: Invented) -> Made:
    """The digits are drawn from the last to the first, each set back before the other."""

    def draw(leaf: Leaf, signs: list[tuple[float, str]]) -> None:
        for left, sign in reversed(signs):
            leaf.write(left, 500, sign)

    return _one_by_one(person, draw)


def _turned(person: Invented, matrix: str, place: Place, mode: str = "") -> Made:
    sheet = Sheet.contract(person)
    encoded = lettering().encode(person.identity)
    sheet.first.draw(f"q BT {mode} /F 14 Tf {matrix} Tm {encoded} Tj ET Q")
    sheet.first.cover(place)
    return sheet.made(None, person.identity)


@odd()
def mirrored(person: Invented) -> Made:
    """Mirrored by a negative horizontal scale."""
    return _turned(person, "-1 0 0 1 400 500", Place(248, 494, 402, 516))


@odd()
def negative_scale_of_the_text_state(person: Invented) -> Made:
    """Mirrored by a negative horizontal scaling of the text state."""
    return _turned(person, "1 0 0 1 400 500", Place(248, 494, 402, 516), mode="-100 Tz")


@odd()
def upside_down(person: Invented) -> Made:
    """Turned by 180 degrees."""
    return _turned(person, "-1 0 0 -1 400 500", Place(248, 484, 402, 506))


@odd()
def slanting(person: Invented) -> Made:
    """A watermark across the page at 30 degrees."""
    return _turned(person, "0.866 0.5 -0.5 0.866 230 380", Place(218, 374, 375, 480))


@odd()
def up_the_margin(person: Invented) -> Made:
    """Turned by 90 degrees, up the margin."""
    return _turned(person, "0 1 -1 0 40 300", Place(24, 298, 46, 452))


@odd()
def outlines_of_letters(person: Invented) -> Made:
    """Only the outline of each letter is drawn."""
    return _turned(person, "1 0 0 1 230 500", Place(228, 494, 384, 516), mode="1 Tr 0.3 w")


@odd()
def from_top_to_bottom(person: Invented) -> Made:
    """Vertical writing."""
    sheet = Sheet.contract(person)
    sheet.first.page.Resources.Font.V = font(sheet.pdf, writing="V")
    sheet.first.draw(f"BT /V 14 Tf 500 600 Td {lettering().encode(person.amount)} Tj ET")
    sheet.first.cover(Place(490, 600 - 14 * len(person.amount) - 6, 510, 606))
    return sheet.made(None, person.amount)


@odd()
def far_apart(person: Invented) -> Made:
    """The letters stand far apart and fill the line."""
    sheet = Sheet.contract(person)
    sheet.first.write(72, 500, person.identity, state="12 Tc")
    sheet.first.cover(Place(70, 494, 72 + 18 * 20 + 8, 516))
    return sheet.made(None, person.identity)
