"""What was left open of the opening balances is settled in a later year, by a row that names them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0004_library_newest"),
    ]

    operations = [
        migrations.AddField(
            model_name="openingbalance",
            name="settles",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="settled_by",
                to="annual.openingbalance",
                verbose_name="办结的期初余额",
            ),
        ),
    ]
