
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
            name='Conversation',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('day', models.DateField(blank=True, null=True)),
                ('time', models.CharField(blank=True, max_length=40)),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('how', models.CharField(blank=True, max_length=40)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('planned', models.BooleanField(default=True)),
                ('about_me', models.TextField(blank=True)),
                ('worth_knowing', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='conversation_by_person'),
                    models.Index(fields=['search', 'day'], name='conversation_by_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Debrief',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('day', models.DateField()),
                ('learned', models.TextField(blank=True)),
                ('surprised', models.TextField(blank=True)),
                ('felt', models.TextField(blank=True)),
                ('answer_words', models.TextField(blank=True)),
                ('conversation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conversations.conversation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='debrief_by_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('form', models.CharField(max_length=160)),
                ('fields', models.JSONField(default=dict)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('kept_at', models.DateTimeField()),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('search', 'form'), name='one_draft_a_form'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Give',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('entry', models.CharField(blank=True, max_length=26)),
                ('words', models.CharField(max_length=1000)),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='give_by_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Lead',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('entry', models.CharField(blank=True, max_length=26)),
                ('words', models.CharField(max_length=1000)),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='lead_by_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('kind', models.CharField(max_length=40)),
                ('direction', models.CharField(default='by me', max_length=10)),
                ('channel', models.CharField(blank=True, max_length=40)),
                ('day', models.DateField()),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('body', models.TextField(blank=True)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='message_by_person'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('direction__in', ('by me', 'by them'))), name='message_direction'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('words', models.TextField()),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='note_by_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('entry', models.CharField(blank=True, max_length=26)),
                ('by', models.CharField(max_length=4)),
                ('words', models.CharField(max_length=1000)),
                ('day', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='promise_by_person'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('by__in', ('me', 'them'))), name='promise_by_whom'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=1000)),
                ('position', models.PositiveIntegerField()),
                ('state', models.CharField(default='open', max_length=14)),
                ('conversation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conversations.conversation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'position'], name='question_by_person'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('state__in', ('open', 'asked', 'kept for later', 'set aside'))), name='question_state'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('words', models.CharField(max_length=1000)),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['search', 'person', 'day'], name='resource_by_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.CharField(default=whoelse.ids.new_id, editable=False, max_length=26, primary_key=True, serialize=False)),
                ('act', models.CharField(blank=True, max_length=26)),
                ('entry', models.CharField(blank=True, max_length=26)),
                ('words', models.CharField(max_length=2000)),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('search', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='searches.search')),
            ],
            options={
                'verbose_name_plural': 'advice',
                'indexes': [models.Index(fields=['search', 'person', 'day'], name='advice_by_person')],
            },
        ),
    ]
