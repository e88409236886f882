

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('searches', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='dayplan',
            name='stopped',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='search',
            name='export_asked_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='search',
            name='export_back_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='search',
            name='locale',
            field=models.CharField(blank=True, max_length=6),
        ),
        migrations.AddField(
            model_name='search',
            name='week_begins',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
