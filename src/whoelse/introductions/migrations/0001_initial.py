
import django.db.models.deletion
import whoelse.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('searches', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('entry', models.CharField(blank=True, max_length=26)),
                ('kind', models.CharField(max_length=10)),
                ('scope', models.CharField(blank=True, max_length=12)),
                ('channel', models.CharField(blank=True, max_length=10)),
                ('words', models.CharField(blank=True, max_length=1000)),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [models.Index(fields=['search', 'person', 'day'], name='ask_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['indirect', 'direct'])), name='ask_kind_known'), models.CheckConstraint(condition=models.Q(('scope__in', ['', 'resources', 'company', 'job title', 'industry', 'anyone'])), name='ask_scope_known')],
            },
        ),
        migrations.CreateModel(
            name='Introduction',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('known_through', models.CharField(blank=True, max_length=20)),
                ('known_words', models.CharField(blank=True, max_length=500)),
                ('quote', models.TextField(blank=True)),
                ('first_on', models.DateField()),
                ('introducer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [models.Index(fields=['search', 'introducer', 'person'], name='introduction_by_introducer'), models.Index(fields=['search', 'person'], name='introduction_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('known_through__in', ['', 'coworker', 'event', 'online acquaintance', 'friend', 'other'])), name='known_through')],
            },
        ),
    ]
