from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("searches", "0003_that_there_are_other_playbooks"),
    ]

    operations = [
        migrations.AddField(
            model_name="search",
            name="list_back_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="search",
            name="list_enough",
            field=models.BooleanField(default=False),
        ),
    ]
