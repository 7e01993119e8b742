"""A count of a ledger has at most eight digits."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="activity",
            name="people",
            field=models.PositiveIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="人数",
            ),
        ),
        migrations.AlterField(
            model_name="activity",
            name="times",
            field=models.PositiveIntegerField(
                default=1,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="场次",
            ),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="people",
            field=models.PositiveIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="追究人数",
            ),
        ),
        migrations.AlterField(
            model_name="call",
            name="times",
            field=models.PositiveIntegerField(
                default=1,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="件数",
            ),
        ),
        migrations.AlterField(
            model_name="feecollected",
            name="payments",
            field=models.PositiveIntegerField(
                default=1,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="笔数",
            ),
        ),
        migrations.AlterField(
            model_name="handling",
            name="accepted",
            field=models.PositiveIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="受理数",
            ),
        ),
        migrations.AlterField(
            model_name="handling",
            name="concluded",
            field=models.PositiveIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="办结数",
            ),
        ),
        migrations.AlterField(
            model_name="handling",
            name="decisions",
            field=models.PositiveIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="处理决定数",
            ),
        ),
        migrations.AlterField(
            model_name="questionnaire",
            name="answers",
            field=models.PositiveIntegerField(
                default=0,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(
                        99999999, "超过%(limit_value)s。核对是不是多写了几位。"
                    ),
                ],
                verbose_name="收回份数",
            ),
        ),
    ]
