"""Feeds ask for what came into the library last; without the index they would read every report for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("annual", "0003_sweeps"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="libraryreport",
            index=models.Index(fields=["-added_at", "-id"], name="library_newest"),
        ),
    ]
