"""A search, to which everything else belongs, and the plan of each of its days."""

from django.conf import settings
from django.db import models

from whoelse.ids import new_id


class Search(models.Model):
    """One job search.

    Whether it is paused, won or ended is read from the facts. ``purpose`` stays empty until it has been asked,
    ``working_days`` (Monday is 0) empty where it is Monday to Friday. ``locale`` says how dates and numbers are
    written, ``week_begins`` is a weekday. ``export_asked_on`` is the day on which a file of contacts was asked for that
    has not come yet, ``export_back_on`` the day on which *Today* asks whether it has.
    ``others_seen`` once *Today* need not say any more that there are other playbooks. Where a playbook begins with a
    list of places, ``list_back_on`` is the day until which *Today* leaves it alone, ``list_enough`` once it is to for
    good.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    signed = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=500, blank=True)
    industry = models.CharField(max_length=120, blank=True)
    job_titles = models.JSONField(default=list, blank=True)
    about_me = models.TextField(blank=True)
    style = models.CharField(max_length=10, blank=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    working_days = models.JSONField(default=list, blank=True)
    locale = models.CharField(max_length=6, blank=True)
    week_begins = models.PositiveSmallIntegerField(default=0)
    export_asked_on = models.DateField(null=True, blank=True)
    export_back_on = models.DateField(null=True, blank=True)
    others_seen = models.BooleanField(default=False)
    list_back_on = models.DateField(null=True, blank=True)
    list_enough = models.BooleanField(default=False)
    started_on = models.DateField()

    class Meta:
        verbose_name_plural = "searches"
        constraints = [
            models.CheckConstraint(condition=models.Q(style__in=["", "planned", "open"]), name="search_style_known"),
        ]

    def __str__(self) -> str:
        return self.purpose or self.id


class DayPlan(models.Model):
    """The steps chosen for one day of the user's time zone: at most three keys, chosen once.

    ``stopped`` once the user has had enough of that day.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey(Search, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    keys = models.JSONField(default=list)
    stopped = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "day"], name="one_plan_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {len(self.keys)}"


class Week(models.Model):
    """The minutes that went into the search in the week that begins on a day, by the user's own word."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)
    search = models.ForeignKey(Search, on_delete=models.CASCADE, related_name="+", db_index=False)
    first = models.DateField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["search", "first"], name="a_week_noted_once"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1, minutes__lte=10_080), name="minutes_of_a_week"),
        ]

    def __str__(self) -> str:
        return f"{self.first}: {self.minutes} minutes"
