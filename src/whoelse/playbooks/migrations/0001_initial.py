
import django.db.models.deletion
import whoelse.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('searches', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Following',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('own', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('since', models.DateField()),
                ('position', models.PositiveIntegerField()),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('search', 'position'), name='one_following_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='OwnPlaybook',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('based_on', models.CharField(blank=True, max_length=80)),
                ('kept_at', models.DateTimeField()),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('search', 'name', 'version'), name='one_text_a_version')],
            },
        ),
    ]
