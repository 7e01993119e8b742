"""`python -m bench.readings [FOLDER]`: every report of the collection read, and scored by the script beside it.

Writes one <slug>.json a report into FOLDER (a temporary one without) and prints what `score.py --all` says of them;
the exit status is that of the script: 1 if any cell was read wrongly or invented.
"""

import json
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from tests.shared_reports import FOLDER

from gongkai import report


def reading(path: Path) -> dict[str, object]:
    """The cells of one document as the script wants them; none for a document that is refused, with the reason."""
    try:
        cells = report.read(path).cells
    except report.ReportError as refused:
        return {"cells": {}, "refused": str(refused)}
    return {
        "cells": {
            code: {"value": float(cell.value) if isinstance(cell.value, Decimal) else cell.value}
            for code, cell in cells.items()
        }
    }


def write_readings(folder: Path) -> None:
    """One file a report that has a document."""
    for truth in sorted(FOLDER.glob("*/truth.json")):
        source = next(truth.parent.glob("source.*"), None)
        if source:
            found = json.dumps(reading(source), ensure_ascii=False)
            (folder / f"{truth.parent.name}.json").write_text(found, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Read, write, score."""
    if not FOLDER.is_dir():
        print("The collection of real reports is not beside the checkout.")
        return 2
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(arguments[0]) if arguments else Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        write_readings(folder)
        command = [sys.executable, str(FOLDER / "score.py"), "--all", str(FOLDER), str(folder)]
        return subprocess.run(command, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
