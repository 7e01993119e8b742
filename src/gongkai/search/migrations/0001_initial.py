from typing import Any

from django.db import migrations, models

from gongkai.search import postgresql_posting, sqlite_posting


def create_posting(_apps: Any, schema_editor: Any) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    statements = postgresql_posting.CREATE if postgresql else (sqlite_posting.CREATE,)
    for statement in statements:
        schema_editor.execute(statement)


def drop_posting(_apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE search_posting")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=300, verbose_name="标题")),
                ("address", models.CharField(max_length=300, verbose_name="地址")),
                ("published_on", models.DateField(verbose_name="发布日期")),
                ("issuer", models.CharField(max_length=200, verbose_name="发布机构")),
                ("document_number", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                ("facets", models.JSONField(default=list)),
                ("text", models.TextField(verbose_name="正文")),
            ],
            options={"verbose_name": "检索条目"},
        ),
        migrations.RunPython(create_posting, drop_posting),
    ]
