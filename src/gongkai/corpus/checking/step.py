"""The step that asks the rules on cells: a bucket of matched reports at a time."""

from collections.abc import Callable

from gongkai.corpus import manifest
from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.counting import VERDICTS, verdicts
from gongkai.corpus.checking.finding_rows import finding_rows
from gongkai.corpus.checking.paired import NEEDED
from gongkai.corpus.checking.sentences import worded
from gongkai.corpus.columns import FINDINGS, REPORTS
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.map_shards import Runner, map_shards, part_name
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Step

MATCHED = "agencies"
"""The step whose reports are asked."""


def check(
    place: Place,
    runner: Runner | None = None,
    *,
    told: Callable[[Receipt], None] = lambda _receipt: None,
) -> list[Receipt]:
    """Fill the tables `findings` and `verdicts` of the step `check` from the matched reports: a receipt a bucket.

    Memory is bounded by one bucket. The verdicts of all buckets are added up by rule, place and year to be read.
    """
    buckets = [part_name(MATCHED, REPORTS.name, shard) for shard in manifest.parts(place, MATCHED) or ()]
    shards = [Shard((Input(bucket, ""),)) for bucket in buckets]
    receipts = map_shards(STEP, shards, place, runner, told=told)
    manifest.settle(place, STEP.name, receipts)
    return receipts


def _check(shard: Shard, place: Place) -> Part:
    answers = Answers(place.scan([one.name for one in shard.inputs]).select(NEEDED).collect())
    return Part(
        {
            FINDINGS.name: worded(finding_rows(answers), answers.asked),
            VERDICTS.name: verdicts(answers),
        },
        {"reports": answers.asked.frame.height},
    )


STEP = Step(
    "check",
    _check,
    (FINDINGS, VERDICTS),
    (
        "gongkai.corpus.checking",
        "gongkai.corpus.columns",
        "gongkai.corpus.stored_numbers",
        "gongkai.corpus.wide_row",
        "gongkai.report.agency_kind",
        "gongkai.report.checks",
        "gongkai.report.codes",
        "gongkai.report.forms",
        "gongkai.report.value",
    ),
)
