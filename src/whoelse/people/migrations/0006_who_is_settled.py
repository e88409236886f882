from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_how_they_answer"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="settled_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["search", "settled_on"], name="person_by_settled"),
        ),
    ]
