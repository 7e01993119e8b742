"""A correction can be dropped: a report may have several that were begun, one of which stands."""

import django.db.models.deletion
from django.db import migrations, models

import gongkai.annual.stage


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0005_opening_settles"),
    ]

    operations = [
        migrations.AlterField(
            model_name="annualreport",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="annual.annualreport",
                verbose_name="更正的版本",
            ),
        ),
        migrations.AlterField(
            model_name="annualreport",
            name="stage",
            field=models.CharField(
                choices=[
                    ("compiling", "编制中"),
                    ("submitted", "已报送"),
                    ("returned", "已退回"),
                    ("cleared", "已核准"),
                    ("published", "已发布"),
                    ("superseded", "已被更正"),
                    ("dropped", "已放弃"),
                ],
                default=gongkai.annual.stage.Stage["COMPILING"],
                max_length=12,
                verbose_name="状态",
            ),
        ),
        migrations.AddConstraint(
            model_name="annualreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "dropped"), _negated=True),
                fields=("corrects",),
                name="one_correction_at_a_time",
            ),
        ),
    ]
