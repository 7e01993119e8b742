"""Random valid reports written and read back, in both forms and all six kinds of file: the share that comes back."""

import time
from random import Random

from tests.random_reports import FORMS, random_report
from tests.same_report import differences

from gongkai.report.reading import read_bytes
from gongkai.report.writing import Kind, write


def round_trip(count: int) -> int:
    """Write and read `count` reports of each form in each kind, print one line for each, answer the failures."""
    failed = 0
    for form in FORMS:
        for kind in Kind:
            random = Random(f"bench {form} {kind}")
            altered, example, start = 0, "", time.process_time()
            for number in range(count):
                report = random_report(random, t2_form=form, t3_form=form)
                found = differences(report, read_bytes(write(report, kind), f"{number}.{kind}"))
                if found:
                    altered += 1
                    example = example or f"   first: report {number}, {found[0][:200]}"
            taken = (time.process_time() - start) / count * 1000
            print(
                f"{form} {kind:<5}{count - altered:>6} of {count} unchanged, {taken:7.1f} ms each{example}",
                flush=True,
            )
            failed += altered
    return failed


if __name__ == "__main__":
    raise SystemExit(bool(round_trip(1000)))
