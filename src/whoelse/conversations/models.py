"""What was written and said, in the user's words. What it means, and how far it has come, is read from the facts."""

from django.db import models

from whoelse.ids import new_id

QUESTION_STATES = ("open", "asked", "kept for later", "set aside")
DIRECTIONS = ("by me", "by them")
PROMISED_BY = ("me", "them")


class Draft(models.Model):
    """Anything typed and not yet sent or saved: one row per form, with a revision that grows with each keeping.

    Its ``form`` names the form it belongs to ("message:invitation:PERSON", "debrief:CONVERSATION"), ``fields`` what
    stands in it.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    form = models.CharField(max_length=160)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fields = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "form"], name="one_draft_a_form")]

    def __str__(self) -> str:
        return self.form


class Message(models.Model):
    """Something written or said to or by a person outside a conversation, marked as sent or received."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40)
    direction = models.CharField(max_length=10, default="by me")
    channel = models.CharField(max_length=40, blank=True)
    day = models.DateField()
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="message_by_person")]
        constraints = [models.CheckConstraint(condition=models.Q(direction__in=DIRECTIONS), name="message_direction")]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Conversation(models.Model):
    """One informational interview, from agreed to debriefed; ``planned`` is false where it just happened."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(null=True, blank=True)
    time = models.CharField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    how = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=300, blank=True)
    planned = models.BooleanField(default=True)
    about_me = models.TextField(blank=True)
    worth_knowing = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["search", "person", "day"], name="conversation_by_person"),
            models.Index(fields=["search", "day"], name="conversation_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class Question(models.Model):
    """One question for a person: on the list of one conversation, or kept for the next one."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=1_000)
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=14, default="open")

    class Meta:
        indexes = [models.Index(fields=["search", "person", "position"], name="question_by_person")]
        constraints = [models.CheckConstraint(condition=models.Q(state__in=QUESTION_STATES), name="question_state")]

    def __str__(self) -> str:
        return self.words


class Debrief(models.Model):
    """What the user wrote down right after. Rapport, comfort and the ask are facts; these are the words."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    day = models.DateField()
    learned = models.TextField(blank=True)
    surprised = models.TextField(blank=True)
    felt = models.TextField(blank=True)
    answer_words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="debrief_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class Promise(models.Model):
    """Something the user or the person said they would do. ``entry`` is the fact that it was made."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    entry = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=4)
    words = models.CharField(max_length=1_000)
    day = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="promise_by_person")]
        constraints = [models.CheckConstraint(condition=models.Q(by__in=PROMISED_BY), name="promise_by_whom")]

    def __str__(self) -> str:
        return self.words


class Advice(models.Model):
    """What a person advised. ``entry`` is the fact that it was given; followed or not is read from the facts."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    entry = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=2_000)
    day = models.DateField()

    class Meta:
        verbose_name_plural = "advice"
        indexes = [models.Index(fields=["search", "person", "day"], name="advice_by_person")]

    def __str__(self) -> str:
        return self.words


class Resource(models.Model):
    """A book, site, group, event or person recommended in a conversation."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=1_000)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="resource_by_person")]

    def __str__(self) -> str:
        return self.words


class Give(models.Model):
    """Something the user did for a person. ``entry`` is the fact."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    entry = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=1_000)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="give_by_person")]

    def __str__(self) -> str:
        return self.words


class Lead(models.Model):
    """An opening heard of, and from whom. ``entry`` is the fact.

    One that was found by the user has neither person nor fact: ``place`` is the key of the organisation where it is.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    entry = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=1_000)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="lead_by_person")]

    def __str__(self) -> str:
        return self.words


class Note(models.Model):
    """Something worth keeping about a person that is none of the above."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="note_by_person")]

    def __str__(self) -> str:
        return self.words[:80]


#: What an export of a search holds, in the order in which it is written back.
EVERYTHING = (Conversation, Draft, Message, Question, Debrief, Promise, Advice, Resource, Give, Lead, Note)
