"""Asks and introductions, in the user's words. How far an introduction has come is read from the facts."""

from django.db import models

from whoelse.ids import new_id

KNOWN_THROUGH = ("coworker", "event", "online acquaintance", "friend", "other")
SCOPES = ("resources", "company", "job title", "industry", "anyone")


class Ask(models.Model):
    """A request for an introduction, as it was put. ``entry`` is the fact that it was made."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    entry = models.CharField(max_length=26, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    scope = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    words = models.CharField(max_length=1_000, blank=True)
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["search", "person", "day"], name="ask_by_person")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["indirect", "direct"]), name="ask_kind_known"),
            models.CheckConstraint(condition=models.Q(scope__in=["", *SCOPES]), name="ask_scope_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Introduction(models.Model):
    """A person leading to another: who is known to be behind it, how the two know each other, what was said.

    ``person`` is missing while nobody has a name ("someone at ``organisation``").
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey("searches.Search", on_delete=models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=26, blank=True)
    introducer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    known_through = models.CharField(max_length=20, blank=True)
    known_words = models.CharField(max_length=500, blank=True)
    quote = models.TextField(blank=True)
    first_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["search", "introducer", "person"], name="introduction_by_introducer"),
            models.Index(fields=["search", "person"], name="introduction_by_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(known_through__in=["", *KNOWN_THROUGH]), name="known_through")
        ]

    def __str__(self) -> str:
        return f"{self.introducer_id} {self.person_id or ''}"


#: What an export of a search holds, in the order in which it is written back.
EVERYTHING = (Ask, Introduction)
