"""The check that shares no code with redaction finds what it is for: a check that finds nothing would be no check."""

import pytest

from tests.hostile import hostile_files
from tests.hostile.hostile import Expects, Family, Hostile, Made
from tests.hostile.invented import Invented
from tests.hostile.naive import as_pages, naively_redacted
from tests.hostile.sheet import Sheet
from tests.tools import program
from tests.what_is_foreign import foreign
from tests.what_is_seen import seen
from tests.what_survives import Words, surviving

_MENDED_BY_NO_ONE = (Family.BROKEN, Family.BOMBS, Family.DISGUISES)
"""Files that a tool which only appends to them could not write."""
_OF_THE_NAIVE = ("operator re", "operator f", "operator g", "revision", "drawn")
"""What a black rectangle over text is in any case."""
PERSON = Invented("唐砚汀", "900121198001011236", "19900001234", "壹佰贰拾叁万肆仟伍佰元整")
RELEASED = [
    case
    for case in hostile_files()
    if case.expects is Expects.RELEASED and case.family not in _MENDED_BY_NO_ONE
]


@pytest.mark.parametrize("case", RELEASED, ids=lambda case: case.name)
def test_every_secret_is_found_under_a_black_rectangle(case: Hostile) -> None:
    program("pdftotext"), program("pdftoppm"), program("pdfimages")
    made = case.make()
    source, naive = _covered_naively(case, made)
    found = {one.secret for one in surviving(naive, made.secrets)}
    if found != set(made.secrets):
        # A picture file has more in it than its picture.
        found |= {one.secret for one in surviving(made.content, made.secrets)}
    if not case.only_seen:
        assert found == set(made.secrets)
    elif found != set(made.secrets):
        kept = [what for what in foreign(naive) if not any(own in what for own in _OF_THE_NAIVE)]
        assert kept or seen(naive, source, made.areas or ())


def _covered_naively(case: Hostile, made: Made) -> tuple[bytes, bytes]:
    """The pages of a file, and the same with black rectangles; Word and text files stay as they are."""
    if made.areas is None:
        return made.content, made.content
    source = as_pages(made.content) if case.media.startswith("image/") else made.content
    return source, naively_redacted(source, made.areas)


@pytest.mark.parametrize(
    "spelt",
    [
        PERSON.name.encode("gbk"),
        PERSON.name.encode("utf-16-le"),
        PERSON.name.encode().hex().encode(),
        b"%E5%94%90%E7%A0%9A%E6%B1%80",
        b"&#x5510;&#x781A;&#x6C40;",
        b"\\u5510\\u781a\\u6c40",
        b"5ZSQ56Ca5rGA",
        b"x5ZSQ56Ca5rGAx",
    ],
)
def test_a_name_is_found_however_it_is_spelt(spelt: bytes) -> None:
    assert Words([PERSON.name]).in_bytes(b"...." + spelt + b"....") == {PERSON.name}


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("900121198001011236", True),
        ("9001 2119 8001 0112 36", True),
        ("９００１２１１９８００１０１１２３６", True),
        ("6321101089112100 9", True),  # from right to left, as drawn
        ("1211980010", True),  # district and most of the day of birth
        ("900121", False),  # the district alone
        ("19800101", False),
    ],
)
def test_more_than_half_of_a_number_tells_it(text: str, tells: bool) -> None:
    assert bool(Words([PERSON.identity]).in_text(text)) is tells


def test_text_drawn_in_no_order_is_found_where_it_stands() -> None:
    sheet = Sheet(PERSON)
    leaf = sheet.leaf()
    for left, sign in ((258, "汀"), (230, "唐"), (244, "砚")):
        leaf.write(left, 500, sign)
    assert surviving(sheet.saved(), [PERSON.name])


def test_a_page_without_the_words_has_none_of_them() -> None:
    sheet = Sheet(PERSON)
    sheet.leaf().contract()
    assert surviving(sheet.saved(), [PERSON.name, PERSON.identity, PERSON.phone]) == ()


def test_a_covered_picture_is_seen_until_its_points_are_gone() -> None:
    program("pdftoppm"), program("pdfimages")
    (case,) = (case for case in hostile_files() if case.name == "scan_without_text")
    made = case.make()
    blank = Sheet(PERSON)
    blank.leaf()
    assert made.areas is not None
    assert len(seen(made.content, made.content, made.areas)) >= len(made.areas)
    assert seen(naively_redacted(made.content, made.areas), made.content, made.areas)
    assert seen(blank.saved(), made.content, made.areas) == ()
