"""Every hostile file, redacted: nothing covered survives in what is released, and what cannot be handled is refused.

The files are in `tests/hostile/`; what survives is told by programs that share no code with redaction.
"""

import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest

from gongkai.casework.redaction import proving, recognition
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.workshop import Workshop
from gongkai.law.redaction import RedactionGround
from tests.hostile import hostile_files
from tests.hostile.finding import find
from tests.hostile.hostile import PDF, Area, Expects, Family, Hostile, Made
from tests.hostile.listing import listing
from tests.hostile.naive import naively_redacted
from tests.tools import program
from tests.what_is_foreign import foreign
from tests.what_is_seen import seen
from tests.what_survives import plain, readable, surviving, told

_WRITTEN = Path(__file__).parents[1] / "docs" / "developers" / "hostile-files.md"
_CHINESE = re.compile("[\u4e00-\u9fff]{4,}.*[，。]")


_PRINTED = ("tracked_deletion", "header_and_footer", "foot_note")
"""Word files that LibreOffice lays out here; it takes seconds for each, so the others are set by our own typesetter."""


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    """The process in which strangers' files are opened."""
    made = Workshop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def printing_workshop() -> Iterator[Workshop]:
    """One that finds LibreOffice."""
    program("soffice", "libreoffice")
    made = Workshop()
    yield made
    made.close()


@pytest.fixture
def _no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recognition takes a second of processor time a file; the pictures are compared by another program here."""
    monkeypatch.setattr(recognition, "installed", lambda: False)


@pytest.mark.usefixtures("_no_recognition")
@pytest.mark.parametrize("case", hostile_files(), ids=lambda case: case.name)
def test_nothing_covered_survives(case: Hostile, workshop: Workshop) -> None:
    for name in ("pdftotext", "pdftoppm", "pdfimages"):
        program(name)
    made = case.make()
    # Laid out by us: LibreOffice takes seconds for each.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        outcome = _redacted(made, case.media, workshop)
    _judge(case, made, outcome, workshop)


@pytest.mark.usefixtures("_no_recognition")
@pytest.mark.parametrize(
    "case", [case for case in hostile_files() if case.name in _PRINTED], ids=lambda case: case.name
)
def test_nothing_covered_survives_in_what_libreoffice_prints(
    case: Hostile, printing_workshop: Workshop
) -> None:
    made = case.make()
    _judge(case, made, _redacted(made, case.media, printing_workshop), printing_workshop)


def _judge(case: Hostile, made: Made, outcome: "Outcome | CannotRedact", workshop: Workshop) -> None:
    if isinstance(outcome, CannotRedact):
        assert case.expects is not Expects.RELEASED, outcome
        assert _CHINESE.search(str(outcome))
        return
    assert case.expects is not Expects.REFUSED
    released, working, areas = outcome
    if named := _named_by_the_proof(case, outcome):
        # As the job does: what a person may leave in sight is given nowhere as text.
        released = workshop.rebuild(working, _marks(areas), lambda _: None, named)
    survivors = list(surviving(released, made.secrets))
    assert not survivors, told(survivors)
    assert not foreign(released)
    # What exhausts one program that draws the source exhausts the other as well.
    if case.family is not Family.BOMBS:
        assert not seen(released, working, areas)
    text = readable(released)
    assert [words for words in made.stays if plain(words) not in text] == []


Outcome = tuple[bytes, bytes, tuple[Area, ...]]
"""The released file, the working copy, and what is covered on it."""


def _redacted(made: Made, media: str, workshop: Workshop) -> Outcome | CannotRedact:
    """As an officer redacts it, who sees the working copy: the case knows where its words are, or another reader does."""
    try:
        working = workshop.working_copy(made.content, media).pdf
        areas = made.areas if made.areas is not None else find(working, made.secrets)
        return workshop.rebuild(working, _marks(areas), lambda _: None), working, areas
    except CannotRedact as refusal:
        return refusal


def _marks(areas: tuple[Area, ...]) -> list[Covered]:
    return [Covered(Box(*astuple(area)), RedactionGround.PERSONAL_PRIVACY) for area in areas]


def _named_by_the_proof(case: Hostile, outcome: Outcome) -> set[str]:
    """Words that the proof, which has to pass, leaves to a person; none unless the case is about that."""
    # Files that bring a process down are for the process alone.
    if case.family is Family.BOMBS:
        return set()
    released, working, areas = outcome
    proof = proving.prove(released, working, _marks(areas), lambda _: None)
    assert proof.passed, [check for check in proof.checks if check.passed is False]
    named = {remaining.text for remaining in proof.remaining}
    assert bool(named) is case.left_to_a_person
    return named


def _one_a_family() -> Iterator[Hostile]:
    """The first PDF of each family that has something covered on it and can be opened by a tool that appends to it."""
    families: set[Family] = {Family.BROKEN, Family.BOMBS, Family.DISGUISES}
    for case in hostile_files():
        if case.family not in families and case.media == PDF and case.expects is Expects.RELEASED:
            families.add(case.family)
            yield case


@pytest.mark.usefixtures("_no_recognition")
@pytest.mark.parametrize("case", list(_one_a_family()), ids=lambda case: case.name)
def test_the_proof_does_not_pass_a_black_rectangle(case: Hostile) -> None:
    made = case.make()
    areas = made.areas or ()
    naive = naively_redacted(made.content, areas)
    assert not proving.prove(naive, made.content, _marks(areas), lambda _: None).passed


def test_there_are_files_of_every_family() -> None:
    cases = hostile_files()
    assert {case.family for case in cases} == set(Family)
    assert len({case.name for case in cases}) == len(cases) >= 60


def test_the_list_for_people_is_current() -> None:
    assert _WRITTEN.read_text(encoding="utf-8") == listing(), (
        "python -m tests.hostile.listing docs/developers/hostile-files.md writes it anew"
    )
