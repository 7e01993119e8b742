"""What a cell counts (口径), in a sentence for whoever reads the list behind its number."""

from django.utils.translation import gettext as _

from gongkai.report.codes import table_of


def meaning(code: str, year: int) -> str:
    """For a cell of the form of the year."""
    if table_of(code) == 3:
        return _table_3(code.partition("@")[0], year)
    if table_of(code) == 4:
        return _table_4(code.rpartition(".")[2], year)
    return _table_2(code.rpartition(".")[2], year)


def _table_3(row: str, year: int) -> str:
    words = {"year": year, "before": year - 1}
    if row == "t3.received_new":
        return _("%(year)s年内收到的申请，按收到申请之日计。") % words
    if row == "t3.carried_in":
        return _("%(before)s年12月31日还没有办结的申请，含期初余额。") % words
    if row == "t3.carried_out":
        return _("%(year)s年12月31日还没有办结的申请，含期初余额。") % words
    return _("%(year)s年内发出最终答复或者结案的申请，按办理结果计，一件只计一处。") % words


def _table_4(result: str, year: int) -> str:
    words = {"year": year}
    if result == "pending":
        return _("因政府信息公开引起、%(year)s年12月31日还没有审结的案件。") % words
    if result == "total":
        return _("因政府信息公开引起、%(year)s年内审结或者年末尚未审结的案件。") % words
    return _("因政府信息公开引起、%(year)s年内审结的案件，按结果计。") % words


def _table_2(measure: str, year: int) -> str:
    words = {"year": year, "before": year - 1}
    return {
        "issued": _("文件库中成文日期在%(year)s年的，一件计一次。"),
        "repealed": _("文件库中%(year)s年内宣布废止的，一件计一次。"),
        "in_force": _("文件库中%(year)s年12月31日现行有效的，含修改后仍有效的。"),
        "made": _("文件库中成文日期在%(year)s年的，一件计一次。"),
        "newly_disclosed": _("文件库中%(year)s年首次公开、年末仍公开的；在别处公开的按成文日期计。"),
        "total_disclosed": _("文件库中%(year)s年12月31日公开着的全部文件。"),
        "decisions": _("“权力运行”台账中日期在%(year)s年的处理决定数之和。"),
        "items_prev": _("权责清单中%(before)s年12月31日在列的事项。"),
        "items_delta": _("权责清单%(year)s年增加的事项，减去取消的事项。"),
        "amount_wan": _("“行政事业性收费”台账中%(year)s年的金额之和，由元折成万元。"),
        "projects": _("“政府集中采购”台账中%(year)s年成交的项目。"),
        "amount_yuan": _("“政府集中采购”台账中%(year)s年成交的金额之和，元。"),
    }[measure] % words
