"""`python -m bench.killing`: a thousand submissions to a server that is killed with -9 twenty times."""

import json
import sys
import tempfile
import time
from pathlib import Path

from tests.installation import installed
from tests.killing import COUNT, Fire

SUBMISSIONS, KILLS = 1_000, 20


def main() -> int:
    """Says how many were acknowledged, how many are there, and whether the record verifies; 1 if anything is lost."""
    with tempfile.TemporaryDirectory() as folder, installed(Path(folder) / "home") as installation:
        started = time.monotonic()
        fire = Fire(installation, SUBMISSIONS, KILLS)
        fire.run()
        found = json.loads(installation.says(COUNT))
        verified = installation.command("site", "manage", "verify_records")
        once = found["requests"] == dict.fromkeys(fire.acknowledged, 1)
        print(
            f"提交 {SUBMISSIONS} 件，kill -9 {fire.killed} 次，用时 {time.monotonic() - started:.0f} 秒："
            f"应答 {len(fire.acknowledged)} 件，在库 {found['cases']} 件，"
            f"{'无遗失、无重复' if once else '有遗失或者重复'}；{verified.stdout.strip().splitlines()[-1]}"
        )
        for fault in fire.faults:
            print(fault)
        return 0 if once and not fire.faults and not verified.returncode else 1


if __name__ == "__main__":
    sys.exit(main())
