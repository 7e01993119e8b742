"""Text that a reader does not see and a program reads."""

from pikepdf import Dictionary, Name

from tests.hostile.hostile import Cases, Family, Made
from tests.hostile.invented import Invented
from tests.hostile.lettering import lettering
from tests.hostile.sheet import Sheet

hidden = Cases(Family.HIDDEN_TEXT)


@hidden()
def black_rectangle_over_live_text(person: Invented) -> Made:
    """An earlier hand drew black rectangles over the words; the text is still there."""
    sheet = Sheet.contract(person)
    place = sheet.first.secret(230, 500, person.identity)
    sheet.first.draw(f"0 g {place.path} f")
    return sheet.made()


@hidden()
def text_under_a_covered_picture(person: Invented) -> Made:
    """The number lies under an opaque picture; the picture is covered."""
    sheet = Sheet.contract(person)
    place = sheet.first.secret(230, 500, person.identity)
    _picture_over(sheet, place.path)
    return sheet.made()


@hidden()
def copy_under_a_picture_left_visible(person: Invented) -> Made:
    """The name stands once more under an opaque picture that nobody covers."""
    sheet = Sheet.contract(person)
    place = sheet.first.write(230, 400, person.name)
    _picture_over(sheet, place.path)
    return sheet.made()


def _picture_over(sheet: Sheet, path: str) -> None:
    left, bottom, width, height, _ = path.split()
    picture = sheet.pdf.make_stream(
        b"\xa0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    sheet.resource(sheet.first, "XObject", "Picture", picture)
    sheet.first.draw(f"q {width} 0 0 {height} {left} {bottom} cm /Picture Do Q")


@hidden()
def copy_in_white(person: Invented) -> Made:
    """The name stands once more in white on white."""
    sheet = Sheet.contract(person)
    sheet.first.write(230, 400, person.name, state="1 g")
    return sheet.made()


@hidden()
def copy_in_almost_white(person: Invented) -> Made:
    """The name stands once more in a white that is not quite white."""
    sheet = Sheet.contract(person)
    sheet.first.write(230, 400, person.name, state="0.997 g")
    return sheet.made()


@hidden()
def copy_fully_transparent(person: Invented) -> Made:
    """The name stands once more in black of no opacity."""
    sheet = Sheet.contract(person)
    sheet.resource(sheet.first, "ExtGState", "Clear", Dictionary(ca=0, CA=0))
    sheet.first.write(230, 400, person.name, state="/Clear gs")
    return sheet.made()


@hidden()
def copy_in_invisible_mode(person: Invented) -> Made:
    """The name stands once more in rendering mode 3, where nothing is drawn."""
    sheet = Sheet.contract(person)
    sheet.first.write(230, 400, person.name, state="3 Tr")
    return sheet.made()


@hidden()
def copy_too_small_to_see(person: Invented) -> Made:
    """The name stands once more a hundredth of a point high."""
    sheet = Sheet.contract(person)
    sheet.first.write(230, 400, person.name, size=0.01)
    return sheet.made()


@hidden()
def copy_under_a_white_rectangle(person: Invented) -> Made:
    """The name stands once more under a white rectangle."""
    sheet = Sheet.contract(person)
    place = sheet.first.write(230, 400, person.name)
    sheet.first.draw(f"1 g {place.path} f")
    return sheet.made()


@hidden()
def copy_clipped_away(person: Invented) -> Made:
    """The name stands once more outside the clipping path."""
    sheet = Sheet.contract(person)
    sheet.first.write(230, 400, person.name, state="0 0 10 10 re W n")
    return sheet.made()


@hidden()
def copy_used_as_a_clipping_path(person: Invented) -> Made:
    """The name stands once more as a clipping path through which nothing is drawn."""
    sheet = Sheet.contract(person)
    sheet.first.write(230, 400, person.name, state="7 Tr")
    return sheet.made()


@hidden()
def copy_beyond_the_edge(person: Invented) -> Made:
    """The name stands once more left of the page's edge."""
    sheet = Sheet.contract(person)
    sheet.first.write(-300, 400, person.name)
    return sheet.made()


@hidden()
def copy_under_other_words(person: Invented) -> Made:
    """The name stands once more under visible words of the same place, drawn over it on white."""
    sheet = Sheet.contract(person)
    place = sheet.first.write(230, 400, person.name)
    sheet.first.draw(f"1 g {place.path} f")
    sheet.first.write(230, 400, "附表一")
    return sheet.made()


@hidden()
def copy_white_on_a_dark_band(person: Invented) -> Made:
    """The covered words are white on a dark band, so that black boxes hide the edge of the box, not the words."""
    sheet = Sheet.contract(person)
    sheet.first.draw("0.1 0.2 0.4 rg 60 480 475 60 re f")
    sheet.first.secret(230, 500, person.identity, state="1 g")
    return sheet.made()


@hidden()
def copy_in_comments_of_the_content(person: Invented) -> Made:
    """The content stream says the number in a comment and in strings of a marked point."""
    sheet = Sheet.contract(person)
    sheet.first.draw(f"% {person.identity}", f"/Note << /Says ({person.identity}) >> DP")
    return sheet.made(None, person.identity)


@hidden()
def copy_between_broken_operators(person: Invented) -> Made:
    """The name follows operators that do not exist, between BX and EX."""
    sheet = Sheet.contract(person)
    sheet.first.draw(f"BX {lettering().encode(person.name)} strange ({person.identity}) strange EX")
    return sheet.made(None, person.identity)
