"""Every metric by its code, in the order in which pages list them."""

from gongkai.corpus.metrics.applications import APPLICATIONS
from gongkai.corpus.metrics.disclosure import DISCLOSURE
from gongkai.corpus.metrics.disputes import DISPUTES
from gongkai.corpus.metrics.metric import Metric

GROUPS: dict[str, tuple[Metric, ...]] = {
    "申请和办理": APPLICATIONS,
    "复议和诉讼": DISPUTES,
    "主动公开": DISCLOSURE,
}

METRICS: dict[str, Metric] = {metric.code: metric for group in GROUPS.values() for metric in group}
