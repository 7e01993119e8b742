"""`python -m bench.annual`: fill a county once, then compile all reports of its units, sum them, publish them; figures beside
the aims. `--units 80` is a county, `--units 300 --applications 200000` a city.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.__main__ import machine
from bench.many_cases.__main__ import _server

HOME = Path("var") / "bench"


def main() -> None:
    """One process for each database, so that each has settings of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=80)
    parser.add_argument("--applications", type=int, default=20_000, help="received in the year")
    parser.add_argument(
        "--home", type=Path, default=HOME, help="where filled databases stay for the next run"
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        _run(asked.units, asked.applications)
        return
    home = (asked.home / f"annual-{asked.database}-{asked.units}-{asked.applications}").resolve()
    # What was measured last time has published everything: each run begins with an empty home.
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    print(machine())
    print(f"{asked.database}：{asked.units}个单位，全年{asked.applications}件申请", flush=True)
    with _server(asked.database, home) as address:
        environment = {
            **os.environ,
            "GONGKAI_HOME": str(home),
            "GONGKAI_DATABASE": address,
            "DJANGO_SETTINGS_MODULE": "gongkai.site.settings",
        }
        words = [sys.executable, "-m", "bench.annual", "--here"]
        sizes = ["--units", str(asked.units), "--applications", str(asked.applications)]
        subprocess.run([*words, *sizes], env=environment, check=True)  # noqa: S603


def _run(units: int, applications: int) -> None:
    from gongkai.site import start

    # Loads the settings too, once the key that they read is there.
    start.prepare(sample=False)
    from bench.annual.filling import fill

    print(f"  写入用时 {fill(units, applications):.0f} 秒", flush=True)
    from bench.annual.measuring import measure

    for measured in measure():
        print(f"  {measured}", flush=True)


if __name__ == "__main__":
    main()
