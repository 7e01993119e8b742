import django.db.models.deletion
from django.db import migrations, models

import gongkai.publishing.facets
import gongkai.publishing.stage


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("casework", "0003_precedents"),
        ("records", "0003_kinds_of_publishing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                ("begun_on", models.DateField(verbose_name="开始日期")),
                ("due", models.DateField(verbose_name="完成期限")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "文件清理",
            },
        ),
        migrations.CreateModel(
            name="Column",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("guide", "政府信息公开指南"),
                            ("rules", "政府信息公开制度"),
                            ("statutory", "法定主动公开内容"),
                            ("reports", "政府信息公开年报"),
                            ("elsewhere", "门户网站其他栏目"),
                        ],
                        default="statutory",
                        max_length=12,
                        verbose_name="所属",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="代码")),
                ("name", models.CharField(max_length=60, verbose_name="栏目名称")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("概况信息", "Overview"),
                            ("机构职能", "Functions"),
                            ("负责人信息", "Leaders"),
                            ("工作动态", "News"),
                            ("政策文件", "Documents"),
                            ("信息公开指南", "Guide"),
                            ("信息公开目录", "Catalogue"),
                            ("信息公开年报", "Reports"),
                            ("依申请公开", "Application"),
                            ("数据发布", "Data"),
                            ("政策解读", "Interpretation"),
                            ("回应关切", "Responses"),
                            ("办事服务", "Services"),
                            ("征集调查", "Comments"),
                            ("在线访谈", "Interviews"),
                        ],
                        max_length=20,
                        verbose_name="栏目类别",
                    ),
                ),
                ("item", models.CharField(blank=True, max_length=40, verbose_name="法定公开内容")),
                ("description", models.CharField(blank=True, max_length=300, verbose_name="栏目描述")),
                ("keywords", models.CharField(blank=True, max_length=200, verbose_name="栏目关键词")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                ("in_use", models.BooleanField(default=True, verbose_name="使用中")),
                (
                    "fresh_within",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="更新周期（天）"),
                ),
                ("revise_yearly", models.BooleanField(default=False, verbose_name="每年核对")),
                ("revised_on", models.DateField(blank=True, null=True, verbose_name="最近核对日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="columns",
                        to="agencies.agency",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="publishing.column",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                        verbose_name="责任科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "栏目",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "code"), name="one_column_of_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="GuideChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("before", models.TextField(blank=True, verbose_name="原内容")),
                ("after", models.TextField(blank=True, verbose_name="新内容")),
                ("on", models.DateField(verbose_name="日期")),
                ("by", models.CharField(max_length=120, verbose_name="修改人")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guide_changes",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开指南更正",
            },
        ),
        migrations.CreateModel(
            name="GuideEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("value", models.TextField(max_length=3000, verbose_name="内容")),
                ("changed_on", models.DateField(verbose_name="更新日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guide",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开指南要素",
                "constraints": [models.UniqueConstraint(fields=("agency", "code"), name="one_guide_entry")],
            },
        ),
        migrations.CreateModel(
            name="Leader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("title", models.CharField(max_length=100, verbose_name="职务")),
                ("duties", models.TextField(blank=True, max_length=1000, verbose_name="工作分工")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                ("since", models.DateField(blank=True, null=True, verbose_name="任职日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="离任日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaders",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "领导",
            },
        ),
        migrations.CreateModel(
            name="LinkRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("after", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "链接检查进度",
            },
        ),
        migrations.CreateModel(
            name="MediaAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("site", "政府网站"),
                            ("wechat", "政务微信"),
                            ("weibo", "政务微博"),
                            ("app", "政务客户端及其他新媒体"),
                            ("gazette", "政府公报"),
                            ("press", "报刊、广播、电视"),
                            ("pressconference", "新闻发布会"),
                            ("noticeboard", "公告栏、电子屏"),
                            ("readingpoint", "公开查阅点"),
                            ("servicehall", "政务服务中心、便民服务站"),
                            ("onspot", "入户、现场"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="平台",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="账号名称")),
                ("identity", models.CharField(blank=True, max_length=100, verbose_name="账号ID")),
                ("keeper", models.CharField(blank=True, max_length=60, verbose_name="管理员")),
                ("fresh_within", models.PositiveSmallIntegerField(default=14, verbose_name="更新周期（天）")),
                ("opened_on", models.DateField(verbose_name="开设日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="注销日期")),
                ("closing_reason", models.CharField(blank=True, max_length=200, verbose_name="注销原因")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="media_accounts",
                        to="agencies.agency",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                        verbose_name="主管科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "政务新媒体账号",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "channel", "name"), name="one_media_account")
                ],
            },
        ),
        migrations.CreateModel(
            name="Platform",
            fields=[
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="platform",
                        serialize=False,
                        to="agencies.agency",
                    ),
                ),
                ("version", models.PositiveBigIntegerField(default=1)),
                ("opened_on", models.DateField(verbose_name="开通日期")),
                (
                    "chain_on_small_office",
                    models.BooleanField(default=False, verbose_name="可由同一人审核两级"),
                ),
            ],
            options={
                "verbose_name": "公开平台",
            },
        ),
        migrations.CreateModel(
            name="ReadingPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("corner", "政务公开专区"),
                            ("reading", "政府信息查阅点"),
                            ("board", "公告栏、电子屏"),
                        ],
                        max_length=8,
                        verbose_name="类型",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("address", models.CharField(max_length=200, verbose_name="地址")),
                ("hours", models.CharField(blank=True, max_length=100, verbose_name="开放时间")),
                ("telephone", models.CharField(blank=True, max_length=40, verbose_name="电话")),
                ("opened_on", models.DateField(verbose_name="设立日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reading_points",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "查阅场所",
            },
        ),
        migrations.CreateModel(
            name="ReviewRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rule", "规章"),
                            ("normative", "行政规范性文件"),
                            ("otherdocument", "其他文件"),
                            ("draftforcomment", "征求意见"),
                            ("interpretation", "政策解读"),
                            ("meeting", "常务会议"),
                            ("notice", "公示公告"),
                            ("news", "工作动态"),
                            ("budget", "财政预决算"),
                            ("procurement", "政府采购"),
                            ("fees", "收费项目"),
                            ("emergencyplan", "应急管理"),
                            ("plan", "规划计划"),
                            ("statistics", "统计信息"),
                            ("personnel", "人事信息"),
                            ("functions", "机构职能"),
                            ("leaders", "领导信息"),
                            ("licensing", "行政许可和对外管理服务"),
                            ("penalty", "行政处罚、行政强制"),
                            ("project", "重大建设项目"),
                            ("inspection", "监督检查"),
                            ("livelihood", "民生政策"),
                            ("rulesofdisclosure", "政府信息公开制度"),
                            ("answer", "申请答复"),
                            ("pressconference", "新闻发布会"),
                            ("other", "其他法定信息"),
                        ],
                        max_length=20,
                        verbose_name="信息类型",
                    ),
                ),
                ("risk", models.CharField(blank=True, max_length=8, verbose_name="审核要求")),
                ("levels", models.JSONField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_rules",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "审核流程",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "kind", "risk"), name="one_review_rule")
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("domain", models.PositiveSmallIntegerField(verbose_name="领域")),
                ("seq", models.CharField(max_length=20, verbose_name="序号")),
                ("item_1", models.CharField(max_length=100, verbose_name="一级事项")),
                ("item_2", models.CharField(blank=True, max_length=100, verbose_name="二级事项")),
                ("elements", models.TextField(blank=True, verbose_name="公开内容（要素）")),
                ("legal_basis", models.TextField(blank=True, verbose_name="公开依据")),
                ("time_limit", models.CharField(blank=True, max_length=200, verbose_name="公开时限")),
                ("responsible", models.CharField(blank=True, max_length=100, verbose_name="公开主体")),
                ("channels", models.JSONField(blank=True, default=list, verbose_name="公开渠道和载体")),
                ("audience", models.CharField(blank=True, max_length=100, verbose_name="公开对象")),
                ("proactive", models.BooleanField(default=True, verbose_name="主动公开")),
                ("levels", models.CharField(blank=True, max_length=40, verbose_name="公开层级")),
                ("in_use", models.BooleanField(default=True, verbose_name="使用中")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standard_items",
                        to="agencies.agency",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                        verbose_name="责任科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "标准目录事项",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "domain", "seq"), name="one_standard_item_of_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="代码")),
                ("name", models.CharField(max_length=60, verbose_name="专题名称")),
                ("lead", models.TextField(blank=True, max_length=1000, verbose_name="导语")),
                ("opened_on", models.DateField(verbose_name="开设日期")),
                ("archived_on", models.DateField(blank=True, null=True, verbose_name="归档日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "专题",
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "code"), name="one_topic_of_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wrong", models.CharField(max_length=60, verbose_name="错误或者不规范的表述")),
                ("right", models.CharField(blank=True, max_length=60, verbose_name="改为")),
                (
                    "severity",
                    models.CharField(
                        choices=[("blocks", "必须修改"), ("warns", "提醒"), ("off", "不检查")],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                (
                    "except_in",
                    models.CharField(blank=True, max_length=200, verbose_name="例外（出现在这些词里不算）"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "词库条目",
                "constraints": [models.UniqueConstraint(fields=("agency", "wrong"), name="one_wording")],
            },
        ),
        migrations.CreateModel(
            name="AccountFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("followers", models.PositiveIntegerField(verbose_name="关注人数")),
                ("reads", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="本年阅读量")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="publishing.mediaaccount",
                    ),
                ),
            ],
            options={
                "verbose_name": "账号数据",
                "constraints": [
                    models.UniqueConstraint(fields=("account", "on"), name="one_figure_of_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="document",
                        serialize=False,
                        to="records.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rule", "规章"),
                            ("normative", "行政规范性文件"),
                            ("otherdocument", "其他文件"),
                            ("draftforcomment", "征求意见"),
                            ("interpretation", "政策解读"),
                            ("meeting", "常务会议"),
                            ("notice", "公示公告"),
                            ("news", "工作动态"),
                            ("budget", "财政预决算"),
                            ("procurement", "政府采购"),
                            ("fees", "收费项目"),
                            ("emergencyplan", "应急管理"),
                            ("plan", "规划计划"),
                            ("statistics", "统计信息"),
                            ("personnel", "人事信息"),
                            ("functions", "机构职能"),
                            ("leaders", "领导信息"),
                            ("licensing", "行政许可和对外管理服务"),
                            ("penalty", "行政处罚、行政强制"),
                            ("project", "重大建设项目"),
                            ("inspection", "监督检查"),
                            ("livelihood", "民生政策"),
                            ("rulesofdisclosure", "政府信息公开制度"),
                            ("answer", "申请答复"),
                            ("pressconference", "新闻发布会"),
                            ("other", "其他法定信息"),
                        ],
                        max_length=20,
                        verbose_name="信息类型",
                    ),
                ),
                ("drafted_on", models.DateField(verbose_name="起草日期")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("body", models.TextField(blank=True, verbose_name="正文")),
                ("abstract", models.CharField(blank=True, max_length=500, verbose_name="内容概述")),
                ("keywords", models.CharField(blank=True, max_length=200, verbose_name="主题词")),
                ("index_number", models.CharField(blank=True, max_length=80, verbose_name="索引号")),
                ("document_number", models.CharField(blank=True, max_length=80, verbose_name="发文字号")),
                ("issuers", models.JSONField(blank=True, default=list, verbose_name="发文机关")),
                ("date_of_document", models.DateField(blank=True, null=True, verbose_name="成文日期")),
                ("effective_date", models.DateField(blank=True, null=True, verbose_name="实施日期")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organisation", "国务院组织机构"),
                            ("general", "综合政务"),
                            ("economy", "国民经济管理、国有资产监管"),
                            ("finance", "财政、金融、审计"),
                            ("land", "国土资源、能源"),
                            ("agriculture", "农业、林业、水利"),
                            ("industry", "工业、交通"),
                            ("commerce", "商贸、海关、旅游"),
                            ("market", "市场监管、安全生产监管"),
                            ("construction", "城乡建设、环境保护"),
                            ("science", "科技、教育"),
                            ("culture", "文化、广电、新闻出版"),
                            ("health", "卫生、体育"),
                            ("population", "人口与计划生育、妇女儿童工作"),
                            ("labour", "劳动、人事、监察"),
                            ("security", "公安、安全、司法"),
                            ("civil", "民政、扶贫、救灾"),
                            ("ethnic", "民族、宗教"),
                            ("foreign", "对外事务"),
                            ("overseas", "港澳台侨工作"),
                            ("defence", "国防"),
                            ("other", "其他"),
                        ],
                        max_length=20,
                        verbose_name="主题分类",
                    ),
                ),
                ("subtheme", models.CharField(blank=True, max_length=40, verbose_name="二级主题")),
                (
                    "openness",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("decision", "决策公开"),
                            ("execution", "执行公开"),
                            ("management", "管理公开"),
                            ("service", "服务公开"),
                            ("result", "结果公开"),
                        ],
                        max_length=12,
                        verbose_name="五公开",
                    ),
                ),
                ("audience", models.JSONField(blank=True, default=list, verbose_name="服务对象")),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("made", "本机关制作"),
                            ("frompublic", "从公民、法人和其他组织获取"),
                            ("fromorgan", "从其他行政机关获取"),
                            ("reposted", "转载"),
                        ],
                        default=gongkai.publishing.facets.Provenance["MADE"],
                        max_length=12,
                        verbose_name="信息由来",
                    ),
                ),
                ("content_source", models.CharField(blank=True, max_length=100, verbose_name="来源")),
                ("source_address", models.URLField(blank=True, max_length=300, verbose_name="来源网址")),
                ("particulars", models.JSONField(blank=True, default=dict)),
                ("notice_from", models.DateField(blank=True, null=True, verbose_name="公示或者征求意见开始")),
                (
                    "notice_until",
                    models.DateField(blank=True, null=True, verbose_name="公示或者征求意见截止"),
                ),
                (
                    "attribute",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_application", "依申请公开"),
                            ("withheld", "不予公开"),
                        ],
                        max_length=16,
                        verbose_name="公开属性",
                    ),
                ),
                (
                    "attribute_ground",
                    models.CharField(blank=True, max_length=24, verbose_name="不公开的法定情形"),
                ),
                ("attribute_reason", models.TextField(blank=True, max_length=1000, verbose_name="理由")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="计划公开时间")),
                ("planned_channels", models.JSONField(blank=True, default=list, verbose_name="计划公开方式")),
                (
                    "risk",
                    models.CharField(
                        choices=[("normal", "一般"), ("high", "重要或者敏感")],
                        default=gongkai.publishing.facets.Risk["NORMAL"],
                        max_length=8,
                        verbose_name="审核要求",
                    ),
                ),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="下线日期")),
                ("edits", models.PositiveIntegerField(default=0, verbose_name="保存次数")),
                ("saved_at", models.DateTimeField(null=True, verbose_name="最近保存")),
                ("saved_by", models.CharField(blank=True, max_length=120, verbose_name="保存人")),
                ("editors", models.JSONField(blank=True, default=list)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "起草中"),
                            ("in_review", "审核中"),
                            ("signed", "待发布"),
                            ("published", "已发布"),
                            ("kept", "已存档（不主动公开）"),
                            ("registered", "已登记（没有全文）"),
                            ("withdrawn", "已撤下"),
                            ("ended", "已到期下线"),
                            ("discarded", "已作废"),
                        ],
                        default=gongkai.publishing.stage.Stage["DRAFT"],
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="公众可见")),
                ("revision", models.PositiveSmallIntegerField(default=0)),
                ("published_revision", models.PositiveSmallIntegerField(null=True)),
                ("publish_at", models.DateTimeField(null=True, verbose_name="定时发布")),
                ("published_at", models.DateTimeField(null=True, verbose_name="首次发布")),
                ("ended_on", models.DateField(null=True, verbose_name="撤下或者下线日期")),
                (
                    "validity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft_consultation", "征求意见稿"),
                            ("in_force", "有效"),
                            ("amended", "已修改"),
                            ("partly_repealed", "部分废止"),
                            ("repealed", "废止"),
                            ("expired", "失效"),
                            ("suspended", "停止执行"),
                        ],
                        max_length=20,
                        verbose_name="有效性",
                    ),
                ),
                ("repealed_date", models.DateField(null=True, verbose_name="废止或者失效日期")),
                ("publish_due", models.DateField(null=True, verbose_name="公开期限")),
                ("reassess_due", models.DateField(null=True, verbose_name="下次评估")),
                ("reviewed_by", models.CharField(blank=True, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="agencies.agency",
                    ),
                ),
                (
                    "answer_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_answers",
                        to="casework.application",
                    ),
                ),
                (
                    "column",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.column",
                        verbose_name="栏目",
                    ),
                ),
                (
                    "forwards",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forwarded_by",
                        to="publishing.document",
                        verbose_name="转发的文件",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
                (
                    "standard_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="publishing.standarditem",
                        verbose_name="标准目录事项",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True, related_name="documents", to="publishing.topic", verbose_name="专题"
                    ),
                ),
            ],
            options={
                "verbose_name": "信息",
                "indexes": [
                    models.Index(fields=["agency", "stage", "-drafted_on"], name="document_of_stage"),
                    models.Index(fields=["agency", "kind", "-date_of_document"], name="document_of_kind"),
                    models.Index(
                        condition=models.Q(
                            ("attribute", "proactive"),
                            (
                                "stage__in",
                                [
                                    gongkai.publishing.stage.Stage["DRAFT"],
                                    gongkai.publishing.stage.Stage["IN_REVIEW"],
                                    gongkai.publishing.stage.Stage["SIGNED"],
                                ],
                            ),
                        ),
                        fields=["publish_due"],
                        name="document_due",
                    ),
                    models.Index(
                        condition=models.Q(("stage", "signed")),
                        fields=["publish_at"],
                        name="document_scheduled",
                    ),
                    models.Index(
                        condition=models.Q(("is_public", True)), fields=["expires_on"], name="document_ending"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="公开事项")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rule", "规章"),
                            ("normative", "行政规范性文件"),
                            ("otherdocument", "其他文件"),
                            ("draftforcomment", "征求意见"),
                            ("interpretation", "政策解读"),
                            ("meeting", "常务会议"),
                            ("notice", "公示公告"),
                            ("news", "工作动态"),
                            ("budget", "财政预决算"),
                            ("procurement", "政府采购"),
                            ("fees", "收费项目"),
                            ("emergencyplan", "应急管理"),
                            ("plan", "规划计划"),
                            ("statistics", "统计信息"),
                            ("personnel", "人事信息"),
                            ("functions", "机构职能"),
                            ("leaders", "领导信息"),
                            ("licensing", "行政许可和对外管理服务"),
                            ("penalty", "行政处罚、行政强制"),
                            ("project", "重大建设项目"),
                            ("inspection", "监督检查"),
                            ("livelihood", "民生政策"),
                            ("rulesofdisclosure", "政府信息公开制度"),
                            ("answer", "申请答复"),
                            ("pressconference", "新闻发布会"),
                            ("other", "其他法定信息"),
                        ],
                        max_length=20,
                        verbose_name="信息类型",
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("month", "每月"),
                            ("quarter", "每季度"),
                            ("half_year", "每半年"),
                            ("year", "每年"),
                        ],
                        max_length=10,
                        verbose_name="周期",
                    ),
                ),
                ("within", models.PositiveSmallIntegerField(default=30, verbose_name="期末后几日内公开")),
                ("since", models.DateField(verbose_name="自")),
                ("until", models.DateField(blank=True, null=True, verbose_name="至")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties_of_publication",
                        to="agencies.agency",
                    ),
                ),
                (
                    "column",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.column",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                        verbose_name="责任科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "定期公开事项",
            },
        ),
        migrations.CreateModel(
            name="PointUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("people", models.PositiveIntegerField(verbose_name="接待人次")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="事项")),
                ("entered_by", models.CharField(max_length=120, verbose_name="登记人")),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="publishing.readingpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "使用记录",
            },
        ),
        migrations.CreateModel(
            name="CampaignItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "继续有效"),
                            ("amend", "修改"),
                            ("repeal", "废止"),
                            ("expire", "宣布失效"),
                        ],
                        max_length=8,
                        verbose_name="清理意见",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="提出日期")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="办理日期")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="publishing.campaign",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "清理文件",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "document"), name="one_item_of_a_campaign")
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveSmallIntegerField(verbose_name="版本")),
                ("field", models.CharField(default="body", max_length=40)),
                ("quote", models.CharField(blank=True, max_length=300, verbose_name="原文")),
                ("says", models.TextField(max_length=1000, verbose_name="意见")),
                ("by", models.CharField(max_length=120, verbose_name="提出人")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("resolved_at", models.DateTimeField(null=True, verbose_name="处理时间")),
                ("reply", models.CharField(blank=True, max_length=300, verbose_name="处理说明")),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.person",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "审核意见",
            },
        ),
        migrations.CreateModel(
            name="DocumentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[("attachment", "附件"), ("picture", "正文图片"), ("source", "导入的原稿")],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="名称")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                ("removed", models.BooleanField(default=False, verbose_name="已移除")),
                ("text", models.TextField(blank=True, verbose_name="文字")),
                (
                    "text_state",
                    models.CharField(
                        choices=[("waiting", "待读取"), ("read", "已读取"), ("none", "没有可读的文字")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("pages", models.PositiveSmallIntegerField(null=True, verbose_name="页数")),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.attachment"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="publishing.document",
                    ),
                ),
                (
                    "preview",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.attachment",
                    ),
                ),
            ],
            options={
                "verbose_name": "文件",
            },
        ),
        migrations.CreateModel(
            name="DutyDone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period_end", models.DateField(verbose_name="所属期末")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.document",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="done", to="publishing.duty"
                    ),
                ),
            ],
            options={
                "verbose_name": "已公开",
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "period_end"), name="one_document_of_a_period")
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interprets", "解读"),
                            ("amends", "修改"),
                            ("repeals", "废止"),
                            ("partly_repeals", "部分废止"),
                            ("suspends", "停止执行"),
                            ("consolidates", "是修改后的全文"),
                            ("comments_adopted", "是正式文件，前者征求过意见"),
                            ("related", "相关"),
                        ],
                        max_length=20,
                        verbose_name="关系",
                    ),
                ),
                ("to_name", models.CharField(blank=True, max_length=200, verbose_name="系统外的文件")),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("text", "文字解读"),
                            ("picture", "图解"),
                            ("audio_video", "音视频解读"),
                            ("questions", "问答"),
                            ("press_conference", "新闻发布会"),
                            ("media", "媒体解读"),
                            ("expert", "专家解读"),
                        ],
                        max_length=20,
                        verbose_name="解读形式",
                    ),
                ),
                ("articles", models.CharField(blank=True, max_length=200, verbose_name="条款")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="publishing.document",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_from",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "文件关联",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "kind", "to", "form"), name="one_link_of_documents"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=800, verbose_name="链接")),
                ("says", models.CharField(max_length=100, verbose_name="结果")),
                ("failures", models.PositiveSmallIntegerField(default=1, verbose_name="连续次数")),
                ("failing_since", models.DateTimeField(verbose_name="自")),
                ("checked_at", models.DateTimeField(verbose_name="最近检查")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_checks",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "打不开的链接",
                "constraints": [
                    models.UniqueConstraint(fields=("document", "address"), name="one_check_of_a_link")
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("site", "政府网站"),
                            ("wechat", "政务微信"),
                            ("weibo", "政务微博"),
                            ("app", "政务客户端及其他新媒体"),
                            ("gazette", "政府公报"),
                            ("press", "报刊、广播、电视"),
                            ("pressconference", "新闻发布会"),
                            ("noticeboard", "公告栏、电子屏"),
                            ("readingpoint", "公开查阅点"),
                            ("servicehall", "政务服务中心、便民服务站"),
                            ("onspot", "入户、现场"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="渠道",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("on", models.DateField(verbose_name="发布日期")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="链接或者位置")),
                ("reads", models.PositiveIntegerField(blank=True, null=True, verbose_name="阅读量")),
                ("entered_by", models.CharField(max_length=120, verbose_name="登记人")),
                ("entered_at", models.DateTimeField(verbose_name="登记时间")),
                ("struck_at", models.DateTimeField(blank=True, null=True, verbose_name="划销时间")),
                ("struck_by", models.CharField(blank=True, max_length=120, verbose_name="划销人")),
                ("struck_reason", models.CharField(blank=True, max_length=200, verbose_name="划销原因")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="publishing.mediaaccount",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="agencies.agency",
                    ),
                ),
                (
                    "column",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="publishing.column",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="publishing.document",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "发布登记",
                "indexes": [
                    models.Index(fields=["agency", "on", "channel", "column"], name="placement_of_a_period")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("document__isnull", False), ("struck_at", None)),
                        fields=("document", "channel", "account", "column", "on"),
                        name="one_placement",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="咨询日期")),
                (
                    "asked_by",
                    models.CharField(
                        choices=[("phone", "电话"), ("counter", "当面"), ("site", "网站"), ("other", "其他")],
                        max_length=16,
                        verbose_name="咨询方式",
                    ),
                ),
                ("question", models.TextField(max_length=1000, verbose_name="问题")),
                ("answer", models.TextField(blank=True, max_length=3000, verbose_name="答复")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("shown", models.BooleanField(default=False, verbose_name="在文件页公布问答")),
                ("entered_by", models.CharField(max_length=120, verbose_name="登记人")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_questions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="publishing.document",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "政策咨询",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="内容")),
                ("reason", models.CharField(max_length=500, verbose_name="理由")),
                ("by_applicant", models.BooleanField(default=False, verbose_name="由申请人提出")),
                ("made_on", models.DateField(verbose_name="提出日期")),
                ("made_by", models.CharField(max_length=120, verbose_name="提出人")),
                ("due", models.DateField(null=True, verbose_name="公开期限")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待决定"), ("accepted", "同意主动公开"), ("refused", "不主动公开")],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("decided_on", models.DateField(null=True, verbose_name="决定日期")),
                ("decided_by", models.CharField(blank=True, max_length=120, verbose_name="决定人")),
                ("decision", models.CharField(blank=True, max_length=500, verbose_name="决定理由")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="agencies.agency",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="casework.application",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "转为主动公开的建议",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="publication",
                        serialize=False,
                        to="publishing.document",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("revision", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rule", "规章"),
                            ("normative", "行政规范性文件"),
                            ("otherdocument", "其他文件"),
                            ("draftforcomment", "征求意见"),
                            ("interpretation", "政策解读"),
                            ("meeting", "常务会议"),
                            ("notice", "公示公告"),
                            ("news", "工作动态"),
                            ("budget", "财政预决算"),
                            ("procurement", "政府采购"),
                            ("fees", "收费项目"),
                            ("emergencyplan", "应急管理"),
                            ("plan", "规划计划"),
                            ("statistics", "统计信息"),
                            ("personnel", "人事信息"),
                            ("functions", "机构职能"),
                            ("leaders", "领导信息"),
                            ("licensing", "行政许可和对外管理服务"),
                            ("penalty", "行政处罚、行政强制"),
                            ("project", "重大建设项目"),
                            ("inspection", "监督检查"),
                            ("livelihood", "民生政策"),
                            ("rulesofdisclosure", "政府信息公开制度"),
                            ("answer", "申请答复"),
                            ("pressconference", "新闻发布会"),
                            ("other", "其他法定信息"),
                        ],
                        max_length=20,
                        verbose_name="信息类型",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("abstract", models.CharField(blank=True, max_length=500, verbose_name="内容概述")),
                ("index_number", models.CharField(max_length=80, verbose_name="索引号")),
                ("document_number", models.CharField(blank=True, max_length=80, verbose_name="发文字号")),
                ("issuers", models.CharField(max_length=400, verbose_name="发布机构")),
                ("theme", models.CharField(blank=True, max_length=20, verbose_name="主题分类")),
                ("date_of_document", models.DateField(null=True, verbose_name="成文日期")),
                ("published_at", models.DateTimeField(verbose_name="发布日期")),
                (
                    "validity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft_consultation", "征求意见稿"),
                            ("in_force", "有效"),
                            ("amended", "已修改"),
                            ("partly_repealed", "部分废止"),
                            ("repealed", "废止"),
                            ("expired", "失效"),
                            ("suspended", "停止执行"),
                        ],
                        max_length=20,
                        verbose_name="有效性",
                    ),
                ),
                ("repealed_date", models.DateField(null=True, verbose_name="废止或者失效日期")),
                ("body", models.TextField(verbose_name="正文")),
                ("shown", models.JSONField(default=dict)),
                ("files", models.JSONField(default=list)),
                ("banner", models.JSONField(default=dict)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="agencies.agency",
                    ),
                ),
                (
                    "column",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="publishing.column",
                    ),
                ),
            ],
            options={
                "verbose_name": "已公开信息",
                "indexes": [
                    models.Index(
                        fields=["agency", "column", "-published_at", "-document"],
                        name="publication_of_column",
                    ),
                    models.Index(
                        fields=["agency", "-published_at", "-document"], name="publication_of_agency"
                    ),
                    models.Index(
                        fields=["agency", "kind", "-date_of_document", "-document"],
                        name="publication_of_kind",
                    ),
                    models.Index(fields=["-published_at", "-document"], name="publication_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="版本")),
                ("content", models.JSONField()),
                ("body", models.TextField(blank=True, verbose_name="正文")),
                ("digest", models.CharField(max_length=64, verbose_name="SM3")),
                ("made_at", models.DateTimeField(verbose_name="送审时间")),
                ("made_by", models.CharField(max_length=120, verbose_name="送审人")),
                ("findings", models.JSONField(default=list, verbose_name="检查结果")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "版本",
                "constraints": [
                    models.UniqueConstraint(fields=("document", "number"), name="one_revision_of_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteError",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="site_error",
                        serialize=False,
                        to="records.case",
                    ),
                ),
                ("number", models.CharField(max_length=40, verbose_name="编号")),
                ("code", models.CharField(max_length=64, verbose_name="查询码的摘要")),
                ("page", models.CharField(max_length=300, verbose_name="页面")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("wording", "错别字或者表述"),
                            ("content", "内容不实或者过期"),
                            ("broken", "打不开或者链接失效"),
                            ("personal", "泄露个人信息"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="问题类型",
                    ),
                ),
                ("says", models.TextField(max_length=1000, verbose_name="问题描述")),
                ("made_at", models.DateTimeField(verbose_name="提交时间")),
                ("due", models.DateField(verbose_name="处理期限")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "已收到"),
                            ("corrected", "已更正"),
                            ("answered", "已说明"),
                            ("passed_on", "已转有关机关"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=1000, verbose_name="答复")),
                ("answered_on", models.DateField(null=True, verbose_name="答复日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="site_errors",
                        to="agencies.agency",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="site_errors",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "网站找错",
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="submission",
                        serialize=False,
                        to="records.case",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("text", models.TextField(max_length=20000, verbose_name="内容")),
                ("on", models.DateField(verbose_name="报送日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("submitted", "已报送"), ("taken", "已采用"), ("returned", "已退回")],
                        default="submitted",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="处理日期")),
                ("answered_by", models.CharField(blank=True, max_length=120, verbose_name="处理人")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.document",
                    ),
                ),
                (
                    "from_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="agencies.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "信息报送",
            },
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="trace",
                        serialize=False,
                        to="publishing.document",
                    ),
                ),
                ("on", models.DateField(verbose_name="撤下日期")),
                ("says", models.CharField(max_length=300, verbose_name="对公众的说明")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "instead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "撤下说明",
            },
        ),
        migrations.CreateModel(
            name="ValiditySpell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rule", "规章"),
                            ("normative", "行政规范性文件"),
                            ("otherdocument", "其他文件"),
                            ("draftforcomment", "征求意见"),
                            ("interpretation", "政策解读"),
                            ("meeting", "常务会议"),
                            ("notice", "公示公告"),
                            ("news", "工作动态"),
                            ("budget", "财政预决算"),
                            ("procurement", "政府采购"),
                            ("fees", "收费项目"),
                            ("emergencyplan", "应急管理"),
                            ("plan", "规划计划"),
                            ("statistics", "统计信息"),
                            ("personnel", "人事信息"),
                            ("functions", "机构职能"),
                            ("leaders", "领导信息"),
                            ("licensing", "行政许可和对外管理服务"),
                            ("penalty", "行政处罚、行政强制"),
                            ("project", "重大建设项目"),
                            ("inspection", "监督检查"),
                            ("livelihood", "民生政策"),
                            ("rulesofdisclosure", "政府信息公开制度"),
                            ("answer", "申请答复"),
                            ("pressconference", "新闻发布会"),
                            ("other", "其他法定信息"),
                        ],
                        max_length=20,
                        verbose_name="信息类型",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "validity",
                    models.CharField(
                        choices=[
                            ("draft_consultation", "征求意见稿"),
                            ("in_force", "有效"),
                            ("amended", "已修改"),
                            ("partly_repealed", "部分废止"),
                            ("repealed", "废止"),
                            ("expired", "失效"),
                            ("suspended", "停止执行"),
                        ],
                        max_length=20,
                        verbose_name="有效性",
                    ),
                ),
                ("since", models.DateField(null=True, verbose_name="自")),
                ("until", models.DateField(null=True, verbose_name="至")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spells",
                        to="publishing.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "有效性",
                "indexes": [models.Index(fields=["agency", "kind", "since"], name="validity_spell_since")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"), name="one_validity_spell_of_a_number"
                    )
                ],
            },
        ),
    ]
