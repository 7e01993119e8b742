"""Every metric by its code, in the order in which pages list them."""

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.metrics.applications import APPLICATIONS
from gongkai.corpus.metrics.disclosure import DISCLOSURE
from gongkai.corpus.metrics.disputes import DISPUTES
from gongkai.corpus.metrics.metric import Metric

GROUPS: dict[str, tuple[Metric, ...]] = {
    "申请和办理": APPLICATIONS,
    "复议和诉讼": DISPUTES,
    "主动公开和处理决定": DISCLOSURE,
}

METRICS: dict[str, Metric] = {metric.code: metric for group in GROUPS.values() for metric in group}


class UnknownMetric(CorpusError):
    """A name that no metric has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有叫“{name}”的指标。全部指标：gongkai corpus describe metrics。")


def metric_called(name: str) -> Metric:
    """The metric of this code or label (`disclosure_share`, `公开率`); raises UnknownMetric."""
    for metric in METRICS.values():
        if name in (metric.code, metric.label):
            return metric
    raise UnknownMetric(name)
