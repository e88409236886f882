
import django.db.models.deletion
import whoelse.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Search',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('signed', models.CharField(blank=True, max_length=120)),
                ('purpose', models.CharField(blank=True, max_length=500)),
                ('industry', models.CharField(blank=True, max_length=120)),
                ('job_titles', models.JSONField(blank=True, default=list)),
                ('about_me', models.TextField(blank=True)),
                ('style', models.CharField(blank=True, max_length=10)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('time_zone', models.CharField(blank=True, max_length=64)),
                ('working_days', models.JSONField(blank=True, default=list)),
                ('started_on', models.DateField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'searches',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('style__in', ['', 'planned', 'open'])), name='search_style_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='DayPlan',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('keys', models.JSONField(default=list)),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'day'), name='one_plan_a_day'),
                ],
            },
        ),
    ]
