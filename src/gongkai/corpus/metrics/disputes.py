"""Metrics of Table 4: reviews and suits about open government information, and how they ended.

A case closed is one upheld, corrected or ended otherwise; one still pending at the end of the year is in no rate.
"""

from collections.abc import Iterator

from gongkai.corpus.metrics.applications import HANDLED
from gongkai.corpus.metrics.metric import LEAST_OF_SHARE, Better, Kind, Metric, count, share
from gongkai.report.codes import Result, Track, t4

_SUITS = (Track.SUIT_DIRECT, Track.SUIT_AFTER_REVIEW)
_CLOSED = (Result.UPHELD, Result.CORRECTED, Result.OTHER)
_SOURCE = "年度报告格式表四；条例第五十一条"


def _cells(tracks: tuple[Track, ...], *results: Result) -> tuple[str, ...]:
    return tuple(t4(track, result) for track in tracks for result in results)


def _of(tracks: tuple[Track, ...], code: str, label: str, corrected: str) -> Iterator[Metric]:
    closed = _cells(tracks, *_CLOSED)
    yield count(
        f"{code}_cases",
        label,
        f"因政府信息公开工作发生的{label}件数，包括尚未审结的。",
        _SOURCE,
        *_cells(tracks, Result.TOTAL),
    )
    yield share(
        f"{code}_corrected_share",
        corrected,
        f"{label}中结果纠正的件数，占已经审结件数（结果维持、结果纠正、其他结果之和）的百分比。",
        _SOURCE,
        _cells(tracks, Result.CORRECTED),
        closed,
        Better.LOWER,
    )
    yield share(
        f"{code}_upheld_share",
        f"{label}维持率",
        f"{label}中结果维持的件数，占已经审结件数（结果维持、结果纠正、其他结果之和）的百分比。",
        _SOURCE,
        _cells(tracks, Result.UPHELD),
        closed,
        Better.HIGHER,
    )


DISPUTES: tuple[Metric, ...] = (
    *_of((Track.REVIEW,), "review", "行政复议", "行政复议纠错率"),
    *_of(_SUITS, "suit", "行政诉讼", "行政诉讼纠正率（败诉率）"),
    Metric(
        "disputes_per_hundred",
        "每百件办结的复议诉讼",
        "行政复议和行政诉讼的件数之和，除以办结件数，乘以一百。"
        "复议后又起诉的，在复议和诉讼中各计一次；案件可能起于上年办结的申请，所以可以超过一百。",
        "年度报告格式表三第三项（七）、表四；条例第五十一条",
        Kind.RATIO,
        "件",
        _cells(tuple(Track), Result.TOTAL),
        (HANDLED,),
        per=100,
        least=LEAST_OF_SHARE,
        better=Better.LOWER,
    ),
    count(
        "pending_cases",
        "未审结",
        "年底尚未审结的行政复议和行政诉讼件数。",
        _SOURCE,
        *_cells(tuple(Track), Result.PENDING),
    ),
    share(
        "pending_share",
        "未审结占比",
        "年底尚未审结的件数，占行政复议和行政诉讼全部件数的百分比。",
        _SOURCE,
        _cells(tuple(Track), Result.PENDING),
        _cells(tuple(Track), Result.TOTAL),
    ),
)
