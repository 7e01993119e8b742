"""Words that rooms without pages declare in Chinese and pages show: the catalogue has them beside the site's own.

A page looks them up where it prints them, with the tag: `{% translate metric.label %}`.
"""

from collections.abc import Iterator

from gongkai.report.checks import RULES
from gongkai.report.finding import Severity


def declared_words() -> set[str]:
    """Names and texts of rules, metrics and the columns that can be downloaded, as the tag looks them up."""
    every = (*_of_rules(), *_of_metrics(), *_of_downloads())
    return {word.replace("%", "%%") for word in every if word}


def _of_rules() -> Iterator[str]:
    for rule in RULES.values():
        yield from (rule.title, rule.says, rule.source, rule.repair)
    yield from (severity.label for severity in Severity)


def _of_metrics() -> Iterator[str]:
    from gongkai.corpus.metrics.catalogue import GROUPS, METRICS
    from gongkai.corpus.metrics.formula import formula
    from gongkai.corpus.metrics.metric import Better

    yield from GROUPS
    for metric in METRICS.values():
        yield from (metric.label, metric.says, metric.source, formula(metric))
    yield from (better.label for better in Better)


def _of_downloads() -> Iterator[str]:
    from gongkai.corpus.catalogue import TABLES
    from gongkai.corpus.columns import CELLS
    from gongkai.corpus.exporting.data_dictionary import entries
    from gongkai.portal.corpus import table_files

    for name in table_files.TABLES:
        # The page leaves the cells of the forms to the dictionary that is downloaded.
        for table, column, label, kind, unit, says in entries(TABLES[name].table):
            if column not in CELLS:
                yield from (table, label, kind, unit, says)
