"""The user's own playbooks, every version of them, and which playbook a search follows since when."""

from django.db import models

from whoelse.ids import new_id


class OwnPlaybook(models.Model):
    """One version of a playbook that the user changed or wrote, as its text."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text = models.TextField()
    based_on = models.CharField(max_length=80, blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "name", "version"], name="one_text_a_version")]

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


class Original(models.Model):
    """A playbook that comes along, as it was when the user copied it: what a newer one is compared with."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "name", "version"], name="one_original_a_version")]

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


class Following(models.Model):
    """Which playbook a search follows from a day on; the last one noted holds. None at all means Plain."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    own = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    since = models.DateField()
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "position"], name="one_following_at_a_time")]

    def __str__(self) -> str:
        return f"{self.name}@{self.version} since {self.since}"


#: What an export of a search holds, in the order in which it is written back.
EVERYTHING = (OwnPlaybook, Original, Following)
