"""What happened: acts, the facts each of them noted, and what each of them changed in the records.

Acts and entries are only ever added. An act is taken back by another act that retracts it.
"""

from typing import Any, NoReturn

from django.db import models

from whoelse.ids import new_id


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete what has been noted."""


class NotedQuerySet(models.QuerySet[Any]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("What has been noted is retracted by another act, never changed.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("What has been noted is retracted by another act, never changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("What has been noted is retracted by another act, never deleted.")


class Act(models.Model):
    """One happening, as it was noted in one go.

    ``token`` comes from the form, so that the same request twice is one act. ``step_key`` and what follows it are
    frozen: the step that the act followed, the rule and the reason as they were read on that day.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    noted_on = models.DateField()
    noted_at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)
    retracts = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="retracted_by"
    )
    person = models.CharField(max_length=26, blank=True)
    playbook = models.CharField(max_length=60, blank=True)
    playbook_version = models.PositiveIntegerField(null=True, blank=True)
    step_key = models.CharField(max_length=200, blank=True)
    step_do = models.CharField(max_length=40, blank=True)
    step_rule = models.CharField(max_length=40, blank=True)
    step_reason = models.TextField(blank=True)
    batch = models.CharField(max_length=26, blank=True)

    objects = NotedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["search", "noted_on", "seq"], name="act_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["search", "seq"], name="acts_in_order"),
            models.UniqueConstraint(fields=["search", "token"], condition=~models.Q(token=""), name="one_act_a_token"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.noted_on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; refuse to change it."""
        if not self._state.adding:
            raise AppendOnlyError("An act is retracted by another act, never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("An act is retracted by another act, never deleted.")


class Entry(models.Model):
    """One fact, as ``method.facts.Fact`` has it. People and targets are stable ids, read through merges later."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="entries", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    on = models.DateField()
    noted = models.DateField()
    person = models.CharField(max_length=26, blank=True)
    by = models.CharField(max_length=26, blank=True)
    about = models.CharField(max_length=26, blank=True)
    through = models.CharField(max_length=26, blank=True)
    target = models.CharField(max_length=26, blank=True)
    for_day = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    rapport = models.PositiveSmallIntegerField(null=True, blank=True)
    comfort = models.CharField(max_length=12, blank=True)
    asked = models.CharField(max_length=12, blank=True)
    ask = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=12, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=12, blank=True)
    key = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=40, blank=True)
    from_playbook = models.CharField(max_length=60, blank=True)
    to_playbook = models.CharField(max_length=60, blank=True)
    answers = models.CharField(max_length=26, blank=True)
    corrects = models.CharField(max_length=26, blank=True)

    objects = NotedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["search", "act"], name="entry_by_act"),
            models.Index(fields=["search", "person", "seq"], name="entry_by_person"),
        ]
        constraints = [models.UniqueConstraint(fields=["search", "seq"], name="entries_in_order")]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; refuse to change it."""
        if not self._state.adding:
            raise AppendOnlyError("An entry is corrected or retracted by another one, never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("An entry is retracted by another act, never deleted.")


class RecordChange(models.Model):
    """One row of a record as it was before and after an act: an empty ``before`` = made by it."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="changes", db_index=False)
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=60)
    row = models.CharField(max_length=26)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    objects = NotedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["search", "table", "row"], name="change_by_row")]
        constraints = [models.UniqueConstraint(fields=["search", "act", "position"], name="changes_in_order")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


#: What an export of a search holds, in the order in which it is written back.
EVERYTHING = (Act, Entry, RecordChange)
