"""Columns (栏目) of an agency's disclosure platform, topics (专题), and the platform itself."""

from typing import Self

from django.db import models

from gongkai.agencies.models import Agency, Unit


class ColumnType(models.TextChoices):
    """`ColumnType` of the meta tags (网页设计规范, 国办发〔2017〕47号 annex); the value is what the tag says."""

    OVERVIEW = "概况信息"
    FUNCTIONS = "机构职能"
    LEADERS = "负责人信息"
    NEWS = "工作动态"
    DOCUMENTS = "政策文件"
    GUIDE = "信息公开指南"
    CATALOGUE = "信息公开目录"
    REPORTS = "信息公开年报"
    APPLICATION = "依申请公开"
    DATA = "数据发布"
    INTERPRETATION = "政策解读"
    RESPONSES = "回应关切"
    SERVICES = "办事服务"
    COMMENTS = "征集调查"
    INTERVIEWS = "在线访谈"


class Section(models.TextChoices):
    """Which of the platform's four statutory columns, or which other place, a column belongs to (61号)."""

    GUIDE = "guide", "政府信息公开指南"
    RULES = "rules", "政府信息公开制度"
    STATUTORY = "statutory", "法定主动公开内容"
    REPORTS = "reports", "政府信息公开年报"
    ELSEWHERE = "elsewhere", "门户网站其他栏目"


class Platform(models.Model):
    """An agency's disclosure platform (政府信息公开平台). `version` grows with every change that the public can see."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, primary_key=True, related_name="platform")
    version = models.PositiveBigIntegerField(default=1)
    opened_on = models.DateField("开通日期")
    chain_on_small_office = models.BooleanField("可由同一人审核两级", default=False)

    class Meta:
        verbose_name = "公开平台"

    def __str__(self) -> str:
        return f"{self.agency_id}第{self.version}版"


class Column(models.Model):
    """A column of an agency: where documents are listed. `code` is unique in the agency and stands in addresses.

    `unit` owns it and answers for its freshness; `fresh_within` is in calendar days, none where nothing is due.
    `item` is the code of the item of 条例 Art 20-21 (`law.statutory_content`) that it fulfils.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="columns")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    section = models.CharField("所属", max_length=12, choices=Section, default=Section.STATUTORY)
    code = models.CharField("代码", max_length=40)
    name = models.CharField("栏目名称", max_length=60)
    type = models.CharField("栏目类别", max_length=20, choices=ColumnType)
    item = models.CharField("法定公开内容", max_length=40, blank=True)
    description = models.CharField("栏目描述", max_length=300, blank=True)
    keywords = models.CharField("栏目关键词", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=0)
    in_use = models.BooleanField("使用中", default=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任科室"
    )
    fresh_within = models.PositiveSmallIntegerField("更新周期（天）", null=True, blank=True)
    revise_yearly = models.BooleanField("每年核对", default=False)
    revised_on = models.DateField("最近核对日期", null=True, blank=True)

    class Meta:
        verbose_name = "栏目"
        constraints = (models.UniqueConstraint(fields=["agency", "code"], name="one_column_of_a_code"),)

    def __str__(self) -> str:
        return self.name


class TopicQuerySet(models.QuerySet["Topic"]):
    """Questions to the topics."""

    def open(self) -> Self:
        """Those that are kept up."""
        return self.filter(archived_on=None)


class Topic(models.Model):
    """A topic (专题): documents of any column and agency gathered for a time, then archived, where they still read."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="topics")
    code = models.CharField("代码", max_length=40)
    name = models.CharField("专题名称", max_length=60)
    lead = models.TextField("导语", max_length=1000, blank=True)
    opened_on = models.DateField("开设日期")
    archived_on = models.DateField("归档日期", null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "专题"
        constraints = (models.UniqueConstraint(fields=["agency", "code"], name="one_topic_of_a_code"),)

    def __str__(self) -> str:
        return self.name
