"""People, where they work or worked, the organisations wanted, and what was brought in at once."""

from django.db import models

from whoelse.ids import new_id
from whoelse.method.answering import WORDS

CLOSENESS = ("close", "known", "slightly", "cannot place")
STYLES = ("planned", "open")
BATCH_STATES = ("reading", "refused", "waiting", "written", "undone")
SUGGESTED_BY = ("followed", "saved job", "application")


class ImportBatch(models.Model):
    """What was brought in at once.

    ``plan`` holds how far it is while it is being read, why it was refused where it can't be read, what was read while
    it waits to be looked at, whose files they were once it is written, and what stayed once it was undone.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    source = models.CharField(max_length=40)
    files = models.JSONField(default=list)
    plan = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="waiting")
    act = models.CharField(max_length=26, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "import batches"
        indexes = [models.Index(fields=["search", "made_at"], name="batch_by_time")]
        constraints = [models.CheckConstraint(condition=models.Q(state__in=BATCH_STATES), name="batch_state_known")]

    def __str__(self) -> str:
        return f"{self.source} ({self.state})"


class Organisation(models.Model):
    """A place where people work. ``key`` is its name folded, so that two spellings of one name are one place."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "key"], name="one_organisation_a_name")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody the user knows or wants to know.

    ``closeness`` and ``style`` are empty until asked. ``profile_key`` is the lower-cased slug of the profile's
    address, ``sort_key`` the folded name. Who is ``put_aside`` stays so for good; who is aside until a day is not
    suggested before it. ``could_decide`` is the user's own word that they could decide to hire the user,
    ``answers`` that on how quickly they answer; empty where the facts tell.
    ``last_contact_on`` and ``settled_on`` are worked out from the facts (``loop.projections``), never entered: the
    second is the day of the last entry about somebody who is closed and owed nothing, empty for everybody else.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200)
    called = models.CharField(max_length=100, blank=True)
    pronoun = models.CharField(max_length=40, blank=True)
    closeness = models.CharField(max_length=12, blank=True)
    style = models.CharField(max_length=10, blank=True)
    could_decide = models.BooleanField(default=False)
    answers = models.CharField(max_length=10, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    profile_url = models.CharField(max_length=500, blank=True)
    profile_key = models.CharField(max_length=500, blank=True)
    how_we_know = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    connected_on = models.DateField(null=True, blank=True)
    put_aside = models.BooleanField(default=False)
    aside_until = models.DateField(null=True, blank=True)
    added_on = models.DateField()
    last_contact_on = models.DateField(null=True, blank=True, editable=False)
    settled_on = models.DateField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["search", "sort_key", "id"], name="person_by_name"),
            models.Index(fields=["search", "email"], name="person_by_email"),
            models.Index(fields=["search", "closeness", "sort_key"], name="person_by_closeness"),
            models.Index(fields=["search", "last_contact_on"], name="person_by_last_contact"),
            models.Index(fields=["search", "settled_on"], name="person_by_settled"),
            models.Index(fields=["search", "merged_into", "put_aside"], name="person_listed"),
            models.Index(fields=["search", "batch"], name="person_by_batch"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["search", "profile_key"],
                condition=~models.Q(profile_key="") & models.Q(merged_into__isnull=True),
                name="one_person_a_profile",
            ),
            models.CheckConstraint(condition=models.Q(closeness__in=["", *CLOSENESS]), name="person_closeness_known"),
            models.CheckConstraint(condition=models.Q(style__in=["", *STYLES]), name="person_style_known"),
            models.CheckConstraint(condition=models.Q(answers__in=["", *WORDS]), name="person_answers_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """What a person does or did somewhere. Dates are as exact as they are known: 2019, 2019-04 or 2019-04-30."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    started = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, blank=True)
    current = models.BooleanField(default=True)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["search", "person", "current"], name="role_by_person"),
            models.Index(fields=["search", "organisation", "current"], name="role_by_organisation"),
        ]

    def __str__(self) -> str:
        return self.title or self.id


class Target(models.Model):
    """An organisation the user wants to get into. ``scores`` are by column id of the playbook's ranking.

    ``rank`` is the user's own order, smallest first. An archived target is out of sight, and says nothing about what
    happened: that the user wants it no longer is a fact of the journal.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveIntegerField(default=0)
    scores = models.JSONField(default=dict, blank=True)
    archived = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["search", "rank"], name="target_by_rank")]
        constraints = [models.UniqueConstraint(fields=["search", "organisation"], name="one_target_a_place")]

    def __str__(self) -> str:
        return str(self.organisation_id)


class Evidence(models.Model):
    """What one import says of how the user and a person stand: messages each way, an invitation, recommendations.

    No fact: it says nothing about this search. What several imports say is read together; each goes with its batch.
    ``first_by``, ``last_by`` and ``invited_by`` are "me" or "them".
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="+")
    mine = models.PositiveIntegerField(default=0)
    theirs = models.PositiveIntegerField(default=0)
    first_on = models.DateField(null=True, blank=True)
    first_by = models.CharField(max_length=4, blank=True)
    last_on = models.DateField(null=True, blank=True)
    last_by = models.CharField(max_length=4, blank=True)
    last_mine_on = models.DateField(null=True, blank=True)
    last_theirs_on = models.DateField(null=True, blank=True)
    invited_on = models.DateField(null=True, blank=True)
    invited_by = models.CharField(max_length=4, blank=True)
    recommends_me = models.BooleanField(default=False)
    recommended_by_me = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["search", "person"], name="evidence_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.last_on or ''}"


class OwnRole(models.Model):
    """What the user does or did somewhere, for the sake of a shared past. ``key`` is that of the organisation's name.

    Days are as exact as they are known: 2019 or 2019-04; without an end it is the present one.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    started = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=["search", "key"], name="own_role_by_place")]

    def __str__(self) -> str:
        return self.organisation


class Suggestion(models.Model):
    """An organisation that an import suggests as a target: followed, or a job there saved or applied for.

    Offered only; a target is what the user makes of it. ``key`` is that of the organisation's name.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    organisation = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=1_000, blank=True)
    day = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["search", "key"], name="suggestion_by_place")]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=SUGGESTED_BY), name="suggestion_kind_known")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.kind})"


#: What an export of a search holds, in the order in which it is written back.
EVERYTHING = (ImportBatch, Organisation, Person, Role, Target, Evidence, OwnRole, Suggestion)
