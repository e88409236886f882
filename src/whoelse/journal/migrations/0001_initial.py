
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
            name='Act',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('seq', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('noted_on', models.DateField()),
                ('noted_at', models.DateTimeField()),
                ('token', models.CharField(blank=True, max_length=64)),
                ('person', models.CharField(blank=True, max_length=26)),
                ('playbook', models.CharField(blank=True, max_length=60)),
                ('playbook_version', models.PositiveIntegerField(blank=True, null=True)),
                ('step_key', models.CharField(blank=True, max_length=200)),
                ('step_do', models.CharField(blank=True, max_length=40)),
                ('step_rule', models.CharField(blank=True, max_length=40)),
                ('step_reason', models.TextField(blank=True)),
                ('batch', models.CharField(blank=True, max_length=26)),
                # In this order also where the tables were made step by step.
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
                ('retracts', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retracted_by', to='journal.act')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'noted_on', 'seq'], name='act_by_day'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'seq'), name='acts_in_order'),
                    models.UniqueConstraint(condition=models.Q(('token', ''), _negated=True), fields=('search', 'token'), name='one_act_a_token'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('seq', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('on', models.DateField()),
                ('noted', models.DateField()),
                ('person', models.CharField(blank=True, max_length=26)),
                ('by', models.CharField(blank=True, max_length=26)),
                ('about', models.CharField(blank=True, max_length=26)),
                ('through', models.CharField(blank=True, max_length=26)),
                ('target', models.CharField(blank=True, max_length=26)),
                ('for_day', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('rapport', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('comfort', models.CharField(blank=True, max_length=12)),
                ('asked', models.CharField(blank=True, max_length=12)),
                ('ask', models.CharField(blank=True, max_length=12)),
                ('channel', models.CharField(blank=True, max_length=12)),
                ('answer', models.CharField(blank=True, max_length=12)),
                ('reason', models.CharField(blank=True, max_length=12)),
                ('key', models.CharField(blank=True, max_length=200)),
                ('step', models.CharField(blank=True, max_length=40)),
                ('from_playbook', models.CharField(blank=True, max_length=60)),
                ('to_playbook', models.CharField(blank=True, max_length=60)),
                ('answers', models.CharField(blank=True, max_length=26)),
                ('corrects', models.CharField(blank=True, max_length=26)),
                ('act', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='journal.act')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'indexes': [
                    models.Index(fields=['search', 'act'], name='entry_by_act'),
                    models.Index(fields=['search', 'person', 'seq'], name='entry_by_person'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'seq'), name='entries_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RecordChange',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField()),
                ('table', models.CharField(max_length=60)),
                ('row', models.CharField(max_length=26)),
                ('before', models.JSONField(blank=True, null=True)),
                ('after', models.JSONField(blank=True, null=True)),
                ('act', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='journal.act')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'table', 'row'], name='change_by_row'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'act', 'position'), name='changes_in_order'),
                ],
            },
        ),
    ]
