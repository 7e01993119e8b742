"""The list of hostile files for people to read: `python -m tests.hostile.listing docs/developers/hostile-files.md`."""

import sys
from pathlib import Path

from tests.hostile import FAMILIES, hostile_files
from tests.hostile.hostile import Expects, Hostile

_BECOMES = {
    Expects.RELEASED: "released",
    Expects.REFUSED: "refused with the reason",
    Expects.EITHER: "released or refused with the reason",
}


def listing() -> str:
    """Markdown, a table a family."""
    cases = hostile_files()
    counts = {expects: sum(case.expects is expects for case in cases) for expects in Expects}
    parts = [
        "# Hostile files",
        f"{len(cases)} files of our own making, each hiding words in one way. {counts[Expects.RELEASED]} have to be "
        f"released without what was covered, {counts[Expects.REFUSED]} have to be refused with the reason, for "
        f"{counts[Expects.EITHER]} either will do. They are built by `tests/hostile/` when the tests run; people, "
        "numbers and sums in them do not exist.",
        "`tests/test_hostile_files.py` has every file redacted. `tests/what_survives.py` then looks for the covered "
        "words in every byte, object, stream, older revision, inner file and reading of the released file, "
        "`tests/what_is_seen.py` for pictures of them, and `tests/what_is_foreign.py` for whatever a page made from "
        "a picture does not need. These share no code and no library with redaction. "
        "`tests/test_what_survives.py` shows that they find every covered word where a black rectangle was merely "
        "drawn over it.",
        "Written by `python -m tests.hostile.listing docs/developers/hostile-files.md`.",
    ]
    for family in FAMILIES:
        title = family.family.value
        parts.append(f"## {title[0].upper()}{title[1:]} ({len(family.all)})")
        parts.append(
            "\n".join(
                ("| File | What it hides, and where | Becomes |", "|---|---|---|", *map(_row, family.all))
            )
        )
    return "\n\n".join(parts) + "\n"


def _row(case: Hostile) -> str:
    return f"| {case.name.replace('_', ' ')} | {case.idea} | {_BECOMES[case.expects]} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(listing(), encoding="utf-8")
