"""Words of the field that mean the same (同义词): who looks for one of them is also given the others, and told so."""

from functools import cache

_SAME = """
宅基地审批 宅基地审核 农村住房用地审批
征地补偿 土地征收补偿 征收土地补偿
征地 土地征收 征收土地
拆迁补偿 房屋征收补偿 征收补偿
拆迁 房屋征收
低保 最低生活保障
五保供养 特困人员供养 特困供养
社保 社会保险
医保 医疗保险 医疗保障
新农合 城乡居民医保 城乡居民基本医疗保险
公积金 住房公积金
养老金 退休金
失业金 失业保险金
廉租房 公租房 公共租赁住房
经济适用房 经济适用住房
棚改 棚户区改造
危房改造 危旧房改造
环评 环境影响评价
三公经费 “三公”经费
招投标 招标投标
招标公告 采购公告
公开招聘 招聘公告
公务员招考 公务员录用 公务员考录
学区划分 招生范围 招生片区
入学政策 招生政策
营业执照 市场主体登记 经营主体登记 工商登记
房产证 不动产权证 房屋所有权证
土地证 土地使用证 国有土地使用证
驾照 驾驶证
身份证 居民身份证
户口登记 户籍登记
粮食直补 种粮补贴 耕地地力保护补贴
农机补贴 农机购置补贴
高龄津贴 高龄补贴 尊老金
残疾人补贴 残疾人两项补贴
独生子女补贴 独生子女父母奖励
创业补贴 创业补助
人才引进 引进人才
网约车 网络预约出租汽车
村医 乡村医生
水质检测 水质监测 水质报告
饮用水源 饮用水水源
领导分工 工作分工
三定方案 三定规定 主要职责
红头文件 规范性文件
应急预案 应急处置预案
食品经营许可 餐饮服务许可 食品流通许可
城管 城市管理
环卫 环境卫生
申请公开 依申请公开
"""
MOST = 3
"""Other wordings that are looked for."""


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    lines = [tuple(line.split()) for line in _SAME.split("\n") if line]
    return {word: group for group in lines for word in group}


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_groups(), key=len, reverse=True))


def alternatives(words: str) -> tuple[str, ...]:
    """Other ways to say the words, at most three: the longest known wording in them replaced by each that means the same.

    None that contains the words themselves, since whatever has it is found anyway.
    """
    known = next((word for word in _longest_first() if word in words), None)
    if known is None:
        return ()
    others = (words.replace(known, other) for other in _groups()[known] if other != known)
    return tuple(other for other in others if words not in other)[:MOST]
