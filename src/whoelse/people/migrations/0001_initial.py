
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
            name='ImportBatch',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=40)),
                ('files', models.JSONField(default=list)),
                ('plan', models.JSONField(default=dict)),
                ('counts', models.JSONField(default=dict)),
                ('state', models.CharField(default='waiting', max_length=10)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('made_at', models.DateTimeField()),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'verbose_name_plural': 'import batches',
                'indexes': [
                    models.Index(fields=['search', 'made_at'], name='batch_by_time'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('state__in', ('waiting', 'written', 'undone'))), name='batch_state_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=300)),
                ('key', models.CharField(max_length=300)),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.importbatch')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'key'), name='one_organisation_a_name'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('sort_key', models.CharField(max_length=200)),
                ('called', models.CharField(blank=True, max_length=100)),
                ('pronoun', models.CharField(blank=True, max_length=40)),
                ('closeness', models.CharField(blank=True, max_length=12)),
                ('style', models.CharField(blank=True, max_length=10)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=60)),
                ('profile_url', models.CharField(blank=True, max_length=500)),
                ('profile_key', models.CharField(blank=True, max_length=500)),
                ('how_we_know', models.CharField(blank=True, max_length=500)),
                ('note', models.TextField(blank=True)),
                ('connected_on', models.DateField(blank=True, null=True)),
                ('put_aside', models.BooleanField(default=False)),
                ('added_on', models.DateField()),
                ('last_contact_on', models.DateField(blank=True, editable=False, null=True)),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.importbatch')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'verbose_name_plural': 'people',
                'indexes': [
                    models.Index(fields=['search', 'sort_key', 'id'], name='person_by_name'),
                    models.Index(fields=['search', 'email'], name='person_by_email'),
                    models.Index(fields=['search', 'closeness', 'sort_key'], name='person_by_closeness'),
                    models.Index(fields=['search', 'last_contact_on'], name='person_by_last_contact'),
                    models.Index(fields=['search', 'merged_into'], name='person_by_alias'),
                    models.Index(fields=['search', 'batch'], name='person_by_batch'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(models.Q(('profile_key', ''), _negated=True), ('merged_into__isnull', True)), fields=('search', 'profile_key'), name='one_person_a_profile'),
                    models.CheckConstraint(condition=models.Q(('closeness__in', ['', 'close', 'known', 'slightly', 'cannot place'])), name='person_closeness_known'),
                    models.CheckConstraint(condition=models.Q(('style__in', ['', 'planned', 'open'])), name='person_style_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('started', models.CharField(blank=True, max_length=10)),
                ('ended', models.CharField(blank=True, max_length=10)),
                ('current', models.BooleanField(default=True)),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.importbatch')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'current'], name='role_by_person'),
                    models.Index(fields=['search', 'organisation', 'current'], name='role_by_organisation'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('rank', models.PositiveIntegerField(default=0)),
                ('scores', models.JSONField(blank=True, default=dict)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'rank'], name='target_by_rank'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'organisation'), name='one_target_a_place'),
                ],
            },
        ),
    ]
