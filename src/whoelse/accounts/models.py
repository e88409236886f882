"""Users, nothing else."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from whoelse.ids import new_id


class User(AbstractUser):
    """Somebody who signs in. On one machine there is exactly one, who never sees a password."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)

    def __str__(self) -> str:
        return self.get_username()
