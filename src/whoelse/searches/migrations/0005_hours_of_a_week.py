import django.db.models.deletion
import whoelse.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("searches", "0004_the_list_of_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="Week",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False
                    ),
                ),
                ("first", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "search",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="searches.search",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("search", "first"), name="a_week_noted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 10080)), name="minutes_of_a_week"
                    ),
                ],
            },
        ),
    ]
